import { Suspense, useState } from 'react';
import { useParams, useRouterState } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { AnswerPanel, tellable } from '../../../surfaces/ui/answer-panel.tsx';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { ConfirmAction } from '../../../surfaces/ui/form/confirm-action.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { rowLine, useRowLabel } from '../../../surfaces/ui/row-label.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { canBegin, isDone, thingOf } from '../../../surfaces/ui/table/actions-of-list.ts';
import { addresses } from '../addresses.ts';
import { NotFoundPage } from '../not-found-page.tsx';
import { NoticePage } from '../notice-page.tsx';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { useSchool } from '../school-context.tsx';
import { besideForms } from '../beside-forms.ts';
import { screenOf, thingMadeBy } from '../screens.ts';
import { useFlash } from '../../../surfaces/ui/flash.tsx';
import { Waiting } from '../../../surfaces/ui/waiting.tsx';
import { ScreenOf } from './screen-of.tsx';
import { useSubject, type Subject } from './use-subject.ts';

/** Where one goes after it, and when one changes one's mind: the page one came from, or the list of the thing. */
function useWayBack(verb: VerbDescription): string {
  const { slug } = useSchool();
  const { verbs } = useSurface();
  const from = useRouterState({ select: ({ location }) => location.state.carried?.from });
  if (from !== undefined) return from;
  const list = verbs.find(
    ({ kind, name }) => kind === 'list' && thingOf(name) === thingOf(verb.name),
  );
  return list ? addresses.see(slug, list.name) : addresses.workbench(slug);
}

const idIn = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string'
    ? answer.id
    : null;

/** The page of what was made by the verb, where one goes on with it; null where it has none. */
function usePlaceOfMade(verb: VerbDescription): (answer: unknown) => string | null {
  const { shownAt } = useSurface();
  const thing = thingMadeBy(verb.name);
  return (answer) => {
    const id = idIn(answer);
    return thing === null || id === null ? null : shownAt(thing, id);
  };
}

function Done(props: {
  readonly verb: VerbDescription;
  readonly answer: unknown;
  readonly back: string;
}) {
  const { t } = useTranslation('web');
  const { verb, answer, back } = props;
  const { me } = useSchool();
  const { go } = useSurface();
  const words = useRoomWords();
  return (
    <>
      <PageHeading title={words.verb(verb.room, verb.name)} school={me.school.name} />
      <Alert type="success" showIcon title={words.done(verb.room, verb.name)} />
      <AnswerPanel verb={verb} answer={answer} />
      <Button type="primary" onClick={() => go(back)}>
        {t('do.back')}
      </Button>
    </>
  );
}

/** What one needs before one can fill the form in, such as a template. */
function BesideForm({ verb }: { readonly verb: string }) {
  const beside = besideForms.find((one) => one.verb === verb);
  return beside ? (
    <Suspense>
      <beside.Part />
    </Suspense>
  ) : null;
}

function Doing({ verb, subject }: { readonly verb: VerbDescription; readonly subject: Subject }) {
  const { t } = useTranslation('web');
  const { me } = useSchool();
  const { go } = useSurface();
  const words = useRoomWords();
  const labelOf = useRowLabel();
  const tell = useFlash();
  const back = useWayBack(verb);
  const placeOfMade = usePlaceOfMade(verb);
  const [answer, setAnswer] = useState<unknown>(null);
  const { row, list, given, initial, existing } = subject;
  const lost = !canBegin(verb, initial) || (verb.face === 'confirm' && given.length > 0 && !row);
  if (tellable(answer).length > 0) return <Done verb={verb} answer={answer} back={back} />;
  const title = words.verb(verb.room, verb.name);
  if (lost) {
    return (
      <NoticePage title={title} school={me.school.name} text={t('do.subject.lost')}>
        <Button onClick={() => go(back)}>{t('do.back')}</Button>
      </NoticePage>
    );
  }
  const form = {
    verb,
    initial,
    existing,
    given,
    onCancel: () => go(back),
    onDone(value: unknown) {
      const made = placeOfMade(value);
      if (made === null && tellable(value).length > 0) return setAnswer(value);
      const place = made ?? back;
      tell(words.done(verb.room, verb.name), place.replace(/\?.*$/, ''));
      go(place);
    },
  };
  const about = row && list ? { row, list } : null;
  return (
    <>
      <PageHeading
        title={title}
        school={me.school.name}
        lead={
          verb.face === 'confirm' || !about
            ? null
            : t('do.about', { name: rowLine(labelOf(about.list, about.row)) })
        }
      />
      <BesideForm verb={verb.name} />
      {verb.face === 'confirm' ? (
        <ConfirmAction {...form} about={about} />
      ) : (
        <ActionForm {...form} send={title} />
      )}
    </>
  );
}

function Prepared({ verb }: { readonly verb: VerbDescription }) {
  const { t } = useTranslation('web');
  const subject = useSubject(verb);
  if (!subject) return <Waiting label={t('loading')} />;
  return <Doing verb={verb} subject={subject} />;
}

/** Any action the person may do: as a form, as a plain question, or on a screen of its own. */
export function DoPage() {
  const { verb: name } = useParams({ strict: false }) as { readonly verb?: string };
  const { me } = useSchool();
  const { verbs } = useSurface();
  const verb = verbs.find((one) => isDone(one) && one.name === name);
  const screen = verb?.face === 'screen' ? screenOf(verb.name) : null;
  if (!verb || (verb.face === 'screen' && !screen))
    return <NotFoundPage reason="not-allowed" school={me.school} />;
  return screen ? <ScreenOf screen={screen} /> : <Prepared key={verb.name} verb={verb} />;
}
