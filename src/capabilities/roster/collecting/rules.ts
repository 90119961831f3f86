import { secondsAfter, millisecondsOf, type Instant } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { SourceLine } from '../lines/line.ts';
import { readLine } from '../lines/read-line.ts';
import type { PlanProblem } from '../taking/match.ts';
import type { RequestRow } from './reads.ts';

/** How often one link may write within an hour: nobody corrects a roster more often by hand. */
export const mostWrites = 60;
const hour = 3600;

/** Refuses what comes too often through one link; else how often it came in this hour. */
export function countWrite(
  { writes, writesFrom }: Pick<RequestRow, 'writes' | 'writesFrom'>,
  now: Instant,
): { readonly writes: number; readonly writesFrom: Instant } | Refusal {
  const until = secondsAfter(writesFrom, hour);
  if (until <= now) return { writes: 1, writesFrom: now };
  if (writes < mostWrites) return { writes: writes + 1, writesFrom };
  const minutes = Math.ceil((millisecondsOf(until) - millisecondsOf(now)) / 60_000);
  return refusal('link-too-often', [], { minutes });
}

/** Refuses to write through a link that has run out, into what was sent already, or over what changed meanwhile. */
export function judgeWriting(
  { state, revision, expiresAt }: Pick<RequestRow, 'state' | 'revision' | 'expiresAt'>,
  { now, seen }: { readonly now: Instant; readonly seen: number },
): readonly Refusal[] {
  if (expiresAt <= now) return [refusal('link-expired', 'token')];
  if (state === 'sent') return [refusal('roster-sent', 'token')];
  if (state === 'accepted') return [refusal('roster-accepted', 'token')];
  return revision === seen ? [] : [refusal('roster-changed', 'revision')];
}

/**
 * What is wrong within the lines themselves, without a look at the school's records: whoever holds a link learns nothing
 * of who is recorded.
 */
export function checkLines(
  lines: readonly SourceLine[],
  yearBegun: number,
): readonly PlanProblem[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ cells }, line) => {
    const { values, problems } = readLine(cells, yearBegun);
    const found: PlanProblem[] = problems.map((problem) => ({ line, ...problem }));
    if (values.post === null)
      found.push({ line, field: 'post', code: 'line-post-missing', values: {} });
    const key = values.number ?? `${values.name} ${values.grade ?? ''} ${values.className ?? ''}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, line);
    else if (values.name !== '')
      found.push({
        ...{ line, field: 'name', code: 'line-twice' },
        values: { line: before + 1, name: values.name },
      });
    return found;
  });
}
