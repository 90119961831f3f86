import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { readCases } from '../../engines/procedures/cases.ts';
import type { Uuid } from '../../kernel/id.ts';
import { calendarDaySet } from '../organisation/calendar/actions.ts';
import { disciplineRecord } from '../organisation/people/discipline.ts';
import { d } from '../organisation/samples/sample-school.ts';
import { candidacyApply, candidacyEnter } from './applications.ts';
import { candidacyAppoint, candidacyAttest } from './appointing.ts';
import { callBoard, callRead } from './boards.ts';
import { callChange, callClose, callOpen } from './calls.ts';
import { callList, candidacyList, publicityList } from './lists.ts';
import { candidacyRead } from './reading.ts';
import { actPaper } from './routes.ts';
import { actVerb, selectionSchool } from './samples/selection-school.ts';

const database = await testDatabase({ connections: 20 });
const school = await selectionSchool(database, 'cases');
const { callers, done, refused, paper } = school;

const caseOf = async (id: Uuid) => {
  const [found] = await school.inside((tx) => readCases(tx, { reach: 'school' }, [id]));
  if (!found) throw new Error('the case is gone');
  return found;
};

/** A candidate for the presidium whom the unit is about to recommend. */
async function applied(path: 'presidium-joint' | 'members-staff' = 'presidium-joint') {
  const members = path === 'presidium-joint' ? 'presidium' : 'department-members';
  const callId = await school.call(path, members);
  const personId = await school.person();
  const candidacyId = await school.apply(callId, personId);
  await school.vouch(candidacyId);
  return { callId, personId, candidacyId, person: school.student(personId) };
}

/** An act done on paper in August, entered by the League committee. */
const onPaper = (candidacyId: Uuid, act: string, day: string, more: object = {}) =>
  done(
    actVerb('record'),
    { candidacyId, act, day, byName: '机电系（盖章）', paper, ...more },
    callers.league,
  );

/** A candidate who applied on paper on 20 August and is public from 21 August on. */
async function publicised() {
  const callId = await school.call('presidium-joint', 'presidium');
  const personId = await school.person();
  const entered = {
    ...{ callId, personId, day: d('2026-08-20'), text: '申请', byName: '温同学', paper },
  };
  const { id } = await done(candidacyEnter, entered, callers.league);
  await school.vouch(id);
  await onPaper(id, 'approve', '2026-08-20', { text: '同意推荐' });
  await onPaper(id, 'approve', '2026-08-20', { text: '同意' });
  await onPaper(id, 'consent', '2026-08-20');
  return { id, personId, person: school.student(personId) };
}

describe('who may stand', () => {
  it('is judged by records: probation, political status, units', async () => {
    const callId = await school.call('presidium-joint', 'presidium');
    const apply = async (personId: Uuid) =>
      refused(candidacyApply, { callId, text: '申请' }, school.student(personId));
    const punished = await school.person();
    const sanction = { personId: punished, kind: 'probation', since: d('2026-03-01') } as const;
    await done(disciplineRecord, { ...sanction, document: '处分〔3〕号' });
    expect(await apply(punished)).toEqual(['condition-no-probation']);
    const outside = await school.person({ politicalStatus: 'none', fullTime: false });
    expect(await apply(outside)).toEqual(['condition-full-time', 'condition-political-status']);
    const left = await school.person({ unitId: undefined });
    expect(await apply(left)).toEqual(['person-without-unit']);
    const ofUnit = await school.call('unit-presidium', 'presidium', true);
    const stranger = school.student(await school.person({ unitId: school.elsewhere }));
    const asked = { callId: ofUnit, text: '申请' };
    expect(await refused(candidacyApply, asked, stranger)).toEqual(['person-of-other-unit']);
  });

  it('stands once in a call, while it is open, for what it offers', async () => {
    const { callId, personId, candidacyId, person } = await applied();
    const again = { callId, text: '再次申请' };
    expect(await refused(candidacyApply, again, person)).toEqual(['already-applied']);
    const both = await Promise.allSettled(
      [1, 2].map(async () => school.apply(await other, await twin)),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const wrong = { ...again, postId: school.posts.staff };
    expect(await refused(candidacyApply, wrong, person)).toEqual([
      'post-not-offered',
      'already-applied',
    ]);
    await done(actVerb('withdraw'), { candidacyId }, person);
    expect((await caseOf(candidacyId)).state).toMatchObject({ outcome: 'withdrawn' });
    expect(await school.apply(callId, personId)).not.toBe(candidacyId);
    await done(callClose, { callId }, callers.presidium);
    const late = school.student(await school.person());
    expect(await refused(candidacyApply, again, late)).toEqual(['call-closed']);
    const { candidacyId: mine } = await applied();
    const gone = { candidacyId: mine };
    expect(await refused(actVerb('withdraw'), gone, late)).toEqual(['case-unknown']);
  });

  it('is recommended when every condition is recorded or vouched for, and that is frozen', async () => {
    const callId = await school.call('presidium-joint', 'presidium');
    const personId = await school.person({ citizen: null });
    const candidacyId = await school.apply(callId, personId);
    const recommend = { candidacyId, text: '推荐' };
    expect(await refused(actVerb('approve'), recommend, callers.unitLeague)).toEqual([
      'conditions-open',
    ]);
    await school.vouch(candidacyId);
    const known = { candidacyId, condition: 'full-time', text: '全日制' };
    expect(await refused(candidacyAttest, known, callers.unitLeague)).toEqual([
      'condition-recorded',
    ]);
    const own = { ...known, condition: 'citizen' };
    const asGuide = { ...callers.unitLeague, personId };
    expect(await refused(candidacyAttest, own, asGuide)).toEqual(['own-case']);
    await done(candidacyAttest, own, callers.unitLeague);
    expect(await refused(actVerb('approve'), recommend, asGuide)).toEqual(['own-case']);
    await done(actVerb('approve'), recommend, callers.unitLeague);
    const { acts } = await caseOf(candidacyId);
    expect(acts.at(-1)?.facts).toMatchObject({
      conditions: expect.arrayContaining([
        { condition: 'citizen', verdict: 'attested' },
        { condition: 'full-time', verdict: 'met' },
      ]) as unknown,
    });
  });
});

const other = school.call('presidium-joint', 'presidium');
const twin = school.person();

describe('publicity', () => {
  it('counts working days over the holidays of October to a make-up day', async () => {
    const { candidacyId, person } = await applied();
    for (const [verb, by] of [
      ['approve', callers.unitLeague],
      ['approve', callers.unitParty],
      ['consent', person],
    ] as const)
      await done(actVerb(verb), { candidacyId, text: '同意' }, by);
    const set = { since: d('2026-09-02'), until: d('2026-09-04'), kind: 'holiday' } as const;
    await done(calendarDaySet, { ...set, name: '校运会' });
    const answer = await done(actVerb('publicise'), { candidacyId }, callers.unitLeague);
    // Tuesday 1 September counts, then four working days after the sports meeting and the weekend.
    expect(answer).toMatchObject({ step: 'unit-publicity', due: '2026-09-10' });
    const later = { since: d('2026-09-08'), kind: 'holiday', name: '停课' } as const;
    await done(calendarDaySet, later);
    expect((await caseOf(candidacyId)).state).toMatchObject({
      publicity: { until: '2026-09-10' },
    });
    const listed = await school.listed(publicityList, {}, school.student(await school.person()));
    expect(listed).toMatchObject({ ok: true, value: { total: 1 } });
    expect(JSON.stringify(listed)).not.toContain('political');
  });

  it('takes objections, answered by somebody else, and goes back when one is upheld', async () => {
    const { id, person } = await publicised();
    await onPaper(id, 'publicise', '2026-08-28');
    const objector = school.student(await school.person());
    const complaint = { candidacyId: id, against: 'procedure', text: '没有开班会' };
    expect(await done(actVerb('object'), complaint, objector)).toEqual({ id });
    const answer = { candidacyId: id, objection: 6, upheld: true, text: '属实' };
    expect(await refused(actVerb('answer'), answer, callers.unitLeague)).toEqual(['not-allowed']);
    const asObjector = { ...callers.affairs, personId: objector.personId as Uuid };
    expect(await refused(actVerb('answer'), answer, asObjector)).toEqual(['answers-own-act']);
    const shown = await school.asked(candidacyRead, { candidacyId: id }, person);
    const acts = shown.ok ? shown.value.acts : [];
    expect(acts.at(-1)).toMatchObject({ kind: 'object', name: null, text: null });
    const told = await school.asked(candidacyRead, { candidacyId: id }, callers.affairs);
    const full = told.ok ? told.value.acts.at(-1) : null;
    expect(full).toMatchObject({ text: '没有开班会', name: '温同学' });
    const back = await done(actVerb('answer'), answer, callers.affairs);
    expect(back).toMatchObject({ step: 'unit-recommends' });
    const { state } = await caseOf(id);
    expect(state).toMatchObject({ kind: 'open', publicity: null, shown: [] });
  });

  it('ends when its days are over and every objection has an answer', async () => {
    const { id } = await publicised();
    const { due } = (await onPaper(id, 'publicise', '2026-08-21')) as { due: string };
    expect(due).toBe('2026-08-27');
    await onPaper(id, 'object', '2026-08-24', { text: '有不及格', against: 'person' });
    const close = { candidacyId: id };
    expect(await refused(actVerb('close-publicity'), close, callers.unitLeague)).toEqual([
      'objections-open',
    ]);
    const answered = { candidacyId: id, objection: 6, upheld: false, text: '查无此事' };
    await done(actVerb('answer'), answered, callers.unitParty);
    await done(actVerb('close-publicity'), close, callers.unitLeague);
    expect((await caseOf(id)).state).toMatchObject({ step: 'joint-review' });
  });
});

describe('two at once', () => {
  /** A candidate at the joint review. */
  async function underReview() {
    const { id } = await publicised();
    await onPaper(id, 'publicise', '2026-08-21');
    await onPaper(id, 'close', '2026-08-28');
    return id;
  }

  it('reviewers of the two offices do not stand in each other’s way', async () => {
    const candidacyId = await underReview();
    const { turn } = (await caseOf(candidacyId)).state;
    const said = { candidacyId, turn, text: '同意' };
    await Promise.all([
      done(actVerb('approve'), said, callers.league),
      done(actVerb('approve'), said, callers.affairs),
    ]);
    expect((await caseOf(candidacyId)).state).toMatchObject({ step: 'party-decides' });
  });

  it('one office approves once, and whoever comes too late is told', async () => {
    const candidacyId = await underReview();
    const { turn } = (await caseOf(candidacyId)).state;
    const said = { candidacyId, turn, text: '同意' };
    const colleague = { role: 'league', personId: await school.person() } as const;
    const outcomes = await Promise.allSettled([
      done(actVerb('approve'), said, callers.league),
      done(actVerb('approve'), said, colleague),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refused(actVerb('approve'), said, callers.league)).toEqual(['already-acted']);
    await done(actVerb('return'), { ...said, text: '请补材料' }, callers.affairs);
    expect(await refused(actVerb('approve'), said, callers.league)).toEqual(['changed-meanwhile']);
    expect((await caseOf(candidacyId)).state).toMatchObject({ step: 'unit-recommends' });
  });

  it('and the last place of a post goes to one', async () => {
    const callId = await school.call('members-staff', 'department-members');
    const ids: Uuid[] = [];
    for (let at = 0; at < 3; at += 1) {
      const candidacyId = await school.apply(callId, await school.person());
      await school.vouch(candidacyId);
      const said = { candidacyId, text: '同意' };
      await done(actVerb('approve'), said, callers.unitLeague);
      await done(actVerb('approve'), said, callers.unitLeague);
      await done(actVerb('approve'), said, callers.presidium);
      ids.push(candidacyId);
    }
    const appoint = (candidacyId: Uuid) =>
      done(candidacyAppoint, { candidacyId, postId: school.posts.staff, since: d('2026-09-01') });
    const outcomes = await Promise.allSettled(ids.map(appoint));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const board = await school.asked(callBoard, { callId }, callers.presidium);
    expect(board).toMatchObject({
      ok: true,
      value: { offers: [{ places: 2, taken: 2 }], candidates: [{ step: 'union-decides' }, {}, {}] },
    });
  });
});

describe('what was done on paper', () => {
  it('is recorded with its day and paper, in order, and shown as such', async () => {
    const { id } = await publicised();
    const { acts } = await caseOf(id);
    expect(acts.every(({ onPaper: recorded }) => recorded)).toBe(true);
    expect(acts[1]).toMatchObject({
      personId: null,
      byName: '机电系（盖章）',
      recordedBy: callers.league.personId,
      party: 'unit-league',
    });
    const record = { candidacyId: id, act: 'publicise', byName: '机电系', paper };
    const verb = actVerb('record');
    const on = (day: string) => ({ ...record, day });
    expect(await refused(verb, on('2026-08-19'), callers.league)).toEqual(['act-before-last']);
    expect(await refused(verb, on('2026-09-02'), callers.league)).toEqual(['day-in-future']);
    const lost = { ...on('2026-08-21'), paper: 'f'.repeat(64) };
    expect(await refused(verb, lost, callers.league)).toEqual(['paper-unknown']);
    expect(await refused(verb, on('2026-08-21'), callers.otherLeague)).toEqual(['case-unknown']);
    expect(await refused(verb, on('2026-08-21'), callers.unitPresidium)).toEqual(['not-allowed']);
  });

  it('of the school’s organs is not recorded by a unit', async () => {
    const { id } = await publicised();
    await onPaper(id, 'publicise', '2026-08-21');
    await onPaper(id, 'close', '2026-08-28');
    const record = {
      ...{ candidacyId: id, act: 'approve', day: d('2026-08-28'), byName: '学生处', paper },
      text: '同意',
    };
    expect(await refused(actVerb('record'), record, callers.unitLeague)).toEqual(['not-your-step']);
    const given = { ...record, party: 'student-affairs' };
    await done(actVerb('record'), given, callers.league);
    expect((await caseOf(id)).state).toMatchObject({ approved: ['student-affairs'] });
  });
});

describe('the paper of an act', () => {
  it('is handed to whoever is shown the act with it', async () => {
    const { id, person } = await publicised();
    const input = { candidacyId: id, number: 2 };
    const got = async (by: Parameters<typeof school.asked>[2], number = 2) => {
      const answer = await school.asked(actPaper, { ...input, number }, by);
      return answer.ok ? answer.value.sha256 : answer.error.map(({ code }) => code);
    };
    expect(await got(callers.unitParty)).toBe(paper);
    expect(await got(person)).toBe(paper);
    expect(await got(callers.head, 1)).toBe(paper);
    expect(await got(callers.head)).toEqual(['paper-unknown']);
    expect(await got(callers.unitParty, 9)).toEqual(['paper-unknown']);
    expect(await got(callers.otherLeague)).toEqual(['case-unknown']);
    expect(await got(school.student(await school.person()))).toEqual(['case-unknown']);
    await onPaper(id, 'publicise', '2026-08-28');
    await onPaper(id, 'object', '2026-08-28', { text: '不实' });
    expect(await got(person, 6)).toEqual(['paper-unknown']);
    expect(await got(callers.affairs, 6)).toBe(paper);
  });
});

describe('calls', () => {
  it('are changed by one officer at a time, and the second is told', async () => {
    const callId = await school.call('members-joint', 'department-members');
    await done(callChange, { callId, revision: 1, title: '秋季招募' }, callers.presidium);
    expect(await refused(callChange, { callId, revision: 1, title: '招募' })).toEqual([
      'call-changed',
    ]);
    const wrong = { callId, revision: 2, applyUntil: d('2026-08-01') };
    expect(await refused(callChange, wrong)).toEqual(['dates-reversed']);
    const read = await school.asked(callRead, { callId }, { role: 'student' });
    expect(read).toMatchObject({ ok: true, value: { title: '秋季招募', open: true } });
  });

  it('offer posts of the union they are for, on a path that fits', async () => {
    const call = {
      unionId: school.union,
      members: 'presidium',
      title: '公告',
      text: '报名',
      offers: [{ postId: school.posts.staff, places: 1 }],
      applySince: d('2026-09-01'),
      applyUntil: d('2026-09-02'),
      path: 'unit-members',
    };
    expect(await refused(callOpen, call)).toEqual(['path-not-for', 'post-not-of-union']);
    expect(await refused(callOpen, { ...call, unionId: randomUUID() })).toEqual(['union-unknown']);
    expect(await refused(callOpen, call, callers.unitPresidium)).toEqual(['union-unknown']);
  });

  it('show a unit its own candidates, and a student their own', async () => {
    const { candidacyId, person } = await applied();
    const filters = { filters: {} };
    const elsewhere = await school.listed(candidacyList, filters, callers.otherLeague);
    expect(elsewhere).toMatchObject({ ok: true, value: { total: 0 } });
    const own = await school.listed(candidacyList, filters, person);
    expect(own).toMatchObject({ ok: true, value: { total: 1, rows: [{ id: candidacyId }] } });
    const ofHead = await school.asked(candidacyRead, { candidacyId }, callers.head);
    expect(ofHead).toMatchObject({ ok: true, value: { conditions: null, number: null } });
    const open = await school.listed(callList, { filters: { open: true } }, person);
    expect(open.ok && open.value.total).toBeGreaterThan(0);
  });
});
