import type { Level } from '../../../facts/fact.ts';
import type { Reading } from '../../../facts/reading.ts';
import type { WordingHit } from './find-items.ts';
import { findMarks } from './mark-cluster.ts';
import { conclusionWords } from './mark-tokens.ts';
import { printedBefore, type PrintedNumber } from './printed-number.ts';
import { readCount } from './read-count.ts';

/** An item found in the document: its wording, and the number printed before it. */
export interface FoundItem {
  readonly hit: WordingHit;
  readonly printed: PrintedNumber;
}

/** Items that follow each other as one table. */
export interface FoundTable {
  readonly level: Level;
  readonly items: readonly FoundItem[];
}

/** Folded characters between two items beyond which they belong to different tables. */
const widestGap = 900;
const secondCue =
  /二级(?:学院|院系)?(?:学生会|研究生会|学生组织|组织)|符合(?:标准|要求|条件)的?(?:二级)?学生会|(?:院系|院级|系级)学生会组织(?:情况|改革)/g;
const schoolCue = /校级学生会组织(?:改革自评表|情况)|校级(?:学生会)?组织自评/g;

function lastMatch(pattern: RegExp, text: string): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}

/** Whether what stands before an item announces the second level, after anything about the school's own. */
function announcesSecondLevel(reading: Reading, from: number, to: number): boolean {
  const text = reading.folded.text.slice(Math.max(from, to - 400), to);
  const second = lastMatch(secondCue, text);
  return second !== -1 && second > lastMatch(schoolCue, text);
}

function isNext(item: FoundItem, previous: FoundItem): boolean {
  return (
    item.printed.no !== null &&
    previous.printed.no !== null &&
    item.printed.no === previous.printed.no + 1
  );
}

/** A wording quoted in a remark or between rows: the item after it goes on as if it were not there. */
function isStray(item: FoundItem, previous: FoundItem, next: FoundItem | undefined): boolean {
  if (!next || next.hit.start - item.hit.end > widestGap) return false;
  const goesOn =
    next.hit.wording.order > previous.hit.wording.order &&
    next.hit.wording.order > item.hit.wording.order + 1;
  return goesOn || (isNext(next, previous) && !isNext(next, item));
}

interface Draft {
  readonly items: FoundItem[];
  readonly from: number;
  second: boolean;
}

function startsTable(reading: Reading, draft: Draft, item: FoundItem): boolean {
  const previous = draft.items.at(-1) as FoundItem;
  if (item.hit.start - previous.hit.end > widestGap) return true;
  const order = item.hit.wording.order;
  const seen = draft.items.some((other) => other.hit.wording.order === order);
  if (!seen && isNext(item, previous)) return false;
  if (!draft.second && announcesSecondLevel(reading, previous.hit.end, item.hit.start)) return true;
  return seen || order < previous.hit.wording.order;
}

/** Cuts the items of a document into tables: where numbers start again, or a heading announces the other level. */
function draftTables(reading: Reading, items: readonly FoundItem[]): readonly Draft[] {
  const drafts: Draft[] = [];
  items.forEach((item, index) => {
    const draft = drafts.at(-1);
    const before = draft?.items.at(-1);
    if (draft && before && !startsTable(reading, draft, item)) {
      draft.items.push(item);
      return;
    }
    const from = before?.hit.end ?? 0;
    const second = announcesSecondLevel(reading, from, item.hit.start);
    if (draft && before && !second) {
      if (isStray(item, before, items[index + 1])) return;
      const earlier = draft.items.at(-2);
      const replaces =
        earlier &&
        earlier.hit.wording.order < item.hit.wording.order &&
        isNext(item, earlier) &&
        !isNext(before, earlier);
      if (replaces) {
        draft.items.splice(-1, 1, item);
        return;
      }
    }
    drafts.push({ items: [item], from, second });
  });
  return drafts;
}

function usesLevel(item: FoundItem, level: Level): boolean {
  return item.hit.wording.uses.some((use) => use.item.level === level);
}

function levelOf(draft: Draft): Level {
  const second = draft.items.filter((item) => !usesLevel(item, 'school')).length;
  const school = draft.items.filter((item) => !usesLevel(item, 'second-level')).length;
  return second + (draft.second ? 2 : 0) > school ? 'second-level' : 'school';
}

/** Numbers in cells of their own count only where most of the table's items have one. */
function settleNumbers(reading: Reading, items: readonly FoundItem[]): readonly FoundItem[] {
  const apart = items.filter((item) => item.printed.apart).length;
  if (apart === 0 || apart * 2 >= items.length) return items;
  return items.map((item) => {
    if (!item.printed.apart) return item;
    const start = reading.folded.origin[item.hit.start] as number;
    return { ...item, printed: { ...item.printed, no: null, start } };
  });
}

/** Characters after a wording within which the answer of its row stands. */
const answerReach = 200;

/** A cell of a count and nothing else, or a short answer in its place. */
function isCount(cell: string): boolean {
  const found = readCount(cell);
  if (found) return found.length === cell.length;
  return cell.length <= 20 && findMarks(cell, conclusionWords) !== null;
}

/** Whether an answer follows the wording, or stands in a hole of it: what makes a sentence a row. */
function isAnswered(
  reading: Reading,
  level: Level,
  item: FoundItem,
  next: FoundItem | undefined,
): boolean {
  const { text } = reading.tree;
  const { origin } = reading.folded;
  const start = origin[item.hit.start] as number;
  const end = (origin[item.hit.end - 1] as number) + 1;
  const stop = Math.min(end + answerReach, next?.printed.start ?? text.length);
  const inner = item.hit.end - item.hit.start > item.hit.wording.folded.length + 2;
  return text
    .slice(inner ? start : end, stop)
    .split(/[\n\t|｜│]/)
    .some((cell) =>
      level === 'school' ? findMarks(cell, conclusionWords) !== null : isCount(cell.trim()),
    );
}

/** Folded characters of marks and remark that stand between two rows of one table. */
const closeBy = 160;

function isLater(item: FoundItem, previous: FoundItem): boolean {
  return (item.printed.no ?? 0) > (previous.printed.no ?? Infinity);
}

/** Whether an answered item can be the next row: its number goes on, or is one that the table leaves out. */
function canFollow(item: FoundItem, previous: FoundItem): boolean {
  const far = item.hit.start - previous.hit.end > closeBy;
  const unnumbered = item.hit.wording.uses.some((use) => use.item.row !== null);
  const loose = previous.printed.no === null || (item.printed.no === null && unnumbered);
  return isLater(item, previous) || (loose && !far);
}

/**
 * Sentences of a charter or report before or after a table may happen to be an item's. They are no rows:
 * they bear no answer, and their numbers do not go on with the table's. A table of them is none (null).
 */
function withoutSentences(
  reading: Reading,
  level: Level,
  items: readonly FoundItem[],
): readonly FoundItem[] | null {
  const answered = items.map((item, index) => isAnswered(reading, level, item, items[index + 1]));
  const isRow = items.map((item, index) => {
    const previous = items[index - 1];
    if (!previous) return answered[index] || item.printed.no !== null;
    if (isNext(item, previous)) return true;
    return answered[index] && canFollow(item, previous);
  });
  const rows = items.slice(isRow.indexOf(true), isRow.lastIndexOf(true) + 1);
  return isRow.filter(Boolean).length * 2 >= items.length && rows.length >= 2 ? rows : null;
}

/** The tables of items in a document, in order. Single quotations of a wording make no table. */
export function tablesIn(reading: Reading, hits: readonly WordingHit[]): readonly FoundTable[] {
  const { folded, tree } = reading;
  let floor = 0;
  const items = hits.map((hit): FoundItem => {
    const start = folded.origin[hit.start] as number;
    const printed = printedBefore(tree.text, start, floor);
    floor = (folded.origin[hit.end - 1] as number) + 1;
    return { hit, printed };
  });
  return draftTables(reading, items).flatMap((draft) => {
    const level = levelOf(draft);
    const rows = withoutSentences(reading, level, settleNumbers(reading, draft.items));
    return rows === null ? [] : [{ level, items: rows }];
  });
}
