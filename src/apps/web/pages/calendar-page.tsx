import { Alert, Button, Radio } from 'antd';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type {
  YearCalendar,
  yearCalendarRead,
} from '../../../capabilities/workbench/year-calendar.ts';
import { groupDays } from '../../../capabilities/workbench/group-days.ts';
import { parseWhole } from '../../../surfaces/ui/amounts.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import type { Language } from '../../../kernel/words.ts';
import { languageOf } from '../language.ts';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { useSchool } from '../school-context.tsx';
import { Waiting } from '../../../surfaces/ui/waiting.tsx';

type Entry = YearCalendar['months'][number]['entries'][number];

const dayNumber = (day: string): number => Number(day.slice(8));

/** What is due, by which article, and whether its day is certain. */
function Duty({ entry, often }: { readonly entry: Entry; readonly often?: readonly string[] }) {
  const { t } = useTranslation('web');
  const words = useRoomWords();
  const { room, code, values, article, certain } = entry;
  const numbers = often?.map(dayNumber).join(t('comma'));
  return (
    <span>
      {words.find(room, `duty.${code}`, values) ?? code}
      {numbers !== undefined && (
        <span className="article">{t('calendar.often.days', { days: numbers })}</span>
      )}
      {article && (
        <span className="article">{words.find('workbench', 'calendar.article', article)}</span>
      )}
      {!certain && <span className="article">{words.find('workbench', 'calendar.uncertain')}</span>}
    </span>
  );
}

/** The due days of a month: what happens once by its day, then what comes round every week in one line each. */
function MonthDays({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('web');
  const { single, often } = groupDays(entries);
  return (
    <ul className="days days-short">
      {single.map((entry) => (
        <li
          key={`${entry.day} ${entry.room} ${entry.code}`}
          className={entry.certain ? undefined : 'uncertain'}
        >
          <time dateTime={entry.day}>{t('calendar.day', { day: dayNumber(entry.day) })}</time>
          <Duty entry={entry} />
        </li>
      ))}
      {often.map(({ entry, days }) => (
        <li
          key={`${entry.room} ${entry.code}`}
          className={entry.certain ? 'often' : 'often uncertain'}
        >
          <span className="often-count">{t('calendar.often', { count: days.length })}</span>
          <Duty entry={entry} often={days} />
        </li>
      ))}
    </ul>
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
          <MonthDays entries={entries} />
        </section>
      ))}
    </div>
  );
}

function YearTools({ year }: { readonly year: number }) {
  const { t } = useTranslation('web');
  const [, change] = useAddress();
  const turn = (to: number): void => change({ year: String(to) }, true);
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
  const { year, dataEnds } = calendar;
  const [{ whose }, change] = useAddress();
  const mine = whose === 'mine';
  const months = mine
    ? calendar.months.map(({ month, entries }) => ({
        month,
        entries: entries.filter((entry) => entry.mine),
      }))
    : calendar.months;
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
      <Radio.Group
        className="calendar-whose"
        aria-label={t('calendar.whose')}
        value={mine ? 'mine' : 'all'}
        onChange={(event) => change({ whose: event.target.value === 'mine' ? 'mine' : null })}
        options={[
          { value: 'all', label: t('calendar.whose.all') },
          { value: 'mine', label: t('calendar.whose.mine') },
        ]}
      />
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
