import type { Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { addDays } from '../../kernel/day-steps.ts';
import { agendaAdd } from '../congress/sittings/agenda.ts';
import { sittingPlan } from '../congress/sittings/planning.ts';
import { electionAnnounce, electionCertify } from '../elections/deciding.ts';
import { electionIssue, electionOpenRound, electionPublish } from '../elections/opening.ts';
import { electionNameTellers, electionNominate, electionPrepare } from '../elections/preparing.ts';
import { electionRead } from '../elections/reading.ts';
import { electionEnter } from '../elections/telling.ts';
import type { Deeds } from './deeds.ts';

/** The sittings of the congress in preparation, with what stands on their agendas. */
const sittings = [
  {
    ...{ kind: 'preparatory', title: '预备会议', after: 60, begins: '15:00' },
    items: [
      ['report', '听取筹备工作和代表资格审查情况的报告', '大会筹备委员会'],
      ['reading', '宣读选举办法（草案）', '大会秘书处'],
      ['resolution', '通过大会议程、选举办法和监票人、计票人名单', null],
    ],
  },
  {
    ...{ kind: 'plenary', title: '全体会议', after: 61, begins: '09:00' },
    items: [
      ['report', '学生会工作报告', '主席团'],
      ['proposals', '提案工作报告', '提案工作委员会'],
      ['election', '选举新一届主席团', null],
      ['speech', '校领导讲话', null],
    ],
  },
] as const;

/** Plans the sittings of the congress that is prepared; nothing where there is none. */
export async function makeSittings(deeds: Deeds, now: Instant): Promise<void> {
  const { rows } = await deeds.inside(({ client, schoolId }) =>
    client.query<{ id: Uuid }>(
      `select id from congress where school_id = $1 and unit_id is null and held_since is null and cancelled is null
        order by planned_since limit 1`,
      [schoolId],
    ),
  );
  const [congress] = rows;
  if (!congress) return;
  for (const { items, after, ...planned } of sittings) {
    const day = addDays(chinaDay(now), after);
    const { id: sittingId } = await deeds.done(sittingPlan, {
      ...{ congressId: congress.id, ...planned, day, place: '大学生活动中心' },
    });
    for (const [kind, title, speaker] of items)
      await deeds.done(agendaAdd, { sittingId, kind, title, speaker, minutes: 20 });
  }
}

/** A class that elects its committee anew, and its students by their numbers. */
interface Class {
  readonly bodyId: Uuid;
  readonly unitId: Uuid;
  readonly name: string;
  readonly students: readonly Uuid[];
}

async function classOf(deeds: Deeds): Promise<Class | null> {
  const { rows } = await deeds.inside(({ client, schoolId }) =>
    client.query<Class>(
      `select b.id as "bodyId", u.id as "unitId", u.name, (select json_agg(p.id order by p.number) from person p
          where p.school_id = $1 and p.class_id = u.id and p.kind = 'student' and p.until is null) as students
        from body b join unit u on u.school_id = $1 and u.id = b.unit_id
        where b.school_id = $1 and b.kind = 'class-committee' and b.until is null
          and (select count(*) from person p where p.school_id = $1 and p.class_id = u.id and p.kind = 'student'
            and p.until is null) >= 12
        order by u.name, u.id limit 1`,
      [schoolId],
    ),
  );
  return rows[0] ?? null;
}

const seats = 5;

/** 赞成 of each of the six in the order of the ballot, as shares of a hundred. */
const shares = [92, 88, 83, 79, 68, 31] as const;

/**
 * A class meeting that elected its committee, from the list to the confirmed result: two tellers entered the sheet, each
 * as themself. What an office does on top of it (appointing) is left to whoever tries it.
 */
export async function makeClassElection(deeds: Deeds, now: Instant): Promise<void> {
  const found = await classOf(deeds);
  if (found === null) return;
  const { bodyId, unitId, name, students } = found;
  const today = chinaDay(now);
  const { id: electionId } = await deeds.done(electionPrepare, {
    ...{ what: 'class-committee', elector: 'class-meeting', electorName: `${name}班会` },
    ...{ title: `${name}班委会选举`, day: today, bodyId, unitId },
    offices: [{ title: '班委会委员', seats }],
  });
  for (const personId of students.slice(0, seats + 1))
    await deeds.done(electionNominate, { electionId, office: 1, personId });
  const tellers = students.slice(-3).map((personId, at) => ({
    ...{ personId, role: at === 0 ? 'monitor' : 'counter' },
  }));
  await deeds.done(electionNameTellers, { electionId, tellers });
  // Working days are few in a vacation and around the national holidays: this is before the longest of them.
  await deeds.done(electionPublish, { electionId, from: addDays(today, -100) });
  const present = students.length - 1;
  await deeds.done(electionOpenRound, {
    ...{ electionId, expected: students.length, present, tellersApproved: true },
  });
  const where = { electionId, office: 1, round: 1, channel: 'paper-1' };
  await deeds.done(electionIssue, { ...where, issued: present });
  const { offices } = await deeds.asked(electionRead, { electionId });
  const order = offices[0]?.rounds[0]?.candidates ?? [];
  const lines = order.map((personId, at) => {
    const yes = Math.round((present * (shares[at] ?? 0)) / 100);
    return { personId, yes, no: present - yes, abstain: 0 };
  });
  for (const { personId } of tellers.slice(1))
    await deeds.doneBy(personId, electionEnter, { ...where, returned: present, invalid: 0, lines });
  await deeds.done(electionAnnounce, { electionId, office: 1, round: 1 });
  await deeds.done(electionCertify, { electionId });
}
