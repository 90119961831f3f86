import type { PaperBlock } from '../../engines/documents/paper/paper.ts';
import { stepsInOrder, type Procedure } from '../../engines/procedures/model.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { say } from '../../kernel/words.ts';
import { printedPercent } from './evidence.ts';
import { cell, figure, middle, prose, table } from './papers/speech.ts';
import { congressWordsZh } from './words.zh.ts';

/** The union whose disclosure it is. */
interface Union {
  readonly id: Uuid;
  readonly name: string;
}

const told = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  say(congressWordsZh, key, values);

interface Latest {
  readonly id: Uuid;
  readonly title: string;
  readonly held_since: Day;
  readonly held_until: Day;
  readonly place: string | null;
  readonly past_delegates: number | null;
  readonly path: Procedure | null;
  readonly students: number | null;
  readonly delegates: number;
  readonly women: number;
  readonly minority: number;
  readonly units:
    readonly { readonly name: string; readonly seats: number; readonly count: number }[] | null;
}

/** The union's latest congress up to a day, with its delegates counted; null where none was held. */
async function latestOf(
  { client, schoolId }: SchoolTransaction,
  unionId: Uuid,
  asOf: Day,
): Promise<Latest | null> {
  const { rows } = await client.query<Latest>({
    name: 'congress-disclosed',
    text: `select c.id, c.title, c.held_since::text, c.held_until::text, c.place, c.past_delegates,
        (select e.content from electoral_unit u join procedure_case k on k.school_id = $1 and k.id = u.case_id
          join procedure_edition e on e.school_id = $1 and e.digest = k.edition
          where u.school_id = $1 and u.congress_id = c.id order by u.place limit 1) as path,
        (select (q.working ->> 'students')::int from congress_quota q where q.school_id = $1 and q.congress_id = c.id
          and q.published is not null and q.replaced is null limit 1) as students,
        coalesce(d.delegates, 0)::int as delegates, coalesce(d.women, 0)::int as women,
        coalesce(d.minority, 0)::int as minority,
        (select json_agg(json_build_object('name', x.name, 'seats', x.seats, 'count', x.count) order by x.place) from (
          select u.name, e.place, e.seats, count(g.id)::int as count from electoral_unit e
            join unit u on u.school_id = $1 and u.id = e.unit_id
            left join delegate g on g.school_id = $1 and g.electoral_unit_id = e.id and g.credentials = 'qualified'
              and (g.until is null or g.until >= c.held_since)
            where e.school_id = $1 and e.congress_id = c.id and e.seats > 0 group by u.name, e.id, e.place, e.seats) x) as units
      from congress c
      left join lateral (select count(*) as delegates, count(*) filter (where p.sex = 'female') as women,
          count(*) filter (where p.ethnic_group <> '汉族') as minority
        from delegate g join person p on p.school_id = $1 and p.id = g.person_id
        where g.school_id = $1 and g.congress_id = c.id and g.credentials = 'qualified'
          and (g.until is null or g.until >= c.held_since)) d on true
      where c.school_id = $1 and c.union_id = $2 and c.held_until <= $3::date
      order by c.held_since desc, c.id limit 1`,
    values: [schoolId, unionId, asOf],
  });
  return rows[0] ?? null;
}

const countOf = ({ delegates, past_delegates: past }: Latest): number =>
  delegates > 0 ? delegates : (past ?? 0);

/** A day as documents write it: 2025年11月21日. */
const written = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** 学代会召开情况: when the latest congress was held, where, and of how many delegates. Nothing where none was. */
export async function congressSection(
  tx: SchoolTransaction,
  union: Union,
  asOf: Day,
): Promise<readonly PaperBlock[]> {
  const latest = await latestOf(tx, union.id, asOf);
  if (latest === null) return [];
  const { title, held_since: since, held_until: until, place } = latest;
  const days = since === until ? 'disclosed.held-one' : 'disclosed.held';
  const count = countOf(latest);
  return [
    prose(told(days, { title, since: written(since), until: written(until) })),
    ...(place === null ? [] : [prose(told('disclosed.place', { place }))]),
    ...(count === 0 ? [] : [prose(told('disclosed.count', { count }))]),
  ];
}

function shares(latest: Latest): readonly PaperBlock[] {
  const { delegates: count, students, women, minority } = latest;
  const percent = students === null ? null : printedPercent(count, students);
  const lead =
    percent === null || students === null
      ? told('disclosed.count', { count })
      : told('disclosed.of-students', { count, students, percent });
  return [
    prose(lead),
    prose(
      told('disclosed.groups', {
        women,
        womenPercent: printedPercent(women, count) ?? '0',
        minority,
        minorityPercent: printedPercent(minority, count) ?? '0',
      }),
    ),
  ];
}

/** 代表产生办法: the steps that the units went, how many delegates there are, of which groups and units. No names. */
export async function delegatesSection(
  tx: SchoolTransaction,
  union: Union,
  asOf: Day,
): Promise<readonly PaperBlock[]> {
  const latest = await latestOf(tx, union.id, asOf);
  if (latest === null || latest.delegates === 0) return [];
  const steps = latest.path === null ? [] : stepsInOrder(latest.path);
  const units = latest.units ?? [];
  return [
    prose(told('disclosed.way', { title: latest.title })),
    ...(steps.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            ordered: true,
            items: steps.map(({ code }) => told(`step.${code}`)),
          },
        ]),
    ...shares(latest),
    table(
      [50, 25, 25],
      [
        ['paper.quota.unit', 'paper.quota.seats', 'field.delegates'].map((key) =>
          middle(told(key)),
        ),
        ...units.map(({ name, seats, count }) => [cell(name), figure(seats), figure(count)]),
      ],
    ),
  ];
}
