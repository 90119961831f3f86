import { Alert, Button } from 'antd';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type {
  YearCalendar,
  yearCalendarRead,
} from '../../../capabilities/workbench/year-calendar.ts';
import { parseWhole } from '../../../surfaces/ui/amounts.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import type { Language } from '../../../kernel/words.ts';
import { addresses } from '../addresses.ts';
import { languageOf } from '../language.ts';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { useSchool } from '../school-context.tsx';
import { Waiting } from '../../../surfaces/ui/waiting.tsx';

type Entry = YearCalendar['months'][number]['entries'][number];

function EntryLine({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('web');
  const words = useRoomWords();
  const { room, code, values, day, article, certain } = entry;
  return (
    <li className={certain ? undefined : 'uncertain'}>
      <time dateTime={day}>{t('calendar.day', { day: Number(day.slice(8)) })}</time>
      <span>
        {words.find(room, `duty.${code}`, values) ?? code}
        {article && (
          <span className="article">{words.find('workbench', 'calendar.article', article)}</span>
        )}
        {!certain && (
          <span className="article">{words.find('workbench', 'calendar.uncertain')}</span>
        )}
      </span>
    </li>
  );
}

/** The name of a month, 1 to 12. */
function monthName(month: number, language: Language): string {
  const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return names.format(Date.UTC(2000, month - 1, 1));
}

function Months({ months }: Pick<YearCalendar, 'months'>) {
  const { t, i18n } = useTranslation('web');
  return (
    <div className="months">
      {months.map(({ month, entries }) => (
        <section key={month} className={entries.length > 0 ? 'month' : 'month month-empty'}>
          <h2>{monthName(month, languageOf(i18n))}</h2>
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

function Year({ calendar }: { readonly calendar: YearCalendar }) {
  const { t } = useTranslation('web');
  const { me } = useSchool();
  const words = useRoomWords();
  const { year, dataEnds, months } = calendar;
  return (
    <>
      <PageHeading
        title={t('calendar.title', { year })}
        school={me.school.name}
        lead={t('calendar.lead')}
      >
        <YearTools year={year} />
      </PageHeading>
      {dataEnds < `${year}-12-31` && (
        <Alert
          type="warning"
          showIcon
          title={words.find('workbench', 'calendar.data-ends', { day: dataEnds })}
        />
      )}
      <p className="hint">{t('calendar.legend')}</p>
      <Months months={months} />
    </>
  );
}

/** The year by months: what charter and calendar set a day for. Without a year in the address, the one it is. */
export function CalendarPage() {
  const { t } = useTranslation('web');
  const search = useSearch({ strict: false }) as { readonly year?: string };
  const year = parseWhole(search.year ?? '');
  const { value, failure, again } = useAsk<ReturnType<typeof yearCalendarRead>>(
    'year-calendar.read',
    year === null ? {} : { year },
  );
  if (failure) return <FailureNotice failure={failure} room="workbench" onRetry={again} />;
  return value ? <Year calendar={value} /> : <Waiting label={t('loading')} />;
}
