import { useState } from 'react';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../../engines/actions/verb.ts';
import type { Language } from '../../../kernel/words.ts';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { actionsOf } from '../../../surfaces/ui/table/actions-of-list.ts';
import { readListState } from '../../../surfaces/ui/table/list-state.ts';
import { ListTable } from '../../../surfaces/ui/table/list-table.tsx';
import { accessVerbs } from '../access-verbs.ts';
import { languageOf, switchLanguage } from '../language.ts';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { useSchool } from '../school-context.tsx';
import { capacityName } from '../shell/capacity-switch.tsx';
import { TotpSection } from './totp-section.tsx';

function Capacities() {
  const { t } = useTranslation('web');
  const { me, capacity, chooseCapacity } = useSchool();
  const words = useRoomWords();
  if (me.capacities.length === 0) return <p>{t('account.capacity.none')}</p>;
  return (
    <>
      <p className="hint" id="capacity-hint">
        {t('account.capacity.lead')}
      </p>
      <Radio.Group
        className="choice-list"
        aria-describedby="capacity-hint"
        aria-label={t('account.capacity')}
        value={capacity}
        onChange={(event) => chooseCapacity(String(event.target.value))}
        options={me.capacities.map((held) => ({
          value: held.id,
          label: capacityName(words, held, t),
        }))}
      />
    </>
  );
}

/** The language of the page, kept with the account as well, so that other devices speak it too. */
function LanguageChoice() {
  const { t, i18n } = useTranslation('web');
  const { client, verbs } = useSurface();
  const [failure, setFailure] = useState<Failure | null>(null);
  const keeps = verbs.some(({ name }) => name === accessVerbs.chooseLanguage);
  async function choose(language: Language): Promise<void> {
    await switchLanguage(i18n, language);
    if (!keeps) return;
    const answer = await client.act<Action>(accessVerbs.chooseLanguage, { language });
    setFailure(answer.ok ? null : answer.error);
  }
  return (
    <>
      <Radio.Group
        aria-label={t('account.language')}
        value={languageOf(i18n)}
        onChange={(event) => void choose(event.target.value === 'en' ? 'en' : 'zh')}
        options={[
          { value: 'zh', label: <span lang="zh-CN">中文</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
      />
      {failure && <FailureNotice failure={failure} room="access" />}
    </>
  );
}

function Password() {
  const { t } = useTranslation('web');
  const { verbs, addressOf } = useSurface();
  const words = useRoomWords();
  const verb = verbs.find(({ name }) => name === accessVerbs.changePassword);
  const href = verb ? addressOf(verb, {}) : null;
  if (!verb || href === null) return <p>{t('account.password.elsewhere')}</p>;
  return (
    <PageLink className="button-link" href={href} carried={{ from: window.location.pathname }}>
      {words.verb(verb.room, verb.name)}
    </PageLink>
  );
}

/** Where the account is logged in, and what can be done about it. */
function Sessions() {
  const { verbs, addressOf } = useSurface();
  const words = useRoomWords();
  const [state, setState] = useState(() => readListState(new URLSearchParams()));
  const list = verbs.find(({ name }) => name === accessVerbs.sessions);
  if (!list) return null;
  const offered = actionsOf(list, verbs).page.flatMap((verb) => {
    const href = addressOf(verb, {});
    return href === null ? [] : [{ verb, href }];
  });
  return (
    <>
      <p className="button-line">
        {offered.map(({ verb, href }) => (
          <PageLink
            key={verb.name}
            className="button-link"
            href={href}
            carried={{ from: window.location.pathname }}
          >
            {words.verb(verb.room, verb.name)}
          </PageLink>
        ))}
      </p>
      <ListTable list={list} state={state} onState={setState} tools={false} />
    </>
  );
}

/** The way to what the school knows of oneself, where the capacity in use may look. */
function OwnRecord() {
  const { t } = useTranslation('web');
  const { me } = useSchool();
  const { shownAt } = useSurface();
  const href = me.person && shownAt('person', me.person.id);
  return href ? (
    <p>
      <PageLink href={href}>{t('account.own')}</PageLink>
    </p>
  ) : null;
}

/** What belongs to the person and not to a post: capacity, password, second factor, sessions, language. */
export function AccountPage() {
  const { t } = useTranslation('web');
  const { me } = useSchool();
  const { verbs } = useSurface();
  const has = (name: string): boolean => verbs.some((verb) => verb.name === name);
  const lead = t('account.lead', { number: me.person?.number ?? '', school: me.school.name });
  return (
    <div className="account">
      <PageHeading title={me.person?.name ?? ''} school={me.school.name} lead={lead} />
      <OwnRecord />
      <section>
        <h2>{t('account.capacity')}</h2>
        <Capacities />
      </section>
      <section>
        <h2>{t('account.password')}</h2>
        <Password />
      </section>
      {has(accessVerbs.totpBegin) && (
        <section>
          <h2>{t('account.totp')}</h2>
          <TotpSection />
        </section>
      )}
      {has(accessVerbs.sessions) && (
        <section>
          <h2>{t('account.sessions')}</h2>
          <p className="hint">{t('account.sessions.lead')}</p>
          <Sessions />
        </section>
      )}
      <section>
        <h2>{t('account.language')}</h2>
        <LanguageChoice />
      </section>
    </div>
  );
}
