import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStanding } from '../../../src/capabilities/access/standing.ts';
import { allVerbs } from '../../../src/apps/server/all-verbs.ts';
import type { Verb } from '../../../src/engines/actions/verb.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import { testDatabase } from '../test-database.ts';
import { accountIn, callerFor, callerOf, inGuise, now, type Calling, type Told } from './calls.ts';
import { fillSchool } from './fill.ts';
import { inputsOf, referencesOf, swapsOf } from './inputs.ts';
import { answersOf, totalOf, wishesOf, type Answered } from './read-answers.ts';
import { shapes } from './shapes.ts';
import { idsOnlyIn, readRowsOf, type Rows } from './rows.ts';
import { tampered, unguarded, type Tampering } from './statements.ts';

const database = await testDatabase();
const rows = await readRowsOf(database.owner);
afterAll(() => rows.close());

// Two schools with the same numbers and names. All that the first is told before the second exists is kept, so that
// whatever the second changes in it shows, a count as well as a row.
const own = await fillSchool(database, { slug: 'aa', mark: '甲' });
const call = callerOf(database, own.id, inGuise(accountIn(own.access.accounts)));
const reading = allVerbs.filter(({ kind }) => kind === 'list' || kind === 'query');
const acting = allVerbs.filter(({ kind }) => kind === 'action' || kind === 'anonymous');
/** Calls as whoever the verb is for. */
const callRightly = (calling: Omit<Calling, 'token'>): Promise<Told> =>
  call({ ...calling, token: callerFor(calling.verb) });
const alone = new Map<string, readonly Answered[]>();
for (const verb of reading) alone.set(verb.name, await answersOf(verb, own, callRightly));
const other = await fillSchool(database, { slug: 'bb', mark: '乙', further: true });
const othersRows = await rows.rowsOf(other.id);
const othersIds = idsOnlyIn(othersRows, await rows.rowsOf(own.id));

/** Everything in a text that is the other school's alone. */
function othersIn(text: string): readonly string[] {
  const ids = [...othersIds].filter((id) => text.includes(id));
  return text.includes(other.mark) ? [...ids, other.mark] : ids;
}

const textOf = (told: Told): string =>
  told.kind === 'refused' ? told.words : JSON.stringify(told);

/** Calls of a verb with one thing of the other school in each, by field. */
const foreignCalls = (verb: Verb) => {
  const others = inputsOf(verb, other);
  return inputsOf(verb, own).flatMap((input, at) => swapsOf(input, others[at] ?? {}));
};

const named = (verbs: readonly Verb[]) => verbs.map((verb) => [verb.name, verb] as const);

/** Verbs that reach nothing of another school even without walls, and why. */
const ownAccount = 'is about the account of whoever asks, by its id';
const ownCandidacy = 'is about the candidacy of whoever asks, by their id';
const ownReceipt = 'looks for a hash of the receipt that is keyed with the school';
const ownRound = 'is about a round that whoever asks votes in or observes, by their id';
const ownLink = 'looks for the hash of a link of random bytes';
const ownKey = 'only adds, under a key that its own school begins';
const reachesNothingOfOthers: Readonly<Record<string, string>> = {
  'school.rename': 'is about the reference table, which has no rows of schools',
  'calendar-day.set': ownKey,
  'preset.adopt': 'only adds a draft, of words that every school is given',
  'second-factor.demand': ownKey,
  'sign-on.add': ownKey,
  'site.set': ownKey,
  'invitation.accept': 'looks for a hash that is keyed with the school',
  'password.change': ownAccount,
  'totp.begin': ownAccount,
  'totp.confirm': ownAccount,
  'totp.remove': ownAccount,
  'session.list': ownAccount,
  'session.end': ownAccount,
  'session.end-others': ownAccount,
  'session.end-all': ownAccount,
  'language.choose': ownAccount,
  'handover.sign': 'signs for whoever asks, by their id',
  'complaint.status': ownReceipt,
  'complaint.add': ownReceipt,
  'complaint.outsider': 'shows one row, and a school has only one of its own',
  'delegate.object': 'is about the mandate of whoever asks, by their id',
  'hall.mine': 'shows the congress that whoever asks is a delegate of, by their id',
  'candidacy.decline': ownCandidacy,
  'ballot.mine': ownRound,
  'ballot.roster': ownRound,
  'ballot.issued': ownRound,
  'ballot.to-sign': ownRound,
  'ballot.offer-keys': ownRound,
  'ballot.co-sign': ownRound,
  'ballot.open-seal': ownRound,
  'ballot.certify': ownRound,
  'ballot.on-screen': ownLink,
  'ballot.kiosk-mine': ownLink,
  'ballot.kiosk-roster': ownLink,
  'candidacy.withdraw': ownCandidacy,
};

describe('the two schools', () => {
  it('have rows in every tenant table, and the other has ids and names of its own', () => {
    const empty = (all: Rows) => rows.tables.filter((name) => all[name]?.length === 0);
    expect(empty(othersRows)).toEqual([]);
    expect(othersIds.size).toBeGreaterThan(100);
    expect(othersIn(JSON.stringify(othersRows))).toContain(other.mark);
  });

  it('are filled and asked by verbs that exist', () => {
    const listed = [...Object.keys(shapes), ...Object.keys(reachesNothingOfOthers)];
    expect(listed.filter((name) => !allVerbs.some((verb) => verb.name === name))).toEqual([]);
  });

  it.each(named(allVerbs))('%s is called with every field that names something', (_, verb) => {
    const swapped = new Set(foreignCalls(verb).map(({ field }) => field.split('.')[0]));
    expect(referencesOf(verb).filter((field) => !swapped.has(field))).toEqual([]);
  });
});

interface Mode extends Tampering {
  readonly name: string;
  readonly secured: boolean;
}

const modes: readonly Mode[] = [
  { name: 'with both walls', secured: true },
  { name: 'with the policies alone', secured: true, withoutConditions: true },
  { name: 'with the conditions alone', secured: false },
];

describe.each(modes)('$name', ({ secured, ...tampering }) => {
  beforeAll(() => rows.secure(secured));
  afterAll(() => rows.secure(true));

  it.each(named(reading))('%s answers as if the other school did not exist', async (_, verb) => {
    const { answer, seen } = await tampered(tampering, () => answersOf(verb, own, callRightly));
    expect(answer).toEqual(alone.get(verb.name));
    expect(answer.filter(({ told }) => told.kind !== 'ok')).toEqual([]);
    expect(answer.filter(({ told }) => othersIn(textOf(told)).length > 0)).toEqual([]);
    expect(seen.removed > 0).toBe(tampering.withoutConditions === true);
    const unheld = answer.filter(({ asked }) => asked === JSON.stringify({ input: {} }));
    for (const { told } of unheld) expect(totalOf(told)).not.toBe(0);
  });

  it.each(named(reading))("%s tells nothing of the other school's things", async (_, verb) => {
    for (const { field, input } of foreignCalls(verb))
      for (const wish of wishesOf(verb)) {
        const { answer: told } = await tampered(tampering, () =>
          call({ verb, input, token: callerFor(verb), wish }),
        );
        expect([field, othersIn(textOf(told))]).toEqual([field, []]);
        expect([field, verb.kind === 'list' ? totalOf(told) : told.kind !== 'threw']).toEqual([
          field,
          verb.kind === 'list' ? 0 : true,
        ]);
      }
  });

  it('knows no session of the other school', async () => {
    const tokens = [own, other].map(({ access }) => access.accounts['administrator']?.token ?? '');
    const { answer, seen } = await tampered(tampering, () =>
      withSchool(database, own.id, (tx) =>
        Promise.all(tokens.map((token) => readStanding(tx, token, now))),
      ),
    );
    expect(answer.map((standing) => standing?.personId)).toEqual([
      own.administrator.personId,
      undefined,
    ]);
    expect(seen.removed > 0).toBe(tampering.withoutConditions === true);
  });

  it.each(named(acting))('%s changes nothing of the other school', async (_, verb) => {
    const token = callerFor(verb);
    let seenRows: Rows | null = null;
    const insteadOfCommit: Tampering['insteadOfCommit'] = async (client) => {
      seenRows = await rows.rowsOf(other.id, client);
    };
    for (const input of inputsOf(verb, own)) {
      const { answer, seen } = await tampered({ ...tampering, insteadOfCommit }, () =>
        call({ verb, input, token: callerFor(verb, input) }),
      );
      expect([input, answer]).toMatchObject([input, { kind: 'ok' }]);
      expect(seenRows).toEqual(othersRows);
      expect(seen.removed > 0).toBe(tampering.withoutConditions === true);
    }
    for (const { field, input } of foreignCalls(verb)) {
      const { answer } = await tampered(tampering, () => call({ verb, input, token }));
      expect([field, answer]).toMatchObject([field, { kind: 'refused' }]);
      expect(othersIn(textOf(answer))).toEqual([]);
    }
    expect(await rows.rowsOf(other.id)).toEqual(othersRows);
  });
});

/** What becomes of a call, leaving out what is new each time. */
const kindOf = (told: Told): string =>
  told.kind === 'refused' ? told.codes.join() : told.kind === 'threw' ? told.state : told.kind;

describe('without both walls', () => {
  beforeAll(() => rows.secure(false));
  afterAll(() => rows.secure(true));
  // The journal would throw in every action alike, and hide what the action itself does.
  const open = { withoutConditions: true, untouched: ['journal-append'] };

  it.each(named(reading))('%s would tell of the other school', async (name, verb) => {
    const token = callerFor(verb);
    const { answer: told } = await tampered(open, () => answersOf(verb, own, callRightly));
    const answers = [JSON.stringify(told) === JSON.stringify(alone.get(name)) ? 'same' : 'told'];
    for (const { input } of foreignCalls(verb)) {
      const { answer } = await tampered(open, () => call({ verb, input, token }));
      answers.push(othersIn(textOf(answer)).length > 0 ? 'told' : 'same');
    }
    expect(answers.includes('told')).toBe(!(name in reachesNothingOfOthers));
  });

  it.each(named(acting))('%s would reach the other school', async (name, verb) => {
    const token = callerFor(verb);
    let changed = false;
    const insteadOfCommit: Tampering['insteadOfCommit'] = async (client) => {
      const found = await rows.rowsOf(other.id, client);
      changed ||= JSON.stringify(found) !== JSON.stringify(othersRows);
    };
    const foreign = foreignCalls(verb).map(({ input }) => input);
    for (const input of [...inputsOf(verb, own), ...foreign]) {
      const asked = { verb, input, token };
      const walled = await tampered({ insteadOfCommit: () => Promise.resolve() }, () =>
        call(asked),
      );
      const { answer } = await tampered({ ...open, insteadOfCommit }, () => call(asked));
      changed ||= kindOf(answer) !== kindOf(walled.answer);
    }
    expect(changed).toBe(!(name in reachesNothingOfOthers));
  });
});

describe('every statement on a tenant table', () => {
  it.each(named(allVerbs))('of %s names its school_id and fixes it', async (_, verb) => {
    const insteadOfCommit = () => Promise.resolve();
    const calls = [...inputsOf(verb, own), ...foreignCalls(verb).map(({ input }) => input)];
    const { seen } = await tampered({ insteadOfCommit }, async () => {
      for (const input of calls) await call({ verb, input, token: callerFor(verb, input) });
    });
    const offences = seen.statements.flatMap((text) =>
      unguarded(text, rows.tables).map((offence) => `${offence}: ${text}`),
    );
    expect([...new Set(offences)]).toEqual([]);
  });

  it.each([
    ['select * from unit where id = $1', 'unit without its school_id'],
    [
      'select * from unit u join body b on b.unit_id = u.id where u.school_id = $1',
      'b without its school_id',
    ],
    ['select * from unit where school_id is not null', 'no school_id fixed to a value'],
    [
      'update "unit" set "school_id" = $1 where "unit"."school_id" = $1',
      'school_id is written anew',
    ],
    ['insert into unit (id) values ($1)', 'unit without its school_id'],
    ['delete from unit as u where u.id = $1', 'u without its school_id'],
  ])('is told from one that does not: %s', (text, offence) => {
    expect(unguarded(text, rows.tables)).toContain(offence);
    expect(unguarded('select * from unit u where u.school_id = $1', rows.tables)).toEqual([]);
  });
});
