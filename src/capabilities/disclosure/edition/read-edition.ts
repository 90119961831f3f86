import { z } from 'zod';
import { criterionNames } from '../../../facts/criteria.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { partIds, profiles, type Edition } from './model.ts';

/** The largest bundle that is read, in characters. */
export const largestEdition = 50_000_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();

const item = z.looseObject({
  level: z.enum(['school', 'second-level']),
  no: z.int(),
  row: z.int().nullable(),
  wording: z.string(),
  criterion: z.enum(criterionNames),
});

const head = z.object({
  schema: z.literal('mingzhang-edition/1'),
  school: z.object({ slug: z.string(), name: z.string() }),
  union: z.object({ id: z.string(), name: z.string() }),
  form: z.looseObject({ id: z.string(), title: z.string(), items: z.array(item) }),
  asOf: day,
  number: z.int().min(1),
  publishedOn: day,
  profile: z.enum(profiles),
  approvals: z.array(z.object({ by: z.string(), day })),
  corrects: z.object({ hash, why: z.string() }).nullable(),
  journal: z.object({ seq: z.int(), hash: z.string() }),
});

const leaf = z.object({
  id: z.string(),
  tier: z.enum(['public', 'reduced', 'as-form', 'filing']),
  hash,
  content: z
    .object({
      salt: z.string().regex(/^[0-9a-f]{32}$/),
      value: z.looseObject({ kind: z.enum(['item', 'text', 'row', 'facts', 'file']) }),
    })
    .nullable(),
});

const edition = z.object({
  head,
  parts: z.array(
    z.object({ id: z.enum(partIds), heading: z.string(), leaves: z.array(leaf), hash }),
  ),
  hash,
});

/** Why a text is no edition, and where in it. */
export interface UnreadableEdition {
  readonly code: 'no-json' | 'no-edition' | 'too-large';
  /** Dotted place of what does not fit; empty for the whole. */
  readonly place: string;
}

/**
 * Reads an edition from the text of a bundle. Refuses what is no JSON, what has not the shape of an edition (naming
 * the place), and a text over 50 million characters; what is in the leaves is for the checks to judge.
 */
export function readEdition(text: string): Result<Edition, UnreadableEdition> {
  if (text.length > largestEdition) return err({ code: 'too-large', place: '' });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return err({ code: 'no-json', place: '' });
    throw error;
  }
  const read = edition.safeParse(json);
  if (!read.success)
    return err({ code: 'no-edition', place: read.error.issues[0]?.path.join('.') ?? '' });
  // The shape was checked as far as the checks rely on it without looking.
  return ok(json as Edition);
}
