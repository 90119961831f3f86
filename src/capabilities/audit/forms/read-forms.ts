import { unfold } from '../../../engines/documents/fold.ts';
import type { Span } from '../../../engines/documents/tree.ts';
import type { Level } from '../../../facts/fact.ts';
import { formVersion } from '../../evaluation/forms/catalogue.ts';
import type { FormItem } from '../../evaluation/forms/form-model.ts';
import type { FormReading, ItemReading } from '../model.ts';
import type { Reading } from '../reading.ts';
import { findItems, type ItemHit } from './find-items.ts';
import { readHead, readSecondLevelTotal, versionOf } from './form-head.ts';
import { readRow } from './read-row.ts';

/** Fewer recognised items than this are a quotation of the rules, not a form. */
const leastItems = 4;
/** Folded characters between two items beyond which they cannot belong to one table. */
const widestGap = 500;

interface Placed {
  readonly hit: ItemHit;
  readonly level: Level;
}

const unitHeading =
  /二级(?:学院)?(?:学生会|研究生会|组织|院系)|符合标准|二级院系|院系学生会组织情况/;

/** Runs of items close enough to be one form; stray quotations of single items fall away. */
function runsOf(hits: readonly ItemHit[]): readonly (readonly ItemHit[])[] {
  const runs: ItemHit[][] = [];
  for (const hit of hits) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && hit.start - last.end <= widestGap) run.push(hit);
    else runs.push([hit]);
  }
  return runs.filter((run) => run.length >= leastItems);
}

/** Tells school items from second-level items, and one form from the next, by heading and recurrence. */
function formsIn(
  reading: Reading,
  runs: readonly (readonly ItemHit[])[],
): readonly (readonly Placed[])[] {
  const forms: Placed[][] = [];
  let seen = new Set<string>();
  let level: Level = 'school';
  for (const run of runs) {
    run.forEach((hit, index) => {
      const previous = forms.at(-1)?.at(-1)?.hit;
      const between = reading.folded.text.slice(
        Math.max(previous?.end ?? 0, hit.start - 260),
        hit.start,
      );
      const again = seen.has(hit.wording.criterion);
      const starts = hit.wording.criterion === 'no-administrative-duties';
      const announced = unitHeading.test(between) && (again || starts);
      const units = level === 'school' && (announced || (again && laterUnits(run, index)));
      if (forms.length === 0 || (again && starts && !units)) {
        forms.push([]);
        level = 'school';
        seen = new Set();
      } else if (units) {
        level = 'second-level';
        seen = new Set();
      } else if (again && !replacesStray(forms.at(-1) as Placed[], hit, level)) {
        return;
      }
      seen.add(hit.wording.criterion);
      forms.at(-1)?.push({ hit, level });
    });
  }
  return forms;
}

/**
 * A sentence of an item may be quoted in prose before the form: then the form's own row takes its place.
 * A later quotation changes nothing.
 */
function replacesStray(form: Placed[], hit: ItemHit, level: Level): boolean {
  const first = form.findIndex(
    (placed) =>
      placed.level === level && placed.hit.wording.criterion === 'no-administrative-duties',
  );
  const stray = form.findIndex(
    (placed) => placed.level === level && placed.hit.wording.criterion === hit.wording.criterion,
  );
  if (stray === -1 || first === -1 || stray > first) return false;
  form.splice(stray, 1);
  return true;
}

/** Whether wordings that only the second level bears follow soon, though no heading announced them. */
function laterUnits(run: readonly ItemHit[], index: number): boolean {
  return run
    .slice(index, index + 5)
    .some((hit) => hit.wording.items.every((entry) => entry.item.level === 'second-level'));
}

const printedNumber =
  /^\**([★▲☆△]*)\s*[(（]?(\d{1,2})[)）]?\s*[.．、:：]?\s*([★▲☆△]*)\s*[.．、]?\s*\**\s*([★▲☆△]*)$/;

interface Printed {
  readonly no: number | null;
  readonly core: boolean;
  readonly observation: boolean;
  readonly start: number;
}

/** The cell or line that ends at `end`, with the offset where its text starts. */
function pieceBefore(text: string, end: number): { readonly text: string; readonly start: number } {
  let start = end;
  while (start > 0 && end - start < 40 && !/[\n\t|]/.test(text[start - 1] ?? '')) start -= 1;
  const raw = text.slice(start, end);
  return { text: raw.trim(), start: start + (raw.length - raw.trimStart().length) };
}

/**
 * The number and the ★ ▲ printed before a wording: in its own cell, or alone in the cell before, where it
 * must follow the number of the item before (a count or a remark may stand there as well).
 */
function printedBefore(reading: Reading, start: number, previous: number | null): Printed {
  const text = reading.tree.text;
  const own = pieceBefore(text, start);
  const signed = (signs: string, no: number | null, at: number): Printed => ({
    no,
    core: /[★☆]/.test(signs),
    observation: /[▲△]/.test(signs),
    start: at,
  });
  const match = printedNumber.exec(own.text);
  if (match) return signed(`${match[1]}${match[3]}${match[4]}`, Number(match[2]), own.start);
  const signs = /[★▲☆△]+$/.exec(own.text)?.[0] ?? '';
  if (own.text !== '' && own.text !== signs) return signed(signs, null, start - signs.length);
  let end = own.start;
  while (end > 0 && /[\s|]/.test(text[end - 1] ?? '')) end -= 1;
  const other = pieceBefore(text, end);
  const alone = printedNumber.exec(other.text);
  const no = alone ? Number(alone[2]) : null;
  if (!alone || no === null || no !== (previous ?? 0) + 1)
    return signed(signs, null, start - signs.length);
  return signed(`${alone[1]}${alone[3]}${alone[4]}${signs}`, no, other.start);
}

function expectedItem(hit: ItemHit, level: Level, version: string | null): FormItem | null {
  const fits = hit.wording.items.filter((entry) => entry.item.level === level);
  const own = fits.find((entry) => entry.version === version);
  if (own) return own.item;
  const known = version === null ? null : formVersion(version);
  return (
    known?.items.find((item) => item.level === level && item.criterion === hit.wording.criterion) ??
    fits[0]?.item ??
    null
  );
}

/** Folded offset where the row of the last item of a table ends. */
function lastRowEnd(reading: Reading, hit: ItemHit): number {
  const { folded, tree } = reading;
  const offset = folded.origin[hit.start] as number;
  for (const table of reading.tables) {
    if (offset < table.span.start || offset >= table.span.end) continue;
    const row = table.rows.find(
      (candidate) => offset >= candidate.span.start && offset < candidate.span.end,
    );
    if (row) return endAt(reading, row.span.end);
  }
  const after = folded.origin[hit.end] ?? tree.text.length;
  let line = 0;
  let at = after;
  while (at < tree.text.length && line < 8 && at - after < 160) {
    const next = tree.text.indexOf('\n', at);
    const end = next === -1 ? tree.text.length : next;
    const text = tree.text.slice(at, end).replace(/\s+/g, '');
    const answer =
      /^(?:[^。]{0,24})$/.test(text) &&
      (text === '' || /[☑☒✓√■☐□○]|是|否|达标|实有|日期|^\d+个?$|^[R£]|input/.test(text));
    if (line > 0 && !answer) break;
    at = end + 1;
    line += 1;
  }
  return endAt(reading, at);
}

function endAt(reading: Reading, offset: number): number {
  let low = 0;
  let high = reading.folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reading.folded.origin[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is printed before each item of a form, in order. */
function printedNumbers(reading: Reading, form: readonly Placed[]): readonly Printed[] {
  const out: Printed[] = [];
  form.forEach(({ hit, level }, index) => {
    const before = form[index - 1]?.level === level ? (out.at(-1)?.no ?? null) : 0;
    out.push(printedBefore(reading, reading.folded.origin[hit.start] as number, before));
  });
  return out;
}

function readItem(
  reading: Reading,
  form: readonly Placed[],
  numbers: readonly Printed[],
  index: number,
  version: string | null,
): ItemReading {
  const { hit, level } = form[index] as Placed;
  const next = form[index + 1];
  const wordingStart = reading.folded.origin[hit.start] as number;
  const printed = numbers[index] as Printed;
  const nextStart = numbers[index + 1]?.start ?? null;
  const sameTable = next && next.level === level;
  const end =
    sameTable && nextStart !== null ? endAt(reading, nextStart) : lastRowEnd(reading, hit);
  const row = readRow(reading, hit, Math.min(printed.start, wordingStart), end, level);
  const item = expectedItem(hit, level, version);
  const isRow = version === '2020' && item?.row !== null && item?.row !== undefined;
  return {
    level,
    no: isRow ? (item?.no ?? 3) : (printed.no ?? item?.no ?? index + 1),
    row: isRow ? (item?.row ?? null) : null,
    criterion: hit.wording.criterion,
    claim: row.claim,
    core: printed.core,
    observation: printed.observation,
    remark: row.remark,
    number: row.number,
    date: row.date,
    span: row.span,
    markSpan: row.markSpan,
    remarkSpan: row.remarkSpan,
    wordingSpan: row.wordingSpan,
  };
}

function absentItem(item: FormItem): ItemReading {
  return {
    level: item.level,
    no: item.no,
    row: item.row,
    criterion: item.criterion,
    claim: 'absent',
    core: item.core,
    observation: item.observation,
    remark: null,
    number: null,
    date: null,
    span: null,
    markSpan: null,
    remarkSpan: null,
    wordingSpan: null,
  };
}

/** Items the version has and the document lacks, put in their places; unknown later items are not expected. */
function withAbsent(items: readonly ItemReading[], version: string | null): readonly ItemReading[] {
  const known = version === null ? null : formVersion(version);
  if (!known) return items;
  const hasUnits = items.some((item) => item.level === 'second-level');
  const missing = known.items.filter(
    (item) =>
      item.provenance !== 'unknown' &&
      (item.level === 'school' ? item.no <= known.knownTo : hasUnits && known.whole) &&
      !items.some((read) => read.level === item.level && read.criterion === item.criterion),
  );
  const order = (item: ItemReading): number =>
    (item.level === 'school' ? 0 : 1000) + item.no * 10 + (item.row ?? 0);
  return [...items, ...missing.map(absentItem)].sort((a, b) => order(a) - order(b));
}

const titleLine = /改革情况|改革自评|自评表|备案表|组织名称|深化改革/;

/** Where a form's heading starts: the first title line in the stretch before its first item. */
function headStart(reading: Reading, firstItem: number, floor: number): number {
  const from = Math.max(floor, firstItem - 1600);
  const text = reading.tree.text;
  let at = from === 0 ? 0 : text.indexOf('\n', from) + 1;
  while (at < firstItem && at !== 0 - 1) {
    const end = text.indexOf('\n', at);
    if (end === -1) break;
    const line = text.slice(at, end);
    if (line.length < 70 && titleLine.test(line)) return at;
    at = end + 1;
  }
  return firstItem;
}

function tableSpansOf(items: readonly ItemReading[]): readonly Span[] {
  const spans: Span[] = [];
  for (const level of ['school', 'second-level'] as const) {
    const rows = items
      .filter((item) => item.level === level && item.span !== null)
      .map((item) => item.span as Span);
    if (rows.length > 0)
      spans.push({
        start: Math.min(...rows.map((row) => row.start)),
        end: Math.max(...rows.map((row) => row.end)),
      });
  }
  return spans;
}

function readForm(
  reading: Reading,
  form: readonly Placed[],
  floor: number,
  forced: string | null,
): FormReading {
  const hits = form.map((placed) => placed.hit);
  const first = unfold(reading.folded, hits[0]?.start ?? 0, hits[0]?.end ?? 0);
  const start = headStart(reading, first.start, floor);
  const last = hits.at(-1) as ItemHit;
  const head = readHead(reading, { start, end: first.start }, floor);
  const table = reading.tree.text.slice(start, (reading.folded.origin[last.end] ?? first.end) + 60);
  const decided =
    forced === null
      ? versionOf(hits, head, table)
      : { version: forced, confidence: 'exact' as const };
  const numbers = printedNumbers(reading, form);
  const items = form.map((_, index) => readItem(reading, form, numbers, index, decided.version));
  const tableSpans = tableSpansOf(items);
  const span = { start, end: tableSpans.at(-1)?.end ?? first.end };
  const all = withAbsent(items, decided.version);
  return {
    ...decided,
    organisation: head.organisation,
    kind: head.kind,
    span,
    tableSpans,
    asOf: head.asOf,
    schoolYear: head.schoolYear,
    items: all,
    secondLevelTotal: readSecondLevelTotal(reading, span),
  };
}

/** Whether a run of items is a filled-in form and not a rule that lists the same sentences. */
function isForm(form: FormReading): boolean {
  const read = form.items.filter((item) => item.claim === 'yes' || item.claim === 'no').length;
  return read >= 2 || form.organisation !== null;
}

/**
 * Every self-evaluation form in a document, in any layout. `forced` reads each as that version.
 * An empty list means that none was found.
 */
export function readForms(reading: Reading, forced: string | null): readonly FormReading[] {
  const placed = formsIn(reading, runsOf(findItems(reading.folded.text)));
  const forms: FormReading[] = [];
  for (const form of placed) {
    const floor = forms.at(-1)?.span.end ?? 0;
    const read = readForm(reading, form, floor, forced);
    if (form.length >= leastItems && isForm(read)) forms.push(read);
  }
  return forms;
}
