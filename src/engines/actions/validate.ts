import type { z } from 'zod';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Fields } from './verb.ts';

/** The place of an issue as the caller can name it. */
const pathOf = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'number' ? part : String(part)));

// A strict copy is made once for each declared input; making it compiles the schema.
const strictCopies = new WeakMap<Fields, z.ZodType>();

function strictly(fields: Fields): z.ZodType {
  const known = strictCopies.get(fields) ?? fields.strict();
  strictCopies.set(fields, known);
  return known;
}

/**
 * Checks an input against its fields. Unknown fields are refused by name, so that a misspelt one is never lost.
 * Every refusal is `input-invalid` with the place and Zod's issue code as `{{issue}}`.
 */
export function validate<In extends Fields>(
  fields: In,
  input: unknown,
): Result<z.output<In>, readonly Refusal[]> {
  const parsed = strictly(fields).safeParse(input);
  if (parsed.success) return ok(parsed.data as z.output<In>);
  return err(
    parsed.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) =>
          refusal('input-invalid', [...pathOf(issue.path), key], { issue: issue.code }),
        );
      return [refusal('input-invalid', pathOf(issue.path), { issue: issue.code })];
    }),
  );
}
