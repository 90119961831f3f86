import type { RunnerParts } from '../../engines/actions/runner.ts';
import { act, ask } from '../../engines/actions/runner.ts';
import type { Action, Fields, Query } from '../../engines/actions/verb.ts';
import { withSchool, type SchoolTransaction } from '../../engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';

/** How the demo does things in one school: by its verbs, as an operator would, each with a key of its own. */
export interface Deeds {
  readonly schoolId: SchoolId;
  /** Does an action; throws where it is refused, since the plan was made to be allowed. */
  done<In extends Fields, Out>(action: Action<In, Out>, input: unknown): Promise<Out>;
  /** Does an action that is a person's own, as that student; throws where it is refused. */
  doneBy<In extends Fields, Out>(
    personId: Uuid,
    action: Action<In, Out>,
    input: unknown,
  ): Promise<Out>;
  /** Asks a question; throws where it is refused. */
  asked<In extends Fields, Out>(query: Query<In, Out>, input: unknown): Promise<Out>;
  /** Runs work inside the school's door. */
  inside<T>(work: (tx: SchoolTransaction) => Promise<T>): Promise<T>;
}

/** Ids of what stands by now: people by number, classes by unit and name. Each throws for what the demo did not make. */
export interface Found {
  person(number: string): Uuid;
  unit(name: string): Uuid;
  classOf(unit: string, name: string): Uuid;
}

/** A refusal of what was planned is a defect; its codes name no person. */
function refused(verb: string, refusals: readonly { readonly code: string }[]): Error {
  return new Error(`${verb} refused the demo: ${refusals.map(({ code }) => code).join(', ')}`);
}

/** Opens the verbs of a school to the demo. */
export function openDeeds(runner: RunnerParts, schoolId: SchoolId, newId: () => Uuid): Deeds {
  const call = { schoolId, credential: { kind: 'operator' }, capacityId: null } as const;
  return {
    schoolId,
    done: async (action, input) => {
      const outcome = await act(runner, action, { ...call, key: newId(), input });
      if (!outcome.ok) throw refused(action.name, outcome.error);
      return outcome.value;
    },
    doneBy: async (personId, action, input) => {
      const standing = {
        ...{ accountId: newId(), personId },
        capacities: [{ id: newId(), role: 'student' as const, unitId: null, unitIds: null }],
      };
      const own = { ...runner, standing: () => Promise.resolve(standing) };
      const session = { ...call, credential: { kind: 'session', token: '' } } as const;
      const outcome = await act(own, action, { ...session, key: newId(), input });
      if (!outcome.ok) throw refused(action.name, outcome.error);
      return outcome.value;
    },
    asked: async (query, input) => {
      const outcome = await ask(runner, query, { ...call, input });
      if (!outcome.ok) throw refused(query.name, outcome.error);
      return outcome.value;
    },
    inside: (work) => withSchool(runner.database, schoolId, work),
  };
}
