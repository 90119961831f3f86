import { Alert, Button } from 'antd';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { parseWhole } from '../../../surfaces/ui/amounts.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { addresses } from '../addresses.ts';
import { chinaYear } from '../china-year.ts';
import { PageHeading } from '../page-heading.tsx';
import { useSchool } from '../school-context.tsx';
import { Waiting } from '../waiting.tsx';
import type { YearCalendar, YearCalendarQuery, YearEntry } from './workbench-model.ts';

function EntryLine({ entry }: { readonly entry: YearEntry }) {
  const { t } = useTranslation('web');
  const words = useRoomWords();
  const { room, code, values, day, article, certain } = entry;
  return (
    <li className={certain ? undefined : 'uncertain'}>
      <time dateTime={day}>{t('calendar.day', { day: Number(day.slice(8)) })}</time>
      <span>
        {words.find(room, `calendar.${code}`, values) ??
          words.find(room, `deadline.${code}`, values) ??
          code}
        {article !== null && <span className="article">{article}</span>}
        {!certain && <span className="article">{t('calendar.uncertain')}</span>}
      </span>
    </li>
  );
}

function Months({ calendar }: { readonly calendar: YearCalendar }) {
  const { t } = useTranslation('web');
  return (
    <div className="months">
      {calendar.months.map(({ month, entries }) => (
        <section key={month} className={entries.length > 0 ? 'month' : 'month month-empty'}>
          <h2>{t('calendar.month', { month })}</h2>
          {entries.length === 0 && <p className="hint">{t('calendar.none')}</p>}
          <ul className="days days-short">
            {entries.map((entry) => (
              <EntryLine key={`${entry.day} ${entry.room} ${entry.code}`} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function YearTools({ year }: { readonly year: number }) {
  const { t } = useTranslation('web');
  const { slug } = useSchool();
  const router = useRouter();
  const turn = (to: number): void =>
    router.history.push(`${addresses.calendar(slug)}?year=${String(to)}`);
  return (
    <>
      <Button onClick={() => turn(year - 1)}>{t('calendar.before', { year: year - 1 })}</Button>
      <Button onClick={() => turn(year + 1)}>{t('calendar.after', { year: year + 1 })}</Button>
      <Button className="print-button" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </>
  );
}

/** The year by months: what charter and calendar set a day for. */
export function CalendarPage() {
  const { t } = useTranslation('web');
  const { me } = useSchool();
  const search = useSearch({ strict: false }) as { readonly year?: string };
  const year = parseWhole(search.year ?? '') ?? chinaYear();
  const { value, failure, again } = useAsk<YearCalendarQuery>('year-calendar.read', { year });
  return (
    <>
      <PageHeading
        title={t('calendar.title', { year })}
        school={me.school.name}
        lead={t('calendar.lead')}
      >
        <YearTools year={year} />
      </PageHeading>
      {failure && <FailureNotice failure={failure} room="workbench" onRetry={again} />}
      {!value && !failure && <Waiting label={t('loading')} />}
      {value && value.dataEnds < `${year}-12-31` && (
        <Alert type="warning" showIcon title={t('calendar.ends', { day: value.dataEnds })} />
      )}
      {value && <Months calendar={value} />}
    </>
  );
}
