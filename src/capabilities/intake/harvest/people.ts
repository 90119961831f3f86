import type { Span } from '../../../engines/documents/tree.ts';
import { factsNamed, spanOf } from '../../../facts/fact.ts';
import { isStaffRoster } from '../../../facts/rosters/captions.ts';
import { columnOf } from '../../../facts/rosters/sheet.ts';
import { sheetsOf } from '../../../facts/rosters/sheets.ts';
import { looksLikeName } from '../../../facts/rosters/person-cells.ts';
import { rosterOfPart } from '../../audit/rosters/read-roster.ts';
import type { LineCells } from '../../roster/lines/line.ts';
import { linesOfSheet } from '../../roster/lines/sheet-lines.ts';
import type { Proposal } from '../model.ts';
import { plainName } from './names.ts';
import { proposal, quoteOf, quoteOfFact, type Source } from './source.ts';

/** Departments the document itself lists, the longest names first. */
const departmentsOf = ({ facts }: Source): readonly string[] =>
  factsNamed(facts, 'department.list')
    .filter(({ level }) => level === 'school')
    .flatMap(({ value }) => value.names.map(plainName))
    .sort((a, b) => b.length - a.length);

/** A post such as 办公室干事 stands in the department that the document lists by that name. */
function withDepartment(cells: LineCells, departments: readonly string[]): LineCells {
  const post = plainName(cells.post ?? '');
  if (post === '' || cells.department !== undefined) return cells;
  const department = departments.find((name) => post.startsWith(name) && post !== name);
  return department === undefined ? cells : { ...cells, department };
}

/** On a page of two unions, the lines of the roster that is captioned as this one's; null where there is one union. */
function ownRows({ reading, form, forms }: Source): ReadonlySet<number> | null {
  if (forms.length < 2) return null;
  const facts = form === null ? [] : rosterOfPart(reading, forms, form);
  return new Set(facts.map((fact) => reading.lines.placeOf(spanOf(fact)).line));
}

/** Rows of the staff roster, their cells as they are written; what they mean is read when they are taken over. */
export function findRosterRows(source: Source): readonly Proposal[] {
  const { reading } = source;
  const sheets = sheetsOf(reading).filter(
    (sheet) => isStaffRoster(sheet) && columnOf(sheet.columns, 'name') !== -1,
  );
  const own = ownRows(source);
  const format = reading.tree.files[0]?.format;
  const flattened = format === 'txt' || format === 'pdf' || format === 'md';
  const spans = new Map<number, Span>();
  const placeOf = (span: Span) => {
    const row = reading.lines.placeOf(span).line;
    spans.set(row, span);
    return { sheet: null, row };
  };
  const lines = sheets
    .flatMap((sheet) => linesOfSheet(sheet, { placeOf, flattened }))
    .filter(({ row }) => own === null || own.has(row));
  const departments = departmentsOf(source);
  return lines.map(({ row, cells }, at) =>
    proposal('roster', {
      key: `roster-${at + 1}`,
      value: { row, cells: withDepartment(cells, departments) },
      quotes: [quoteOf(reading, spans.get(row) ?? { start: 0, end: 0 })],
    }),
  );
}

/** Words that stand beside a guide's name in its row and are none. */
const noName = /团委|副书记|书记|秘书|责任人|负责人|学生会|研究生会|团干|专职|兼职|分管|指导/;

/** The only cell of a guide's row that could be a name; null where none is, or several are. */
function nameIn(text: string): string | null {
  const cells = text.split(/[\t|]/).map(plainName);
  const names = cells.filter(
    (cell) => looksLikeName(cell) && !noName.test(cell) && !/^[是否无有]$/.test(cell),
  );
  return names.length === 1 ? (names[0] ?? null) : null;
}

/** Who guides the union, where the document names the office as held. Plans and rules name nobody. */
export function findGuides(source: Source): readonly Proposal[] {
  return factsNamed(source.facts, 'guide').flatMap((fact, at) => {
    const { role, fullTime, holder } = fact.value;
    if (fact.basis !== 'practice' || holder !== 'cadre' || fact.level !== 'school') return [];
    const span = spanOf(fact);
    const name = nameIn(source.reading.tree.text.slice(span.start, span.end));
    return [
      proposal('guide', {
        key: `guide-${at + 1}`,
        topic: `guide ${role}`,
        value: { role, name, fullTime },
        quotes: [quoteOfFact(source, fact)],
      }),
    ];
  });
}
