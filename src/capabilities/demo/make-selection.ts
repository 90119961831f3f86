import type { Action } from '../../engines/actions/verb.ts';
import { putAttachment } from '../../engines/storage/attachments.ts';
import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { readStatedValues } from '../../charter/reads.ts';
import { addWorkingDays } from '../organisation/calendar/working-days.ts';
import { schoolCalendar } from '../organisation/reads.ts';
import { candidacyActs } from '../selection/actions.ts';
import { candidacyEnter } from '../selection/applications.ts';
import { candidacyAttest } from '../selection/appointing.ts';
import { callOpen } from '../selection/calls.ts';
import { numbersInForce } from '../selection/provisions.ts';
import type { Deeds } from './deeds.ts';

/** A department of the school's union that looks for members, and students who might become one. */
interface Seeking {
  readonly unionId: Uuid;
  readonly postId: Uuid;
  readonly department: string;
  readonly students: readonly Uuid[];
}

/** The first department by name with a post for staff, and six first-year students who were there to apply and hold no post. */
async function seeking(
  deeds: Deeds,
  { today, applied }: { readonly today: Day; readonly applied: Day },
): Promise<Seeking | null> {
  return deeds.inside(async ({ client, schoolId }) => {
    const { rows } = await client.query<Omit<Seeking, 'students'>>(
      `select u.id as "unionId", p.id as "postId", b.name as department
        from body u join body b on b.school_id = u.school_id and b.parent_id = u.id
        join post p on p.school_id = b.school_id and p.body_id = b.id and p.kind = 'staff' and p.until is null
        where u.school_id = $1 and u.kind = 'student-union' and u.unit_id is null and b.kind = 'working-department'
        order by b.name_key collate "C", p.id limit 1`,
      [schoolId],
    );
    const people = await client.query<{ id: Uuid }>(
      `select p.id from person p where p.school_id = $1 and p.kind = 'student' and p.unit_id is not null
          and p.political_status in ('league-member', 'party-member') and p.until is null
          and p.grade = extract(year from $2::date) and p.since <= $3::date and p.full_time and p.citizen
          and not exists (select 1 from appointment a where a.school_id = $1 and a.person_id = p.id)
          and not exists (select 1 from discipline d where d.school_id = $1 and d.person_id = p.id)
        order by p.number limit 6`,
      [schoolId, today, applied],
    );
    const [found] = rows;
    return found ? { ...found, students: people.rows.map(({ id }) => id) } : null;
  });
}

/** Working days may be few, as in the week of 1 October: so many days more ago things began, so that a publicity has ended. */
async function earlierBy(deeds: Deeds, today: Day): Promise<number> {
  return deeds.inside(async (tx) => {
    const [calendar, stated] = await Promise.all([schoolCalendar(tx), readStatedValues(tx)]);
    const { publicityDays } = numbersInForce(stated, today);
    const ends = (more: number): Day =>
      addWorkingDays(addDays(today, -publicised - more), publicityDays, calendar).value;
    let more = 0;
    while (ends(more) >= addDays(today, -closed)) more += 1;
    return more;
  });
}

/** How many days ago the first publicity began and was ended. */
const [publicised, closed] = [14, 4];

/** What was done for each candidate, by its act and the day before today on which it was. */
const histories: readonly (readonly (readonly [act: string, daysAgo: number])[])[] = [
  [],
  [['mark', 16]],
  [
    ['mark', 16],
    ['mark', 16],
    ['approve', 15],
  ],
  [
    ['mark', 16],
    ['approve', 15],
    ['approve', 14],
    ['publicise', 1],
  ],
  [
    ['mark', 16],
    ['approve', 15],
    ['approve', 15],
    ['publicise', publicised],
    ['close', closed],
  ],
  [
    ['mark', 16],
    ['refuse', 15],
  ],
];

const record = candidacyActs.find(({ name }) => name === 'candidacy.record') as unknown as Action;

/** What was done for one of them, on paper, with the same sheet of signatures. */
async function follow(
  deeds: Deeds,
  candidacyId: Uuid,
  {
    deedsDone,
    dayOf,
    paper,
  }: { deedsDone: (typeof histories)[number]; dayOf: (ago: number) => Day; paper: string },
): Promise<void> {
  for (const [act, ago] of deedsDone) {
    const said = act === 'mark' ? { mark: 70 + ((ago * 7) % 25) } : { text: '同意' };
    const base = { candidacyId, act, day: dayOf(ago), byName: '经办人签字', paper };
    await deeds.done(record, { ...base, ...(act === 'publicise' ? { text: '公示栏' } : said) });
  }
}

/** A call for members with candidates at every stage, entered from paper as a school would that had begun on paper. */
export async function makeSelection(deeds: Deeds, now: Instant): Promise<void> {
  const today = chinaDay(now);
  const earlier = await earlierBy(deeds, today);
  // What is only just beginning is as it is; what came before is as much earlier as it has to be.
  const dayOf = (ago: number): Day => addDays(today, ago > closed ? -ago - earlier : -ago);
  const found = await seeking(deeds, { today, applied: dayOf(18) });
  if (found === null || found.students.length === 0) return;
  const content = Buffer.from('招募报名表和各级意见（扫描件略）\n');
  const kept = await deeds.inside((tx) =>
    putAttachment(tx, { name: '招募材料.txt', type: 'text/plain', content, at: now }),
  );
  if (!kept.ok) throw new Error(kept.error.map(({ code }) => code).join(', '));
  const paper = kept.value.sha256;
  const { id: callId } = await deeds.done(callOpen, {
    ...{ unionId: found.unionId, members: 'department-members', path: 'members-joint' },
    ...{ title: `${found.department}干事招募`, text: '欢迎愿意为同学服务的同学报名。' },
    ...{ conditions: '每周能参加一次例会。', offers: [{ postId: found.postId, places: 3 }] },
    ...{ applySince: dayOf(20), applyUntil: addDays(today, 10) },
  });
  for (const [at, personId] of found.students.entries()) {
    const { id } = await deeds.done(candidacyEnter, {
      ...{ callId, personId, postId: found.postId, day: dayOf(18), paper },
      ...{ text: '愿意服务同学，时间有保证。', byName: '本人签字' },
    });
    // First-year students have no rank and no courses behind them: only conduct asks for a word.
    await deeds.done(candidacyAttest, {
      ...{ candidacyId: id, condition: 'conduct', text: '辅导员鉴定：表现良好' },
    });
    await follow(deeds, id, { deedsDone: histories[at] ?? [], dayOf, paper });
  }
}
