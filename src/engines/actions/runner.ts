import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Database } from '../storage/database.ts';
import { withSchool, type SchoolTransaction } from '../storage/door.ts';
import { entryStatement } from '../storage/journal/append.ts';
import type { JournalActor } from '../storage/journal/entry.ts';
import { findAnswer, type EarlierAnswer } from '../storage/journal/replay.ts';
import { retry, violatedConstraint } from '../storage/retry.ts';
import type { Actor, Call, StandingReader } from './actor.ts';
import { authorise, type Allowed } from './authorise.ts';
import { midnight } from './anonymous/matter.ts';
import { validate } from './validate.ts';
import type { Action, Context, Fields, List, ListRequest, Page, Query, Verb } from './verb.ts';

/** What a runner stands on; clock included, so that tests say what time it is. */
export interface RunnerParts {
  readonly database: Database;
  readonly standing: StandingReader;
  readonly clock: () => Instant;
}

/** The answer of a call: the value, or every reason why not. */
export type Outcome<T> = Result<T, readonly Refusal[]>;

/** Carries a refusal out of a transaction, so that it is rolled back. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

/** Runs the work and turns the refusal it threw back into a value; the transaction was rolled back by then. */
export async function refusing<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refused) return err(error.refusals);
    throw error;
  }
}

function journalActor(actor: Actor): JournalActor {
  const person = actor.kind === 'person' ? actor : null;
  return {
    kind: actor.kind,
    accountId: person?.accountId ?? null,
    capacityId: person?.capacity.id ?? null,
    capacityRole: person?.capacity.role ?? null,
  };
}

/** Sends the reading of who calls, decides whether they may, and throws the refusal where not. */
export async function admit(
  parts: RunnerParts,
  verb: Pick<Verb, 'may'>,
  call: Call,
  tx: SchoolTransaction,
  now: Instant,
): Promise<Allowed> {
  const { credential } = call;
  const standing =
    credential.kind === 'session' ? await parts.standing(tx, credential.token, now) : null;
  const allowed = authorise(verb.may, credential, standing, call.capacityId);
  if (typeof allowed === 'string') throw new Refused([refusal(allowed)]);
  return allowed;
}

/** What a verb is given of a call that may go on. */
export function contextOf(tx: SchoolTransaction, allowed: Allowed, now: Instant): Context {
  return {
    tx,
    schoolId: tx.schoolId,
    ...allowed,
    now,
    today: chinaDay(now),
    newId: () => uuidv7() as Uuid,
  };
}

/** The value of what a verb gave; its refusal is thrown, one it never declared as a defect. */
export function kept<T>(verb: Pick<Verb, 'name' | 'refuses'>, result: Outcome<T>): T {
  if (result.ok) return result.value;
  const undeclared = result.error.find(({ code }) => !verb.refuses.includes(code));
  if (undeclared) throw new Error(`${verb.name} refuses with undeclared code ${undeclared.code}`);
  throw new Refused(result.error);
}

/** What an earlier call with the same key was told, or why the key cannot stand for this call. */
function repeated<Out>(
  verb: Action<Fields, Out>,
  actor: Actor,
  input: string,
  earlier: EarlierAnswer,
): Out {
  const same =
    earlier.verb === verb.name &&
    earlier.accountId === journalActor(actor).accountId &&
    earlier.asked(input);
  if (!same) throw new Refused([refusal('key-reused')]);
  if (verb.secretAnswer || earlier.answer === undefined)
    throw new Refused([refusal('already-done')]);
  return earlier.answer as Out;
}

/** Whoever is logged in as nobody; the machine's own operator stays who they are. */
const unnamed = ({ actor, authority }: Allowed): Allowed => ({
  actor: actor.kind === 'person' ? { kind: 'visitor' } : actor,
  authority,
});

/** A call of an action: its input, and the key that makes a repetition harmless. */
export interface ActionCall extends Call {
  readonly input: unknown;
  readonly key: Uuid | null;
}

/**
 * Does an action once: authorise, validate, run, journal, all in one transaction of two round trips beside those of
 * `run`. A repetition with the same key answers what the first one answered: its own change meets the key in the
 * journal and is rolled back, so that calls that are no repetition need not ask first.
 */
export async function act<In extends Fields, Out>(
  parts: RunnerParts,
  action: Action<In, Out>,
  call: ActionCall,
): Promise<Outcome<Out>> {
  const validated = validate(action.input, call.input);
  const asked = call.key === null ? '' : canonicalJson([action.name, (call.input ?? null) as Json]);
  const once = (repeating: boolean): Promise<Out> =>
    withSchool(
      parts.database,
      call.schoolId,
      async (tx) => {
        const clock = parts.clock();
        const admitted = await admit(parts, action, call, tx, clock);
        const [allowed, now] = action.unnamed
          ? [unnamed(admitted), midnight(chinaDay(clock))]
          : [admitted, clock];
        const answeredBefore = async (): Promise<EarlierAnswer | null> =>
          call.key === null ? null : findAnswer(tx, call.key);
        const again = (earlier: EarlierAnswer): Out =>
          repeated(action as unknown as Action<Fields, Out>, allowed.actor, asked, earlier);
        const earlier = repeating ? await answeredBefore() : null;
        if (earlier) return again(earlier);
        if (!validated.ok) throw new Refused(validated.error);
        const result = await action.run(validated.value, contextOf(tx, allowed, now));
        // Refused, perhaps only because the very same call was done before.
        const before = result.ok ? null : await answeredBefore();
        if (before) return again(before);
        const change = kept(action as unknown as Verb, result);
        const { subject, after, answer } = change;
        const journaled = entryStatement({
          schoolId: call.schoolId,
          at: now,
          verb: action.name,
          actor: journalActor(allowed.actor),
          subject,
          payload: {
            before: change.before,
            after,
            answer: action.secretAnswer ? null : (answer as Json),
          },
          request: call.key === null ? null : { key: call.key, input: asked },
        });
        tx.finishWith(journaled);
        return answer;
      },
      { isolation: action.isolation },
    );
  return refusing(() =>
    retry(async () => {
      try {
        return await once(false);
      } catch (error) {
        // The key was used before: what was done now is rolled back, and the first answer stands.
        if (violatedConstraint(error) === 'journal_entry_key') return once(true);
        throw error;
      }
    }),
  );
}

/** Answers a question. */
export async function ask<In extends Fields, Out>(
  parts: RunnerParts,
  query: Query<In, Out>,
  call: Call & { readonly input: unknown },
): Promise<Outcome<Out>> {
  return read(parts, query as unknown as Verb, call, async (context) => {
    const input = validate(query.input, call.input);
    return input.ok ? query.run(input.value, context) : input;
  });
}

/** Answers one page of a list. */
export async function list<In extends Fields, Row extends Fields>(
  parts: RunnerParts,
  declared: List<In, Row>,
  call: Call & {
    readonly request: Omit<ListRequest<unknown>, 'sort'> & {
      readonly sort: ListRequest<unknown>['sort'] | null;
    };
  },
): Promise<Outcome<Page<z.output<Row>>>> {
  return read(parts, declared as unknown as Verb, call, async (context) => {
    const filters = validate(declared.input, call.request.filters);
    if (!filters.ok) return filters;
    const sort = call.request.sort ?? {
      by: declared.sortable[0],
      descending: declared.newestFirst ?? false,
    };
    if (!declared.sortable.includes(sort.by))
      return err([refusal('input-invalid', 'sort', { issue: 'invalid_value' })]);
    return declared.run({ ...call.request, filters: filters.value, sort }, context);
  });
}

async function read<T>(
  parts: RunnerParts,
  verb: Verb,
  call: Call,
  answer: (context: Context) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return refusing(() =>
    retry(() =>
      withSchool(parts.database, call.schoolId, async (tx) => {
        const now = parts.clock();
        const allowed = await admit(parts, verb, call, tx, now);
        const result = await answer(contextOf(tx, allowed, now));
        if (!result.ok && result.error.every(({ code }) => code === 'input-invalid'))
          throw new Refused(result.error);
        return kept(verb, result);
      }),
    ),
  );
}
