import type { Span } from '../../../engines/documents/tree.ts';
import type { Basis, Fact } from '../../../facts/fact.ts';
import type { FactValues } from '../../../facts/vocabulary.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { readToldGuides } from './told-guides.ts';
import { captionPurpose } from '../../../facts/rosters/captions.ts';
import { looksLikeName, readYesNo } from '../../../facts/rosters/person-cells.ts';
import type { Sheet, SheetCell, SheetRow } from '../../../facts/rosters/sheet.ts';
import { sheetsOutside } from './sheets-outside.ts';

export type Guide = FactValues['guide'];

/** The office a category or a sentence names; null where it names none of the guides. */
export function guideRole(text: string): Guide['role'] | null {
  if (/(?:院|系|二级)[^校]{0,8}(?:学生会|研究生会|学生组织)/.test(text) && !/校|秘书长/.test(text))
    return 'unit-guide';
  if (/秘书长/.test(text)) return 'secretary-general';
  return /副书记|书记|分管|指导|责任人|负责/.test(text) ? 'deputy-secretary' : null;
}

/** Whether a cell or remark says full-time; null where it does not say. */
export function fullTimeOf(text: string): boolean | null {
  if (/非专职|不是专职|兼职|挂职|非全职|不专职|未专职/.test(text)) return false;
  const answer = readYesNo(text.replace(/\([^)]*\)/g, '')) ?? readYesNo(text);
  if (answer !== null) return answer;
  return /专职|全职/.test(text) ? true : null;
}

/** A guide fact with its place. */
export function guideFact(value: Guide, span: Span, basis: Basis): Fact {
  return {
    name: 'guide',
    level: value.role === 'unit-guide' ? 'second-level' : 'school',
    value,
    basis,
    grain: 'row',
    coverage: 'partial',
    day: null,
    source: { kind: 'quote', ...span },
  };
}

function isGuideSheet(sheet: Sheet): boolean {
  const kinds = sheet.columns.map((column) => column.kind);
  if (kinds.includes('rank') || kinds.includes('failed') || kinds.includes('grade')) return false;
  if (kinds.includes('full-time')) return true;
  const told = sheet.captions.some((caption) =>
    /(?:指导|分管|主要)[^,。]{0,14}(?:责任人|负责人)|指导(?:教师|老师)[^,。]{0,6}(?:名单|一览|情况)?$/.test(
      caption.text,
    ),
  );
  return told && kinds.includes('name') && captionPurpose(sheet.captions) !== 'staff';
}

function cellAt(
  sheet: Sheet,
  row: SheetRow,
  kind: Sheet['columns'][number]['kind'],
): SheetCell | null {
  const at = sheet.columns.findIndex((column) => column.kind === kind);
  return at === -1 ? null : (row.cells[at] ?? null);
}

function holderOf(name: SheetCell | null, context: string): Guide['holder'] {
  if (/空缺|暂缺|缺位|待聘|暂无/.test(`${name?.text ?? ''}${context}`)) return 'vacant';
  if (/由?学生(?:干部)?(?:兼任|担任)|本科生|研究生[^会]|在校生/.test(context)) return 'student';
  return name && looksLikeName(name.plain) ? 'cadre' : 'unknown';
}

function fromRow(sheet: Sheet, row: SheetRow): Fact | null {
  const category = cellAt(sheet, row, 'category') ?? cellAt(sheet, row, 'post');
  const name = cellAt(sheet, row, 'name');
  const note = cellAt(sheet, row, 'note')?.text ?? '';
  const post = cellAt(sheet, row, 'post')?.text ?? '';
  const role = guideRole(category?.text ?? '') ?? guideRole(post) ?? guideRole(note);
  if (!role || (!name && !category)) return null;
  const own = cellAt(sheet, row, 'full-time');
  const header = sheet.columns.find((column) => column.kind === 'full-time')?.header ?? '';
  const asked = own ? fullTimeOf(own.text) : null;
  const turned = /兼职/.test(header) && !/专/.test(header) && asked !== null ? !asked : asked;
  const fullTime = turned ?? fullTimeFromWords(`${note}${post}${category?.text ?? ''}`);
  const part = /兼职|挂职|非专职/.test(note) ? false : fullTime;
  return guideFact(
    { role, fullTime: part, holder: holderOf(name, note + post) },
    row.span,
    'practice',
  );
}

function fullTimeFromWords(text: string): boolean | null {
  return /专职|兼职|挂职/.test(text) ? fullTimeOf(text) : null;
}

/**
 * Reads who guides the union: rows of the guide table (类别, 姓名, 是否为专职团干, 备注 in any order), and
 * sentences that name a deputy secretary or secretary-general. A rule that names nobody keeps its basis.
 */
export function readGuides(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sheet of sheetsOutside(reading, forms)) {
    if (!isGuideSheet(sheet)) continue;
    for (const row of sheet.rows) {
      const fact = fromRow(sheet, row);
      if (fact) facts.push(fact);
    }
  }
  return [...facts, ...readToldGuides(reading, forms)];
}
