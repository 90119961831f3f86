import { z } from 'zod';
import type { Day } from '../../kernel/day.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Json } from '../../kernel/json.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';
import type { Paper } from '../documents/paper/paper.ts';
import type { Isolation, SchoolTransaction } from '../storage/door.ts';
import type { Actor, Authority, Grant } from './actor.ts';

/** What every verb is given: one open transaction of one school, who acts, how far they reach, and the clock. */
export interface Context {
  readonly tx: SchoolTransaction;
  readonly schoolId: SchoolId;
  readonly actor: Actor;
  readonly authority: Authority;
  readonly now: Instant;
  /** The calendar day of `now` in China. */
  readonly today: Day;
  /** A new UUID (version 7). */
  newId(): Uuid;
}

/** A change that was made: what it was made to, its state around the change, and what the caller is told. */
export interface Change<Answer> {
  readonly subject: { readonly kind: string; readonly id: string };
  /** Null for what did not exist. Never a secret: this goes into the journal. */
  readonly before: Json;
  readonly after: Json;
  readonly answer: Answer;
}

/** Object schemas only: every input is a set of named fields, so that forms, flags and addresses can be made of it. */
export type Fields = z.ZodObject;

interface Declaration {
  /** `<thing>.<verb>`, as in `unit.create`; unique in the whole product. */
  readonly name: string;
  /** The room whose words name it and its fields. */
  readonly room: string;
  /** Who may, and how far; `public` in a role's place lets anybody. */
  readonly may: readonly Grant[];
  /** Every refusal code `run` can give; others are a defect and throw. */
  readonly refuses: readonly string[];
}

/** A verb that changes something, once, with one journal entry. */
export interface Action<In extends Fields = Fields, Out = unknown> extends Declaration {
  readonly kind: 'action';
  readonly input: In;
  readonly isolation: Isolation;
  /** How a person meets it: a form made from its fields, a screen of its own, or a plain question before doing it. */
  readonly face: 'form' | 'screen' | 'confirm';
  /**
   * The rows of a list on which it makes sense: a field of the row and the values it may have there (`{ until: [null] }`,
   * `{ state: ['disabled'] }`). Surfaces do not offer it on others; refusing it is still the verb's own task.
   */
  readonly offered?: Readonly<Record<string, readonly (string | boolean | null)[]>>;
  /** The answer holds a secret (a code, a token): it is given once, and neither journaled nor repeated. */
  readonly secretAnswer: boolean;
  /**
   * Whoever does it, logged in or not, is a visitor to it: no account, no capacity and no hour of theirs reaches `run` or
   * the journal (its entry is dated midnight of the day). For what is told in confidence and has no right that runs out;
   * an act that each may do once is a `defineAnonymousAction`.
   */
  readonly unnamed: boolean;
  run(input: z.output<In>, context: Context): Promise<Result<Change<Out>, readonly Refusal[]>>;
}

/** A question with one answer. */
export interface Query<In extends Fields = Fields, Out = unknown> extends Declaration {
  readonly kind: 'query';
  readonly input: In;
  run(input: z.output<In>, context: Context): Promise<Result<Out, readonly Refusal[]>>;
  /** The paper of an answer, where it holds one: it is then offered as Word, page and text, by this question's own right. */
  paper?(answer: Out): Paper;
}

/** Which rows of a list are wanted. */
export interface ListRequest<Filters> {
  readonly filters: Filters;
  /** Free text, trimmed; null where nothing was typed. */
  readonly search: string | null;
  /** One of the list's `sortable` fields; the first of them where the caller named none. */
  readonly sort: { readonly by: string; readonly descending: boolean };
  readonly offset: number;
  /** At most 200 over HTTP; an export asks page by page. */
  readonly limit: number;
}

/** One page of rows, and how many there are in all. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A question answered by a table: searched, filtered, sorted and paged on the server, and exported to .xlsx. */
export interface List<In extends Fields = Fields, Row extends Fields = Fields> extends Declaration {
  readonly kind: 'list';
  /** The filters; all optional. */
  readonly input: In;
  /** The columns in their order; every row has an `id` that is not shown. */
  readonly row: Row;
  readonly sortable: readonly [string, ...string[]];
  /** Whether the first order is a falling one: what happened last is looked for first. */
  readonly newestFirst?: boolean;
  readonly searchable: boolean;
  run(
    request: ListRequest<z.output<In>>,
    context: Context,
  ): Promise<Result<Page<z.output<Row>>, readonly Refusal[]>>;
}

/** What an anonymous act is told about its caller when the right to it is spent. */
export interface SpendContext extends Context {
  /** Which matter the right belongs to (a survey, an election, a rating round). */
  readonly topic: string;
}

/** The id of whoever or whatever has the right (a person, a code); null where the act needs none that runs out. */
export type RightHolder = Uuid | null;

/**
 * An act whose content must never be tied to who did it (a rating, a complaint): the right is spent in one
 * transaction, the content stored without actor, key or time in another, and released in batches. What stays possible
 * to whoever has the database is said in `anonymous/act-anonymously.ts`.
 */
export interface AnonymousAction<In extends Fields = Fields> extends Declaration {
  readonly kind: 'anonymous';
  readonly input: In;
  /** The matter the act belongs to; rights and batches are counted by it. That somebody acted in it is no secret. */
  topic(input: z.output<In>): string;
  /**
   * Says whose right is spent, or refuses; the runner spends it, once for each matter. A call that is sent again asks
   * again, so it should write nothing. It is not given the content.
   */
  spend(context: SpendContext): Promise<Result<RightHolder, readonly Refusal[]>>;
}

/** Any declared verb. */
export type Verb = Action | Query | List | AnonymousAction;

/** The answer type of a verb, for typed callers. */
export type AnswerOf<V> = V extends { kind: 'action'; run: (...args: never[]) => Promise<infer R> }
  ? R extends { ok: true; value: Change<infer Out> }
    ? Out
    : never
  : V extends { kind: 'query' | 'list'; run: (...args: never[]) => Promise<infer R> }
    ? R extends { ok: true; value: infer Out }
      ? Out
      : never
    : V extends { kind: 'anonymous' }
      ? null
      : never;

/** The input type of a verb, as a caller writes it. */
export type InputOf<V> = V extends { input: infer In extends Fields } ? z.input<In> : never;

type ActionParts<In extends Fields, Out> = Omit<
  Action<In, Out>,
  'kind' | 'isolation' | 'face' | 'secretAnswer' | 'unnamed'
> &
  Partial<Pick<Action<In, Out>, 'isolation' | 'face' | 'secretAnswer' | 'unnamed'>>;

/** Declares an action; a form is made of its fields, and it runs at `read committed`, unless said otherwise. */
export function defineAction<In extends Fields, Out>(parts: ActionParts<In, Out>): Action<In, Out> {
  return {
    isolation: 'read committed',
    face: 'form',
    secretAnswer: false,
    unnamed: false,
    ...parts,
    kind: 'action',
  };
}

/** Declares a question with one answer. */
export function defineQuery<In extends Fields, Out>(
  parts: Omit<Query<In, Out>, 'kind'>,
): Query<In, Out> {
  return { ...parts, kind: 'query' };
}

/** Declares a question answered by a table. */
export function defineList<In extends Fields, Row extends Fields>(
  parts: Omit<List<In, Row>, 'kind'>,
): List<In, Row> {
  return { ...parts, kind: 'list' };
}

/** What every anonymous act can refuse beside its own rules. */
export const rightSpent = 'right-spent';

/**
 * Declares an act that must never be tied to who did it. Throws where a field takes a file: files are uploaded under
 * their sender's name, and the journal says so.
 */
export function defineAnonymousAction<In extends Fields>(
  parts: Omit<AnonymousAction<In>, 'kind'>,
): AnonymousAction<In> {
  if (/"kind":"file"/.test(JSON.stringify(z.toJSONSchema(parts.input, { unrepresentable: 'any' }))))
    throw new Error(`${parts.name} takes a file, which would tell who sent it`);
  return { ...parts, refuses: [...parts.refuses, rightSpent], kind: 'anonymous' };
}
