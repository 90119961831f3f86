import { randomUUID } from 'node:crypto';
import type { Standing } from '../../../src/engines/actions/actor.ts';
import { actAnonymously } from '../../../src/engines/actions/anonymous/act-anonymously.ts';
import {
  act,
  ask,
  list,
  type Outcome,
  type RunnerParts,
} from '../../../src/engines/actions/runner.ts';
import type { ListRequest, Verb } from '../../../src/engines/actions/verb.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { sqlState } from '../../../src/engines/storage/retry.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import type { Instant } from '../../../src/kernel/instant.ts';

/** The moment all calls are made at: Friday 20 November 2026 in China. */
export const now = '2026-11-20T02:00:00.000Z' as Instant;

/** What became of a call: an answer, refusals, or a fault of the database, by its code. */
export type Told =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly codes: readonly string[]; readonly words: string }
  | { readonly kind: 'threw'; readonly state: string };

/** Which rows of a list are asked for beside its filters. */
export type ListWish = Partial<Omit<ListRequest<unknown>, 'filters'>>;

/** A call of a verb by somebody who is logged in; the filters of a list are its input. */
export interface Calling {
  readonly verb: Verb;
  readonly input: object;
  /** A key of the standings; null is a visitor. */
  readonly token: string | null;
  readonly wish?: ListWish;
  /** The capacity that was chosen; the widest that may where none is. */
  readonly capacityId?: Uuid | null;
}

/** A caller of one school, whose people log in by a word. */
export type Caller = (calling: Calling) => Promise<Told>;

/** Makes calls of a school, with people and what they are told by `standing`. */
export function callerOf(
  database: Database,
  schoolId: SchoolId,
  standing: RunnerParts['standing'],
): Caller {
  const parts: RunnerParts = { database, clock: () => now, standing };
  return async (calling) => {
    try {
      return told(await outcomeOf(parts, schoolId, calling));
    } catch (error) {
      const state = sqlState(error);
      if (state === null) throw error;
      return { kind: 'threw', state };
    }
  };
}

function told(outcome: Outcome<unknown>): Told {
  if (outcome.ok) return { kind: 'ok', value: outcome.value };
  const codes = outcome.error.map(({ code }) => code);
  return { kind: 'refused', codes, words: JSON.stringify(outcome.error) };
}

function outcomeOf(
  parts: RunnerParts,
  schoolId: SchoolId,
  { verb, input, token, wish = {}, capacityId = null }: Calling,
): Promise<Outcome<unknown>> {
  const call = {
    schoolId,
    credential:
      token === null ? ({ kind: 'visitor' } as const) : ({ kind: 'session', token } as const),
    capacityId,
  };
  switch (verb.kind) {
    case 'action':
      return act(parts, verb, { ...call, key: randomUUID() as Uuid, input });
    case 'query':
      return ask(parts, verb, { ...call, input });
    case 'list': {
      const first = { search: null, sort: null, offset: 0, limit: 200 };
      return list(parts, verb, { ...call, request: { ...first, ...wish, filters: input } });
    }
    case 'anonymous':
      return actAnonymously(parts, verb, { ...call, key: randomUUID() as Uuid, input });
  }
}

/** Whoever calls: which role they hold in the call, and whose account it is. */
export interface Guise {
  readonly role: string;
  readonly holder: string;
}

/** A guise as the token that `inGuise` reads. */
export const tokenOf = ({ role, holder }: Guise): string => `${role} ${holder}`;

/** Reads a standing from a guise: one role of the whole school, in the account of its holder. */
export const inGuise =
  (accountOf: (holder: string) => Omit<Standing, 'capacities'>) =>
  async (_: unknown, token: string): Promise<Standing> => {
    const [role = '', holder = ''] = token.split(' ');
    const { accountId, personId, sessionId } = accountOf(holder);
    return {
      accountId,
      personId,
      sessionId,
      capacities: [{ id: personId ?? accountId, role, unitId: null, unitIds: null }],
    };
  };

/** Verbs about one's own account or candidacy that need another account than the administrator's. */
const holders: Readonly<Record<string, string>> = {
  'totp.begin': 'staff',
  'totp.remove': 'league',
  'handover.sign': 'unit-presidium',
  'candidacy.apply': 'student',
  'candidacy.submit': 'student',
  'candidacy.consent': 'student',
  'candidacy.decline': 'student',
  'candidacy.withdraw': 'student',
  'delegate.object': 'student',
  'hall.mine': 'student',
  'ballot.issue': 'student',
  'ballot.mine': 'student',
  'ballot.roster': 'student',
  'proposal.submit': 'student',
  'proposal.second': 'student',
  'proposal.withdraw': 'student',
  'proposal.rate': 'student',
  'complaint.list': 'league',
  'complaint.read': 'league',
  'complaint.take': 'league',
  'complaint.ask': 'league',
  'complaint.answer': 'league',
  'complaint.refer': 'league',
  'complaint.close': 'league',
};

const rolesOf = new WeakMap<object, string>();

/** Says in which role an input is taken, where a verb's inputs are for different roles. */
export function asRole<T extends object>(role: string, input: T): T {
  rolesOf.set(input, role);
  return input;
}

/** What the probe calls a verb as: the administrator where that may, else the widest role; null where anybody may. */
export function callerFor({ name, may }: Verb, input: object = {}): string | null {
  const open = may.filter(({ role, reach }) => reach !== 'self' && role !== 'public');
  const found =
    may.find(({ role }) => role === rolesOf.get(input)) ??
    open.find(({ role }) => role === 'administrator') ??
    open[0] ??
    may.find(({ role }) => role !== 'public');
  const holder = holders[name] ?? 'administrator';
  return found === undefined ? null : tokenOf({ role: found.role, holder });
}

/** The account of a holder in a filled school. */
export const accountIn =
  (accounts: Readonly<Record<string, Omit<Standing, 'capacities'>>>) =>
  (holder: string): Omit<Standing, 'capacities'> => {
    const found = accounts[holder];
    if (found === undefined) throw new Error(`nobody is ${holder}`);
    return found;
  };
