import { err, ok, type Result } from '../../../kernel/result.ts';
import { countFile, countFileKind, type CountFile } from './model.ts';

/** Characters beyond which no file is taken for a count. */
export const largestCountFile = 20_000_000;

/** Why a text is no published count; `place` is the path of the first thing that does not fit. */
export interface UnreadableCount {
  readonly code: 'too-large' | 'no-json' | 'no-count';
  readonly place: string;
}

/** Whether a text says of itself that it is a published count; whether it is one, `readCount` tells. */
export function saysCount(text: string): boolean {
  return new RegExp(`"kind"\\s*:\\s*"${countFileKind}"`).test(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Reads a published count from text that may come from anywhere. */
export function readCount(text: string): Result<CountFile, UnreadableCount> {
  if (text.length > largestCountFile) return err({ code: 'too-large', place: '' });
  const json = parsed(text);
  if (json === undefined) return err({ code: 'no-json', place: '' });
  const read = countFile.safeParse(json);
  if (read.success) return ok(read.data);
  return err({ code: 'no-count', place: read.error.issues[0]?.path.join('.') ?? '' });
}
