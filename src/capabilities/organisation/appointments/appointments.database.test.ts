import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { verifyJournal } from '../../../engines/storage/journal/verify.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { bodyClose, bodyCreate } from '../bodies/actions.ts';
import { postList } from '../bodies/lists.ts';
import { postClose, postCreate, postUpdate } from '../bodies/posts.ts';
import { heldPostsSql } from '../capacities.ts';
import { personCreate, personLeave } from '../people/actions.ts';
import { personRead } from '../people/read.ts';
import { appointmentsOn, bodiesOn } from '../reads.ts';
import { d, sampleSchool, today } from '../samples/sample-school.ts';
import { unitCreate } from '../units/actions.ts';
import {
  appointmentCorrect,
  appointmentEnd,
  appointmentMake,
  appointmentStrike,
} from './actions.ts';
import { administratorAppoint, administratorEnd } from './administrators.ts';
import { appointmentList } from './list.ts';
import { termClose, termList, termOpen } from './terms.ts';

const database = await testDatabase({ connections: 60 });
const school = await sampleSchool(database, 'posts');
const other = await sampleSchool(database, 'other-posts');
const since = d('2024-09-01');
const basis = 'recruited';

let turn = 0;
const newPerson = async (from = since): Promise<Uuid> => {
  turn += 1;
  const person = { kind: 'student', number: `A${turn}`, name: '沈同学', since: from };
  return (await school.done(personCreate, person)).id;
};
const newPost = async (bodyId: Uuid, seats: number | null = 1): Promise<Uuid> => {
  const post = { bodyId, kind: 'staff', name: '干事', seats, since };
  return (await school.done(postCreate, post)).id;
};

const union = await school.done(bodyCreate, { kind: 'student-union', name: '学生会', since });
const study = await school.done(bodyCreate, {
  kind: 'working-department',
  name: '学习部',
  parentId: union.id,
  since,
});
const sport = await school.done(bodyCreate, {
  kind: 'working-department',
  name: '文体部',
  parentId: union.id,
  since,
});
const unit = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const unitUnion = await school.done(bodyCreate, {
  kind: 'student-union',
  name: '护理系学生会',
  unitId: unit.id,
  since,
});
const guide = { role: 'unit-league', unitIds: [unit.id] } as const;
const make = (postId: Uuid, personId: Uuid, days: object = { since: today }) =>
  school.done(appointmentMake, { postId, personId, basis, ...days });
const cannot = (postId: Uuid, personId: Uuid, days: object = { since: today }) =>
  school.refused(appointmentMake, { postId, personId, basis, ...days });

const unitChair = { bodyId: unitUnion.id, kind: 'chair', name: '主席', seats: 1, since };
await make((await school.done(postCreate, unitChair)).id, await newPerson());

describe('one seat', () => {
  it('goes to one of fifty who ask at once, and the journal stays whole', async () => {
    const post = await newPost(study.id);
    const people = await Promise.all(Array.from({ length: 50 }, () => newPerson()));
    const outcomes = await Promise.all(
      people.map((personId) =>
        make(post, personId).then(
          () => 'made',
          (error: Error) => error.message,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'made')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.includes('no-seat-left'))).toHaveLength(49);
    const [report] = await verifyJournal(database, { schools: [school.id] });
    expect(report?.breach).toBeNull();
    const roster = await school.listed(appointmentList, { filters: { postId: post } });
    expect(roster.ok && roster.value.total).toBe(1);
  });

  it('is free before and after another holds it, and between two', async () => {
    const post = await newPost(study.id);
    await make(post, await newPerson(), { since: d('2025-01-01'), until: d('2025-03-31') });
    await make(post, await newPerson(), { since: d('2025-05-01') });
    const between = { since: d('2025-04-01'), until: d('2025-04-30') };
    await make(post, await newPerson(), between);
    const onEdge = { since: d('2025-03-31'), until: d('2025-03-31') };
    expect(await cannot(post, await newPerson(), onEdge)).toEqual(['no-seat-left']);
  });

  it('can hold two in turn beside one who stays, where there are two', async () => {
    const post = await newPost(study.id, 2);
    await make(post, await newPerson(), { since: d('2025-01-01'), until: d('2025-03-31') });
    await make(post, await newPerson(), { since: d('2025-04-01'), until: d('2025-06-30') });
    await make(post, await newPerson(), { since: d('2025-01-01') });
    expect(await cannot(post, await newPerson(), { since: d('2025-06-30') })).toEqual([
      'no-seat-left',
    ]);
  });
});

describe('appointment.make', () => {
  it('refuses one person twice on one post on one day', async () => {
    const post = await newPost(study.id, null);
    const person = await newPerson();
    await make(post, person, { since: d('2025-01-01'), until: d('2025-06-30') });
    expect(await cannot(post, person, { since: d('2025-06-30') })).toEqual([
      'appointment-overlaps',
    ]);
    await make(post, person, { since: d('2025-07-01') });
  });

  it('gives one person one post in a union, also of two calls at once', async () => {
    const [first, second] = [await newPost(study.id, null), await newPost(sport.id, null)];
    const person = await newPerson();
    const outcomes = await Promise.allSettled([make(first, person), make(second, person)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const days = { since: today, secondPostGround: '章程第九条：社团部干事可兼任' };
    expect(await cannot(second, await newPerson(d('2027-01-01')))).toEqual(['person-not-then']);
    const free = outcomes[0]?.status === 'fulfilled' ? second : first;
    await make(free, person, days);
  });

  it('refuses days outside those of post and person, and a reversed pair', async () => {
    const post = await newPost(study.id, null);
    expect(await cannot(post, await newPerson(), { since: d('2023-01-01') })).toEqual([
      'post-not-then',
      'person-not-then',
    ]);
    const reversed = { since: today, until: d('2026-08-31') };
    expect(await cannot(post, await newPerson(), reversed)).toEqual(['dates-reversed']);
  });

  it('refuses what is another school’s, and a unit’s guide outside the unit', async () => {
    const post = await newPost(study.id, null);
    const person = await newPerson();
    const foreigner = await other.done(personCreate, {
      kind: 'student',
      number: 'A1',
      name: '外校生',
      since,
    });
    expect(await cannot(post, foreigner.id)).toEqual(['person-unknown']);
    const abroad = { postId: post, personId: foreigner.id, since: today, basis };
    expect(await other.refused(appointmentMake, abroad)).toEqual(['post-unknown']);
    const made = { postId: post, personId: person, since: today, basis };
    expect(await school.refused(appointmentMake, made, guide)).toEqual(['post-unknown']);
    expect(await school.refused(appointmentMake, made, { role: 'presidium' })).toEqual([
      'not-allowed',
    ]);
  });

  it('never makes an administrator', async () => {
    expect(await cannot(school.postId, await newPerson())).toEqual(['administrator-by-its-verbs']);
  });
});

describe('appointment.end, .correct and .strike', () => {
  it('ends on a day, once, and frees the seat from the next', async () => {
    const post = await newPost(study.id);
    const { id } = await make(post, await newPerson(), { since: d('2025-09-01') });
    const end = { appointmentId: id, until: today, endedBy: 'resignation' };
    const early = { ...end, until: d('2025-08-31') };
    expect(await school.refused(appointmentEnd, early)).toEqual(['dates-reversed']);
    expect(await school.refused(appointmentEnd, end, guide)).toEqual(['appointment-unknown']);
    await school.done(appointmentEnd, end);
    const again = { ...end, until: d('2026-09-02') };
    expect(await school.refused(appointmentEnd, again)).toEqual(['appointment-ended']);
    expect(await cannot(post, await newPerson())).toEqual(['no-seat-left']);
    await make(post, await newPerson(), { since: d('2026-09-02') });
  });

  it('corrects a row by the same rules, and the journal keeps what it said', async () => {
    const post = await newPost(study.id, 1);
    await make(post, await newPerson(), { since: d('2025-01-01'), until: d('2025-06-30') });
    const { id } = await make(post, await newPerson(), { since: d('2025-07-01') });
    const wrong = { appointmentId: id, since: d('2025-06-30') };
    expect(await school.refused(appointmentCorrect, wrong)).toEqual(['no-seat-left']);
    await school.done(appointmentCorrect, { appointmentId: id, since: d('2025-07-02') });
    const { rows } = await school.inside(({ client }) =>
      client.query<{ payload: string }>(
        `select payload from journal_payload p join journal_entry e using (school_id, seq)
         where e.school_id = $1 and e.verb = 'appointment.correct' and e.subject_id = $2`,
        [school.id, id],
      ),
    );
    expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({
      before: { since: '2025-07-01' },
      after: { since: '2025-07-02' },
    });
  });

  it('forgets the reason where the end is taken back', async () => {
    const { id } = await make(await newPost(study.id), await newPerson());
    const end = { appointmentId: id, until: d('2026-12-31'), endedBy: 'dismissal' };
    await school.done(appointmentEnd, end);
    await school.done(appointmentCorrect, { appointmentId: id, until: null });
    const roster = await school.listed(appointmentList, { limit: 200 });
    const row = roster.ok ? roster.value.rows.find((one) => one.id === id) : null;
    expect(row).toMatchObject({ until: null, endedBy: null });
  });

  it('strikes a row that should never have been: it counts nowhere', async () => {
    const post = await newPost(study.id);
    const person = await newPerson();
    const { id } = await make(post, person);
    await school.done(appointmentStrike, { appointmentId: id });
    expect(await school.refused(appointmentStrike, { appointmentId: id })).toEqual([
      'appointment-unknown',
    ]);
    await make(post, await newPerson());
    const read = await school.asked(personRead, { personId: person });
    expect(read.ok && read.value.posts).toEqual([]);
    const { rows } = await school.inside(({ client }) =>
      client.query(heldPostsSql('$1', '$2', '$3::date'), [school.id, person, today]),
    );
    expect(rows).toEqual([]);
  });

  it('refuses another school’s row', async () => {
    const { id } = await make(await newPost(study.id), await newPerson());
    const end = { appointmentId: id, until: today, endedBy: 'transfer' };
    expect(await other.refused(appointmentEnd, end)).toEqual(['appointment-unknown']);
    expect(await other.refused(appointmentCorrect, { appointmentId: id })).toEqual([
      'appointment-unknown',
    ]);
  });
});

describe('what still goes on keeps open', () => {
  it('posts, bodies and people', async () => {
    const post = await newPost(sport.id, 2);
    const person = await newPerson();
    const { id } = await make(post, person);
    await make(post, await newPerson());
    const until = d('2026-09-30');
    expect(await school.refused(postClose, { postId: post, until })).toEqual([
      'post-has-appointments',
    ]);
    expect(await school.refused(postUpdate, { postId: post, seats: 1 })).toEqual([
      'post-seats-taken',
    ]);
    expect(await school.refused(bodyClose, { bodyId: sport.id, until })).toEqual([
      'body-has-appointments',
    ]);
    expect(await school.refused(personLeave, { personId: person, until })).toEqual([
      'person-holds-posts',
    ]);
    await school.done(appointmentEnd, { appointmentId: id, until, endedBy: 'graduation' });
    await school.done(personLeave, { personId: person, until });
  });
});

describe('appointment.list', () => {
  it('is the roster of a union on a day, with everything below it', async () => {
    const post = await newPost(sport.id, null);
    await make(post, await newPerson(), { since: d('2025-01-01'), until: d('2025-01-31') });
    const on = async (day: string) => {
      const page = await school.listed(appointmentList, {
        filters: { bodyId: union.id, day },
        limit: 200,
      });
      return page.ok ? page.value.rows.filter(({ bodyName }) => bodyName === '文体部').length : -1;
    };
    expect(await on('2025-01-31')).toBe(1);
    expect(await on('2025-02-01')).toBe(0);
  });

  it('shows a unit’s people their unit alone', async () => {
    const page = await school.listed(appointmentList, { limit: 200 }, guide);
    expect(page.ok && new Set(page.value.rows.map(({ bodyName }) => bodyName))).toEqual(
      new Set(['护理系学生会']),
    );
  });

  it('counts holders of each post today', async () => {
    const page = await school.listed(postList, { filters: { bodyId: unitUnion.id } });
    expect(page.ok && page.value.rows).toMatchObject([{ name: '主席', seats: 1, taken: 1 }]);
  });

  it('is what neighbours read too', async () => {
    const [held, bodies] = await school.inside((tx) =>
      Promise.all([appointmentsOn(tx, today), bodiesOn(tx, today)]),
    );
    expect(held.some(({ bodyKind }) => bodyKind === 'administration')).toBe(true);
    expect(bodies.map(({ name }) => name)).toContain('学生会');
  });
});

describe('terms', () => {
  it('follow one another and hold their appointments', async () => {
    const { id } = await school.done(termOpen, { bodyId: union.id, number: 11, since });
    const next = { bodyId: union.id, number: 12, since: d('2025-09-01') };
    expect(await school.refused(termOpen, next)).toEqual(['term-overlaps']);
    expect(await school.refused(termOpen, { ...next, number: 11 })).toEqual([
      'term-number-taken',
      'term-overlaps',
    ]);
    const inTerm = { since: d('2025-01-01'), termId: id };
    const { id: appointmentId } = await make(await newPost(study.id), await newPerson(), inTerm);
    const close = { termId: id, until: d('2025-08-31') };
    expect(await school.refused(termClose, close)).toEqual(['term-has-appointments']);
    const end = { appointmentId, until: d('2025-08-31'), endedBy: 'term-end' };
    await school.done(appointmentEnd, end);
    await school.done(termClose, close);
    await school.done(termOpen, next);
    expect(
      await cannot(await newPost(study.id), await newPerson(), { since: today, termId: id }),
    ).toEqual(['term-not-then']);
    const page = await school.listed(termList, { filters: { day: today } });
    expect(page.ok && page.value.rows).toMatchObject([{ number: 12, bodyName: '学生会' }]);
  });

  it('belong to their body, its unit and its school', async () => {
    const { id } = await school.done(termOpen, { bodyId: unitUnion.id, number: 1, since }, guide);
    expect(
      await cannot(await newPost(study.id), await newPerson(), { since: today, termId: id }),
    ).toEqual(['term-unknown']);
    const elsewhere = { bodyId: union.id, number: 99, since };
    expect(await school.refused(termOpen, elsewhere, guide)).toEqual(['body-unknown']);
    expect(await other.refused(termClose, { termId: id, until: today })).toEqual(['term-unknown']);
  });
});

describe('administrators', () => {
  const administrator = { role: 'administrator' } as const;
  let second: Uuid;
  beforeAll(async () => {
    second = await newPerson();
  });

  it('are appointed by administrators, and the last one stays', async () => {
    const last = { appointmentId: school.appointmentId, until: today, endedBy: 'transfer' };
    expect(await school.refused(administratorEnd, last, administrator)).toEqual([
      'last-administrator',
    ]);
    const appoint = { personId: second, since: today };
    expect(await school.refused(administratorAppoint, appoint)).toEqual(['not-allowed']);
    const { id } = await school.done(administratorAppoint, appoint, administrator);
    expect(await school.refused(administratorAppoint, appoint, administrator)).toEqual([
      'appointment-overlaps',
    ]);
    const both = [last, { ...last, appointmentId: id }].map((one) =>
      school.done(administratorEnd, one, administrator),
    );
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are not touched by other verbs', async () => {
    const row = { appointmentId: school.appointmentId };
    const end = { ...row, until: today, endedBy: 'transfer' };
    const refused = ['administrator-by-its-verbs'];
    expect(await school.refused(appointmentEnd, end)).toEqual(refused);
    expect(await school.refused(appointmentCorrect, { ...row, since })).toEqual(refused);
    expect(await school.refused(appointmentStrike, row)).toEqual(refused);
    const until = d('2027-01-01');
    expect(await school.refused(bodyClose, { bodyId: school.bodyId, until })).toEqual([
      'administration-stays',
    ]);
    expect(await school.refused(postClose, { postId: school.postId, until })).toEqual([
      'administration-stays',
    ]);
    expect(await school.refused(postUpdate, { postId: school.postId, seats: 1 })).toEqual([
      'administration-stays',
    ]);
  });

  it('end no other appointment', async () => {
    const { id } = await make(await newPost(study.id), await newPerson());
    const end = { appointmentId: id, until: today, endedBy: 'transfer' };
    expect(await school.refused(administratorEnd, end, administrator)).toEqual([
      'not-an-administrator',
    ]);
  });
});
