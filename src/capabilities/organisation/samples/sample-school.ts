import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Standing } from '../../../engines/actions/actor.ts';
import { act, ask, list, type RunnerParts } from '../../../engines/actions/runner.ts';
import type { Action, Fields, List, Query } from '../../../engines/actions/verb.ts';
import type { Database } from '../../../engines/storage/database.ts';
import { withSchool, type SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import { schoolId, type SchoolId, type Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { foundSchool, type Founded } from '../founding.ts';
import type { Role } from '../roles.ts';

/** Who calls in a test: a role, the units it was given for (none for the school's own), and the person behind it. */
export interface Caller {
  readonly role: Role;
  readonly unitIds?: readonly Uuid[];
  readonly personId?: Uuid;
}

/** The day tests stand on: Tuesday 1 September 2026. */
export const now = '2026-09-01T02:00:00.000Z' as Instant;
export const today = '2026-09-01' as Day;
export const d = (text: string): Day => text as Day;

const standingOf = (token: string): Standing => {
  const { role, unitIds = null, personId = null } = JSON.parse(token) as Caller;
  const capacity = {
    id: '00000000-0000-7000-8000-000000000001' as Uuid,
    role,
    unitId: unitIds?.[0] ?? null,
    unitIds,
  };
  return {
    accountId: '00000000-0000-7000-8000-000000000002' as Uuid,
    personId,
    capacities: [capacity],
  };
};

/** A school founded for a test, and ways to call verbs in it. The caller is the League committee unless named. */
export interface SampleSchool extends Founded {
  readonly id: SchoolId;
  /** Does an action; answers what it told, or throws naming the codes it was refused with. */
  done<In extends Fields, Out>(action: Action<In, Out>, input: unknown, by?: Caller): Promise<Out>;
  /** Does what must be refused, and answers the codes; throws where it was done. */
  refused<In extends Fields, Out>(
    action: Action<In, Out>,
    input: unknown,
    by?: Caller,
  ): Promise<readonly string[]>;
  asked<In extends Fields, Out>(
    query: Query<In, Out>,
    input: unknown,
    by?: Caller,
  ): ReturnType<typeof ask<In, Out>>;
  listed<In extends Fields, Row extends Fields>(
    declared: List<In, Row>,
    wanted?: {
      readonly filters?: unknown;
      readonly search?: string;
      readonly sort?: { readonly by: string; readonly descending: boolean };
      readonly offset?: number;
      readonly limit?: number;
    },
    by?: Caller,
  ): ReturnType<typeof list<In, Row>>;
  inside<T>(work: (tx: SchoolTransaction) => Promise<T>): Promise<T>;
}

const league: Caller = { role: 'league' };

/** Founds a school in a test's database. */
export async function sampleSchool(database: Database, slug: string): Promise<SampleSchool> {
  const id = schoolId(randomUUID());
  const parts: RunnerParts = {
    database,
    clock: () => now,
    standing: async (tx, token) => {
      await tx.client.query('select 1');
      return standingOf(token);
    },
  };
  const inside: SampleSchool['inside'] = (work) => withSchool(database, id, work);
  const founded = await inside((tx) =>
    foundSchool(tx, {
      slug,
      name: `示例学院${slug}`,
      demo: false,
      administrator: { number: 'T0001', name: '江管理' },
      names: { administration: '系统管理', administrator: '管理员' },
      now: '2020-09-01T00:00:00.000Z' as Instant,
      newId: () => uuidv7() as Uuid,
    }),
  );
  if (!founded.ok) throw new Error(JSON.stringify(founded.error));
  const call = (by: Caller = league) => ({
    schoolId: id,
    credential: { kind: 'session', token: JSON.stringify(by) } as const,
    capacityId: null,
  });
  const acted = <In extends Fields, Out>(action: Action<In, Out>, input: unknown, by?: Caller) =>
    act(parts, action, { ...call(by), key: randomUUID() as Uuid, input });
  return {
    id,
    ...founded.value,
    inside,
    done: async (action, input, by) => {
      const outcome = await acted(action, input, by);
      if (!outcome.ok) throw new Error(`${action.name} refused: ${JSON.stringify(outcome.error)}`);
      return outcome.value;
    },
    refused: async (action, input, by) => {
      const outcome = await acted(action, input, by);
      if (outcome.ok) throw new Error(`${action.name} was not refused`);
      return outcome.error.map(({ code }) => code);
    },
    asked: (query, input, by) => ask(parts, query, { ...call(by), input }),
    listed: (declared, wanted = {}, by) =>
      list(parts, declared, {
        ...call(by),
        request: { filters: {}, search: null, sort: null, offset: 0, limit: 50, ...wanted },
      }),
  };
}
