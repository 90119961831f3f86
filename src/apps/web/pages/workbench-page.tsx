import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupDays } from '../../../capabilities/workbench/group-days.ts';
import type { Workbench, workbenchRead } from '../../../capabilities/workbench/workbench.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { PageLink } from '../../../surfaces/ui/surface.tsx';
import { addresses } from '../addresses.ts';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { useSchool } from '../school-context.tsx';
import { Waiting } from '../../../surfaces/ui/waiting.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Shortcuts } from './shortcuts.tsx';

function Tasks({ tasks }: Pick<Workbench, 'tasks'>) {
  const { t } = useTranslation('web');
  const { slug } = useSchool();
  const words = useRoomWords();
  return (
    <ul className="tasks">
      {tasks.map(({ room, code, values, href, due, overdue }) => (
        <li key={`${room} ${code} ${href} ${JSON.stringify(values)}`}>
          <PageLink href={addresses.within(slug, href)}>
            {words.find(room, `task.${code}`, values) ?? code}
          </PageLink>
          {due !== null && (
            <span className={overdue ? 'due overdue' : 'due'}>
              {t(overdue ? 'workbench.overdue' : 'workbench.due', { day: due })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Rooms whose tasks could not be read: the others are shown, and it is said that some are missing. */
function Faults({ faults }: Pick<Workbench, 'faults'>) {
  const words = useRoomWords();
  return faults.map(({ source, reference }) => {
    const values = { room: words.room(source), reference };
    return (
      <Alert
        key={source}
        type="warning"
        showIcon
        className="fault-note"
        title={words.find('workbench', 'fault.source', values)}
        description={words.find('workbench', 'fault.source.way')}
      />
    );
  });
}

function Deadlines({ deadlines }: Pick<Workbench, 'deadlines'>) {
  const { t } = useTranslation('web');
  const words = useRoomWords();
  if (deadlines.length === 0) return <p className="hint">{t('workbench.deadlines.none')}</p>;
  const { single, often } = groupDays(deadlines);
  const once = single.map((entry) => ({ entry, count: 1 }));
  const rows = [...once, ...often.map(({ entry, days }) => ({ entry, count: days.length }))];
  return (
    <ul className="days">
      {rows.map(({ entry: { room, code, values, day, certain }, count }) => (
        <li key={`${room} ${code} ${day}`} className={certain ? undefined : 'uncertain'}>
          <time dateTime={day}>{day}</time>
          <span>
            {words.find(room, `duty.${code}`, values) ?? code}
            {count > 1 && (
              <span className="article">{t('workbench.deadlines.often', { count })}</span>
            )}
            {!certain && (
              <span className="article">{words.find('workbench', 'calendar.uncertain')}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Notices({ notices }: Pick<Workbench, 'notices'>) {
  const { t } = useTranslation('web');
  if (notices.length === 0) return <p className="hint">{t('workbench.notices.none')}</p>;
  return (
    <ul className="notices">
      {notices.map(({ id, title, text, since }) => (
        <li key={id}>
          <details>
            <summary>
              {title} <time dateTime={since}>{since}</time>
            </summary>
            <p className="notice-text">{text}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Sections({ workbench }: { readonly workbench: Workbench }) {
  const { t } = useTranslation('web');
  const { tasks, faults, firstSteps } = workbench;
  return (
    <div className="workbench">
      <section className="workbench-tasks">
        <h2>{t('workbench.tasks')}</h2>
        <Faults faults={faults} />
        {tasks.length > 0 && <Tasks tasks={tasks} />}
        {(tasks.length === 0 || firstSteps.length > 0) && <FirstSteps steps={firstSteps} />}
      </section>
      <Shortcuts />
      <section>
        <h2>{t('workbench.deadlines')}</h2>
        <Deadlines deadlines={workbench.deadlines} />
      </section>
      <section>
        <h2>{t('workbench.notices')}</h2>
        <Notices notices={workbench.notices} />
      </section>
    </div>
  );
}

/** What waits for this person, what is due, and what was announced. */
export function WorkbenchPage() {
  const { t } = useTranslation('web');
  const { me } = useSchool();
  const { value, failure, again } = useAsk<ReturnType<typeof workbenchRead>>('workbench.read', {});
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
