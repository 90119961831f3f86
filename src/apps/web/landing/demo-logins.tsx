import { useState } from 'react';
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { CopyText } from '../../../surfaces/ui/answer-panel.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { addresses } from '../addresses.ts';
import type { DemoLogin, Installation } from '../installation.ts';
import { logIn } from '../session.ts';
import { roleName } from '../shell/capacity-switch.tsx';
import { useFailureWords } from '../use-failure-words.ts';

function EnterAs({ login, label }: { readonly login: DemoLogin; readonly label: string }) {
  const { t } = useTranslation('web');
  const router = useRouter();
  const store = useQueryClient();
  const [entering, setEntering] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = useFailureWords(failure, 'access');
  const { number, password, school } = login;
  async function enter(): Promise<void> {
    setEntering(true);
    const answer = await logIn(school, { number, password });
    setEntering(false);
    if (!answer.ok) return setFailure(answer.error);
    store.removeQueries({ queryKey: [school] });
    router.history.push(addresses.workbench(school));
  }
  return (
    <>
      <Button
        size="small"
        loading={entering}
        aria-label={t('demo.enter.as', { name: label })}
        onClick={() => void enter()}
      >
        {t('demo.enter')}
      </Button>
      {words && <p className="field-problem">{words.title}</p>}
    </>
  );
}

function LoginRow({ login }: { readonly login: DemoLogin }) {
  const { t, i18n } = useTranslation('web');
  const words = useRoomWords();
  const [first = ''] = login.roles;
  const about = `role.about.${first}`;
  return (
    <li className="login">
      <div className="login-who">
        <p className="login-name">{login.name}</p>
        <p className="login-role">
          {login.roles.map((role) => roleName(words, role)).join(t('comma'))}
        </p>
        {i18n.exists(about) && <p className="hint">{t(about)}</p>}
      </div>
      <dl className="login-keys">
        <div>
          <dt>{t('log-in.number')}</dt>
          <dd>
            <CopyText text={login.number} />
          </dd>
        </div>
        <div>
          <dt>{t('log-in.password')}</dt>
          <dd>
            <CopyText text={login.password} />
          </dd>
        </div>
      </dl>
      <div className="login-go">
        <EnterAs login={login} label={login.name} />
      </div>
    </li>
  );
}

/** The log-ins of the demo by school: what each person is, and a way in. Gone once a real school exists. */
export function DemoLogins(props: {
  readonly logins: readonly DemoLogin[];
  readonly schools: Installation['schools'];
}) {
  const { logins, schools } = props;
  const { t } = useTranslation('web');
  return (
    <section className="demo-logins">
      <h2>{t('demo.logins')}</h2>
      <p className="hint">{t('demo.logins.lead')}</p>
      {schools.map(({ slug, name }) => (
        <section key={slug}>
          <h3>{name}</h3>
          <ul>
            {logins
              .filter(({ school }) => school === slug)
              .map((login) => (
                <LoginRow key={login.number} login={login} />
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
