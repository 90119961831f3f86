import {
  chinaDay,
  instantOf,
  millisecondsOf,
  secondsAfter,
  type Instant,
} from '../../../kernel/instant.ts';

/** How many backups are kept: the newest of so many days, weeks and months, each in China's time. */
export interface Retention {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

/** A backup file by when it was made. */
export interface DatedFile {
  readonly name: string;
  readonly at: Instant;
}

const dayMilliseconds = 24 * 3600 * 1000;

/** The week of a day, counted from a Monday (GB/T 7408 and ISO 8601 begin the week there). */
function weekOf(day: string): string {
  // 1970-01-01 was a Thursday, so the Monday before it is three days back.
  return String(Math.floor((Date.parse(day) / dayMilliseconds + 3) / 7));
}

/**
 * Which files may go: all but the newest of each of the newest days, weeks and months that have any. The newest file of
 * all always stays.
 */
export function outdated(files: readonly DatedFile[], retention: Retention): readonly DatedFile[] {
  const newestFirst = files.toSorted((a, b) => millisecondsOf(b.at) - millisecondsOf(a.at));
  const kept = new Set<DatedFile>(newestFirst.slice(0, 1));
  const keep = (spans: number, spanOf: (day: string) => string): void => {
    const seen = new Set<string>();
    for (const file of newestFirst) {
      const span = spanOf(chinaDay(file.at));
      if (seen.has(span)) continue;
      if (seen.size === spans) return;
      seen.add(span);
      kept.add(file);
    }
  };
  keep(retention.daily, (day) => day);
  keep(retention.weekly, weekOf);
  keep(retention.monthly, (day) => day.slice(0, 7));
  return files.filter((file) => !kept.has(file));
}

const namePattern = /^mingzhang-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.backup$/;

/** The name of a backup made at a moment, in China's time: `mingzhang-20260901-023000.backup`. */
export function backupName(at: Instant): string {
  const stamp = secondsAfter(at, 8 * 3600)
    .slice(0, 19)
    .replace(/[-:]/g, '')
    .replace('T', '-');
  return `mingzhang-${stamp}.backup`;
}

/** When a file of that name was made; null for any other name, which is nobody's to delete. */
export function madeAt(name: string): Instant | null {
  const [, year, month, day, hour, minute, second] = namePattern.exec(name) ?? [];
  if (year === undefined) return null;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(at) ? null : instantOf(new Date(at));
}
