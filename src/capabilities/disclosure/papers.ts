import type {
  Line,
  Paper,
  PaperBlock,
  PaperCell,
  Run,
} from '../../engines/documents/paper/paper.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import { fill, type Words } from '../../kernel/words.ts';
import type { FormTable, FormVersion } from '../evaluation/forms/form-model.ts';
import { chineseDay, remarkText } from '../evaluation/forms/remarks.ts';
import type {
  EditionHead,
  LeafValue,
  PartId,
  PublishedItem,
  PublishedRow,
} from './edition/model.ts';

/** A part of an edition or of a draft, as far as it is shown. */
export interface ShownPart {
  readonly id: PartId;
  readonly heading: string;
  readonly values: readonly LeafValue[];
}

/** What is written: whose disclosure, by which form, and its parts. Words are those of the paper's language. */
export interface DisclosurePaper {
  readonly head: Pick<EditionHead, 'school' | 'union' | 'form' | 'asOf'>;
  readonly parts: readonly ShownPart[];
  readonly rosterColumns: readonly string[];
  readonly words: Words;
}

/** Parts of an edition, or of a copy of it, as far as their leaves are shown. */
export function shownParts(
  parts: readonly {
    readonly id: PartId;
    readonly heading: string;
    readonly leaves: readonly { readonly content: { readonly value: LeafValue } | null }[];
  }[],
): readonly ShownPart[] {
  return parts.map(({ id, heading, leaves }) => ({
    id,
    heading,
    values: leaves.flatMap(({ content }) => (content === null ? [] : [content.value])),
  }));
}

const cell = (line: Line, align: PaperCell['align'] = 'start'): PaperCell => ({
  lines: [line],
  align,
});

const starOf = ({ core, observation }: PublishedItem): string =>
  `${core ? '★' : ''}${observation ? '▲' : ''}`;

function answerRuns(
  { claim }: PublishedItem,
  { vocabulary }: FormVersion,
): readonly Run[] | string {
  if (!('ticked' in claim)) return String(claim.conforming);
  return [
    { text: vocabulary.yes, mark: claim.ticked ? 'checked' : 'unchecked' },
    { text: '　' },
    { text: vocabulary.no, mark: claim.ticked ? 'unchecked' : 'checked' },
  ];
}

function itemRow(item: PublishedItem, form: FormVersion, words: Words): readonly PaperCell[] {
  const number = item.row === null ? `${item.no}${starOf(item)}.` : `（${item.row}）`;
  const remarks = [
    ...(item.remark === null ? [] : [remarkText(item.remark)]),
    ...(item.ground === null ? [] : [fill(words['paper.ground'] ?? '', { ground: item.ground })]),
  ];
  return [
    cell(`${number}${item.wording}`),
    { lines: [answerRuns(item, form)], align: 'center' },
    { lines: remarks.length > 0 ? remarks : [''] },
  ];
}

function formBlocks(
  items: readonly PublishedItem[],
  table: FormTable,
  { head, words }: DisclosurePaper,
): readonly PaperBlock[] {
  const rows: (readonly PaperCell[])[] = [table.columns.map((name) => cell(name, 'center'))];
  const headed = new Set<number>();
  for (const item of items) {
    const group = table.groups.find(({ no }) => no === item.no);
    if (group && !headed.has(item.no)) {
      headed.add(item.no);
      rows.push([cell(`${group.no}.${group.wording}`), cell(''), cell('')]);
    }
    rows.push(itemRow(item, head.form, words));
  }
  const total = items.find(({ claim }) => 'total' in claim)?.claim;
  const note: PaperBlock[] =
    total && 'total' in total
      ? [{ kind: 'paragraph', line: fill(words['paper.unions'] ?? '', { total: total.total }) }]
      : [];
  return [{ kind: 'table', widths: [6, 2, 2], headings: 1, rows }, ...note];
}

function rosterBlocks(
  rows: readonly PublishedRow[],
  { rosterColumns, words }: DisclosurePaper,
): readonly PaperBlock[] {
  // Where whole rows are shown, the reduced ones say nothing more.
  const fullest = Math.max(...rows.map(({ cells }) => cells.length));
  const shown = new Map<number, PublishedRow>();
  for (const row of rows) {
    const known = shown.get(row.row);
    if (!known || row.cells.length >= known.cells.length) shown.set(row.row, row);
  }
  const columns =
    fullest >= rosterColumns.length
      ? rosterColumns
      : [...rosterColumns.slice(0, fullest - 1), words['paper.within'] ?? ''];
  return [
    {
      kind: 'table',
      widths: columns.map((_, at) => (at === 0 ? 1 : 2)),
      headings: 1,
      rows: [
        columns.map((name) => cell(name, 'center')),
        ...[...shown.values()].map(({ cells }) => cells.map((text) => cell(text, 'center'))),
      ],
    },
    { kind: 'paragraph', line: words['paper.roster-note'] ?? '' },
  ];
}

function partBlocks(part: ShownPart, paper: DisclosurePaper): readonly PaperBlock[] {
  const { values } = part;
  const level = part.id === 'form-second-level' ? 'second-level' : 'school';
  const table = paper.head.form.tables.find((one) => one.level === level);
  const items = values.filter((value) => value.kind === 'item');
  const rows = values.filter((value) => value.kind === 'row');
  const files = values.filter((value) => value.kind === 'file');
  return [
    ...(items.length > 0 && table ? formBlocks(items, table, paper) : []),
    ...(rows.length > 0 ? rosterBlocks(rows, paper) : []),
    ...values.flatMap((value) => (value.kind === 'text' ? value.blocks : [])),
    ...files.map(({ name, sha256 }): PaperBlock => ({
      kind: 'paragraph',
      line: fill(paper.words['paper.file'] ?? '', { name, sha256 }),
    })),
  ];
}

const numerals = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
];

/**
 * The disclosure as the year's form lays it out: title, the tables of the form, and its sections in their order, each
 * under its official heading. The facts behind it are for machines and are left out.
 */
export function disclosurePaper(paper: DisclosurePaper): Paper {
  const { head, words } = paper;
  const sections = paper.parts.filter(({ id }) => id !== 'evidence' && id !== 'form-second-level');
  const second = paper.parts.find(({ id }) => id === 'form-second-level');
  const { name } = head.union;
  // Most unions bear the school's name in their own.
  const school = name.startsWith(head.school.name) ? '' : head.school.name;
  const title = fill(words['paper.title'] ?? '', { school, union: name });
  const blocks = sections.flatMap((part, at): readonly PaperBlock[] => {
    const heading = { kind: 'heading', level: 1, id: part.id } as const;
    const own = partBlocks(part, paper);
    const missing: PaperBlock = { kind: 'paragraph', line: words['paper.nothing'] ?? '' };
    if (part.id !== 'form-school')
      return [
        { ...heading, text: `${numerals[at] ?? at + 1}、${part.heading}` },
        ...(own.length > 0 ? own : [missing]),
      ];
    return [
      { ...heading, text: `${numerals[at]}、${words['paper.form'] ?? ''}` },
      { kind: 'heading', level: 2, text: second ? `（一）${part.heading}` : part.heading },
      ...own,
      ...(second
        ? [
            {
              kind: 'heading',
              level: 2,
              id: second.id,
              text: `（二）${second.heading}`,
            } as const,
            ...partBlocks(second, paper),
          ]
        : []),
    ];
  });
  const preamble = fill(words['paper.preamble'] ?? '', {
    asOf: chineseDay(head.asOf as Day & PartialDay),
  });
  return {
    title,
    language: 'zh-CN',
    orientation: 'portrait',
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', line: preamble, indented: true },
      ...blocks,
    ],
    foot: title,
  };
}
