import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { actionsOf } from '../../../surfaces/ui/table/actions-of-list.ts';
import { PageHeading } from '../page-heading.tsx';
import { useSchool } from '../school-context.tsx';
import { Waiting } from '../waiting.tsx';
import type { DueEntry, Task, Workbench, WorkbenchQuery } from './workbench-model.ts';

/** Words of an entry: its room says them, by `task.<code>` or `deadline.<code>`. */
function useEntryWords() {
  const words = useRoomWords();
  return (head: string, { room, code, values }: Pick<Task, 'room' | 'code' | 'values'>): string =>
    words.find(room, `${head}.${code}`, values) ?? code;
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation('web');
  const say = useEntryWords();
  return (
    <ul className="tasks">
      {tasks.map((task) => (
        <li key={`${task.room} ${task.code} ${task.href}`}>
          <PageLink href={task.href}>{say('task', task)}</PageLink>
          {task.due !== null && (
            <span className="due">{t('workbench.due', { day: task.due })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Deadlines({ deadlines }: { readonly deadlines: readonly DueEntry[] }) {
  const say = useEntryWords();
  return (
    <ul className="days">
      {deadlines.map((entry) => (
        <li key={`${entry.room} ${entry.code} ${entry.day}`}>
          <time dateTime={entry.day}>{entry.day}</time>
          <span>{say('deadline', entry)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing to do yet: what whoever may begin something would begin with. */
function FirstSteps() {
  const { t, i18n } = useTranslation('web');
  const { me, capacity } = useSchool();
  const { verbs, addressOf } = useSurface();
  const words = useRoomWords();
  const role = me.capacities.find(({ id }) => id === capacity)?.role ?? '';
  const advice = i18n.exists(`workbench.first.${role}`)
    ? `workbench.first.${role}`
    : 'workbench.first';
  const lists = verbs.filter(({ kind }) => kind === 'list');
  const steps = lists
    .flatMap((list) => actionsOf(list, verbs).page.slice(0, 1))
    .flatMap((verb) => {
      const href = addressOf(verb, {});
      return href === null ? [] : [{ verb, href }];
    })
    .slice(0, 4);
  return (
    <div className="empty">
      <p className="empty-title">{t('workbench.nothing')}</p>
      <p>{t(advice)}</p>
      <ul className="steps">
        {steps.map(({ verb, href }) => (
          <li key={verb.name}>
            <PageLink href={href}>{words.verb(verb.room, verb.name)}</PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sections({ workbench }: { readonly workbench: Workbench }) {
  const { t } = useTranslation('web');
  const { tasks, deadlines, notices } = workbench;
  return (
    <div className="workbench">
      <section className="workbench-tasks">
        <h2>{t('workbench.tasks')}</h2>
        {tasks.length > 0 ? <Tasks tasks={tasks} /> : <FirstSteps />}
      </section>
      <section>
        <h2>{t('workbench.deadlines')}</h2>
        {deadlines.length > 0 ? (
          <Deadlines deadlines={deadlines} />
        ) : (
          <p className="hint">{t('workbench.deadlines.none')}</p>
        )}
      </section>
      <section>
        <h2>{t('workbench.notices')}</h2>
        {notices.length === 0 && <p className="hint">{t('workbench.notices.none')}</p>}
        <ul className="days">
          {notices.map(({ id, title, day }) => (
            <li key={id}>
              <time dateTime={day}>{day}</time>
              <span>{title}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** What waits for this person, what is due, and what was announced. */
export function WorkbenchPage() {
  const { t } = useTranslation('web');
  const { me } = useSchool();
  const { value, failure, again } = useAsk<WorkbenchQuery>('workbench.read', {});
  return (
    <>
      <PageHeading
        title={t('workbench')}
        school={me.school.name}
        lead={t('workbench.hello', { name: me.person?.name ?? '' })}
      />
      {failure && <FailureNotice failure={failure} room="workbench" onRetry={again} />}
      {!value && !failure && <Waiting label={t('loading')} />}
      {value && <Sections workbench={value} />}
    </>
  );
}
