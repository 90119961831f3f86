import type { z } from 'zod';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Fields } from './verb.ts';

/** The place of an issue as the caller can name it. */
const pathOf = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'number' ? part : String(part)));

/**
 * Checks an input against its fields. Unknown fields are refused by name, so that a misspelt one is never lost.
 * Every refusal is `input-invalid` with the place and Zod's issue code as `{{issue}}`.
 */
export function validate<In extends Fields>(
  fields: In,
  input: unknown,
): Result<z.output<In>, readonly Refusal[]> {
  const parsed = fields.strict().safeParse(input);
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
