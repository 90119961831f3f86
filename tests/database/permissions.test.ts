import { afterAll, describe, expect, it } from 'vitest';
import { readStanding } from '../../src/capabilities/access/standing.ts';
import { roles, type Role } from '../../src/capabilities/organisation/roles.ts';
import { allVerbs } from '../../src/apps/server/all-verbs.ts';
import type { Standing } from '../../src/engines/actions/actor.ts';
import { authorise } from '../../src/engines/actions/authorise.ts';
import type { Verb } from '../../src/engines/actions/verb.ts';
import { withSchool } from '../../src/engines/storage/door.ts';
import type { Uuid } from '../../src/kernel/id.ts';
import { callerOf, now, type Calling, type Told } from './probe/calls.ts';
import { fillSchool } from './probe/fill.ts';
import { inputsOf, referencesOf, swapsOf } from './probe/inputs.ts';
import { answersOf, totalOf } from './probe/read-answers.ts';
import { readRowsOf } from './probe/rows.ts';
import { tampered } from './probe/statements.ts';
import { idsOfUnit, seenFrom } from './probe/units.ts';
import { testDatabase } from './test-database.ts';

const database = await testDatabase();
const rows = await readRowsOf(database.owner);
afterAll(() => rows.close());
const own = await fillSchool(database, { slug: 'aa', mark: '甲', otherUnitMark: '丙' });
const other = await fillSchool(database, { slug: 'bb', mark: '乙' });
const call = callerOf(database, own.id, readStanding);

/** Calls without a trace: an action that is done is rolled back. */
async function asked(calling: Calling): Promise<Told> {
  const insteadOfCommit = () => Promise.resolve();
  return (await tampered({ insteadOfCommit }, () => call(calling))).answer;
}

const held = roles.filter((role) => role !== 'public');

/** A person of this role who is logged in, and the capacity that follows from the post they hold. */
interface Holder {
  readonly token: string;
  readonly standing: Standing;
  readonly capacityId: Uuid;
  readonly ofUnit: boolean;
}

async function holderOf(role: Role): Promise<Holder> {
  // Whoever is logged in is an account's holder beside what else they are.
  const { accounts } = own.access;
  const token = (accounts[role] ?? accounts['staff'])?.token ?? '';
  const standing = await withSchool(database, own.id, (tx) => readStanding(tx, token, now));
  const capacity = standing?.capacities.find((one) => one.role === role);
  if (!standing || !capacity) throw new Error(`nobody is ${role}`);
  return { token, standing, capacityId: capacity.id, ofUnit: capacity.unitIds !== null };
}

const holders = new Map<Role, Holder>();
for (const role of held) holders.set(role, await holderOf(role));
const unitRoles = [...holders].filter(([, { ofUnit }]) => ofUnit);

const isPublic = ({ may }: Verb): boolean => may.some(({ role }) => role === 'public');

/** Whether the grants of a verb let a role in, given for the school or for a unit. */
const lets = (verb: Verb, role: Role, ofUnit: boolean): boolean =>
  isPublic(verb) ||
  verb.may.some((grant) => grant.role === role && (grant.reach !== 'school' || !ofUnit));

const doors = ['not-allowed', 'not-logged-in', 'capacity-not-held'];
const turnedAwayWith = (told: Told): string | null =>
  told.kind === 'refused' ? (told.codes.find((code) => doors.includes(code)) ?? null) : null;

const named = allVerbs.map((verb) => [verb.name, verb] as const);

it('has somebody in every role, those of units in a unit', () => {
  expect([...holders.keys()]).toEqual(held);
  expect(unitRoles.map(([role]) => role).sort()).toEqual(
    roles.filter((role) => role.startsWith('unit-') || role === 'class-committee').sort(),
  );
});

describe.each(named)('%s', (_, verb) => {
  const input = inputsOf(verb, own)[0] ?? {};
  const outside = isPublic(verb) ? null : 'not-logged-in';

  it('lets in the roles it is for and refuses all others', async () => {
    for (const [role, { token, standing, capacityId, ofUnit }] of holders) {
      const expected = lets(verb, role, ofUnit) ? null : 'not-allowed';
      const told = await asked({ verb, input, token, capacityId });
      expect([role, told.kind === 'threw', turnedAwayWith(told)]).toEqual([role, false, expected]);
      const judged = authorise(verb.may, { kind: 'session', token }, standing, capacityId);
      expect([role, typeof judged === 'string' ? judged : null]).toEqual([role, expected]);
    }
  });

  it('refuses visitors, sessions of another school and unknown ones', async () => {
    expect(turnedAwayWith(await asked({ verb, input, token: null }))).toBe(outside);
    expect(turnedAwayWith(await asked({ verb, input, token: 'made-up' }))).toBe(outside);
    for (const { token } of Object.values(other.access.accounts))
      expect(turnedAwayWith(await asked({ verb, input, token }))).toBe(outside);
  });

  it('refuses a capacity of somebody else', async () => {
    const token = holders.get('administrator')?.token ?? '';
    const capacityId = holders.get('league')?.capacityId ?? null;
    const told = await asked({ verb, input, token, capacityId });
    expect(turnedAwayWith(told)).toBe('capacity-not-held');
  });
});

const here = seenFrom(own, own.here, own.there);
const there = seenFrom(own, own.there, own.here);
const thereIds = await idsOfUnit(rows, own, own.there);
const theirsIn = (told: Told): readonly string[] => {
  const text = told.kind === 'refused' ? told.words : JSON.stringify(told);
  return [...thereIds, '丙'].filter((found) => text.includes(found));
};

/** Fields that may name a thing beyond the unit of whoever calls, by verb, and why. */
const anybodyServes =
  'a person of the school may serve any unit; only the post must lie within reach';
const mayNameBeyond: Readonly<Record<string, string>> = {
  'appointment.make.personId': anybodyServes,
  'appointment.correct.personId': anybodyServes,
};

/** Fields that whoever acts within a unit leaves out, by verb, and why. */
const forTheSchoolAlone: Readonly<Record<string, string>> = {
  'quota.propose.semesterId': 'a unit’s own congress counts the students of its classes by name',
};

const withinUnits = allVerbs.flatMap((verb) =>
  unitRoles
    .filter(([role]) => verb.may.some((grant) => grant.role === role && grant.reach === 'unit'))
    .map(([role, holder]) => [verb.name, role, verb, holder] as const),
);
const isRead = ({ kind }: Verb): boolean => kind === 'list' || kind === 'query';
const reading = withinUnits.filter(([, , verb]) => isRead(verb));
const acting = withinUnits.filter(([, , verb]) => !isRead(verb));

/** Calls of a verb with one thing of the other unit in each. */
const beyond = (verb: Verb) => {
  const theirs = inputsOf(verb, there);
  return inputsOf(verb, here)
    .flatMap((input, at) => swapsOf(input, theirs[at] ?? {}))
    .filter(({ field }) => !(`${verb.name}.${field}` in mayNameBeyond))
    .filter(({ input }) => thereIds.some((id) => JSON.stringify(input).includes(id)));
};

describe('within one unit', () => {
  it('the other unit has things of its own, and only verbs that exist may name them', () => {
    expect(thereIds.length).toBeGreaterThan(20);
    const fields = allVerbs.flatMap((verb) =>
      referencesOf(verb).map((field) => `${verb.name}.${field}`),
    );
    const excepted = [...Object.keys(mayNameBeyond), ...Object.keys(forTheSchoolAlone)];
    expect(excepted.filter((name) => !fields.includes(name))).toEqual([]);
  });

  it.each(reading)('%s shows %s nothing of another', async (_, __, verb, holder) => {
    const { token, capacityId } = holder;
    const answered = await answersOf(verb, here, (calling) =>
      asked({ ...calling, token, capacityId }),
    );
    expect(answered.some(({ told }) => told.kind === 'ok' && totalOf(told) !== 0)).toBe(true);
    for (const { asked: wish, told } of answered)
      expect([wish, theirsIn(told)]).toEqual([wish, []]);
    for (const { field, input } of beyond(verb)) {
      const told = await asked({ verb, input, token, capacityId });
      expect([field, told.kind]).not.toEqual([field, 'threw']);
      expect([field, theirsIn(told)]).toEqual([field, []]);
      if (verb.kind === 'list') expect([field, totalOf(told)]).toEqual([field, 0]);
    }
  });

  it.each(acting)('%s lets %s touch nothing of another', async (_, __, verb, holder) => {
    const { token, capacityId } = holder;
    const taken = new Set<string>();
    for (const input of inputsOf(verb, here)) {
      const told = await asked({ verb, input, token, capacityId });
      if (told.kind === 'ok') for (const field of Object.keys(input)) taken.add(field);
    }
    const missing = referencesOf(verb)
      .filter((field) => !(`${verb.name}.${field}` in forTheSchoolAlone))
      .filter((field) => !taken.has(field));
    expect(missing).toEqual([]);
    for (const { field, input } of beyond(verb)) {
      const told = await asked({ verb, input, token, capacityId });
      expect([field, told]).toMatchObject([field, { kind: 'refused' }]);
      expect([field, theirsIn(told)]).toEqual([field, []]);
    }
  });
});
