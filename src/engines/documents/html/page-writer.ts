import type { ReadingLimits, RefusalCode } from '../refusal.ts';
import { isSymbolFont, symbolMark } from '../symbol-fonts.ts';
import type { TreeBuilder } from '../tree-builder.ts';
import {
  compactStyle,
  fontOf,
  headingLevel,
  isBlock,
  isHidden,
  isUnseen,
} from './element-kinds.ts';
import { itemNumber, openList } from './list-numbers.ts';
import type { OpenList } from './list-numbers.ts';
import { createTableWriter } from './table-writer.ts';

type Attributes = Readonly<Record<string, string>>;

interface Frame {
  readonly name: string;
  readonly hidden: boolean;
  readonly font: string | null;
  readonly heading: number | null;
  readonly kept: boolean;
  readonly list: OpenList | null;
}

/** Receives the events of a parsed page and writes what a reader of the page would see. */
export interface PageWriter {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(data: string): void;
  end(): void;
  /** Pictures that stand on the page and were not read. */
  readonly pictures: number;
  /** Set once a limit is met; events after that are ignored. */
  readonly refusal: RefusalCode | null;
}

const root: Frame = {
  name: '',
  hidden: false,
  font: null,
  heading: null,
  kept: false,
  list: null,
};

/** Elements left unclosed in cells pile up in the parser, many times deeper than the page is. */
const uncountedDepth = 32;

/** Where an unclosed element inside a cell ends at the latest. */
const tableParts = new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot']);

/** White space that shows as one blank. */
const spacing = /[\t\n\f\r]| {2}/;

function symbols(font: string, data: string): string {
  return Array.from(data, (character) => symbolMark(font, character) ?? character).join('');
}

function inputText(attributes: Attributes): string {
  const type = (attributes['type'] ?? 'text').toLowerCase();
  switch (type) {
    case 'checkbox':
    case 'radio':
      return 'checked' in attributes ? '☑' : '☐';
    case 'text':
    case 'number':
    case 'date':
    case 'tel':
    case 'email':
      return attributes['value'] ?? '';
    default:
      return '';
  }
}

/** A writer of one page onto a builder. Nothing is executed or fetched. */
export function createPageWriter(builder: TreeBuilder, limits: ReadingLimits): PageWriter {
  const frames: Frame[] = [root];
  let pieces: string[] = [];
  let refusal: RefusalCode | null = null;
  let pictures = 0;
  let rawDepth = 0;
  const top = (): Frame => frames.at(-1) ?? root;

  const flush = (): void => {
    if (pieces.length === 0) return;
    const text = pieces.join('').trim();
    pieces = [];
    if (text === '') return;
    tables.beforeText();
    builder.paragraph(text, top().heading);
    if (builder.position() > limits.textLength) refusal = 'too-large';
  };
  const tables = createTableWriter(builder, flush);

  const addKept = (data: string): void => {
    data.split('\n').forEach((line, index) => {
      if (index > 0) flush();
      pieces.push(line);
    });
  };
  const addText = (data: string): void => {
    const frame = top();
    if (frame.kept) return addKept(data);
    const shown = frame.font === null ? data : symbols(frame.font, data);
    const collapsed = spacing.test(shown) ? shown.replace(/[ \t\n\f\r]+/g, ' ') : shown;
    const after = pieces.at(-1);
    const blank = after === undefined || after.endsWith(' ');
    pieces.push(blank && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
  };
  const openTablePart = (name: string, attributes: Attributes): void => {
    if (name === 'table') tables.openTable();
    else if (name === 'tr') tables.openRow();
    else tables.openCell(Number(attributes['colspan'] ?? 1), Number(attributes['rowspan'] ?? 1));
  };
  const startBlock = (name: string, attributes: Attributes): void => {
    flush();
    if (name !== 'li') return;
    const list = frames.findLast((frame) => frame.list !== null)?.list;
    if (list) pieces.push(itemNumber(list, attributes['value']));
  };
  const start = (name: string, attributes: Attributes): void => {
    if (name === 'br') flush();
    else if (name === 'input') pieces.push(inputText(attributes));
    else if (name === 'img') pictures += 1;
    else if (name === 'table' || name === 'tr' || name === 'td' || name === 'th') {
      openTablePart(name, attributes);
    } else if (isBlock(name) || headingLevel(name) !== null) startBlock(name, attributes);
  };
  const finish = (name: string): void => {
    if (name === 'table') tables.closeTable();
    else if (name === 'tr') tables.closeRow();
    else if (name === 'td' || name === 'th') tables.closeCell();
    else if (isBlock(name) || headingLevel(name) !== null) flush();
  };
  /** A new cell or row ends whatever the one before left open; the parser does not see that. */
  const dropOpenParts = (name: string): void => {
    if (!tableParts.has(name)) return;
    const stops = name === 'td' || name === 'th' ? ['tr', 'table'] : ['table'];
    const from = frames.findLastIndex((frame) => stops.includes(frame.name));
    if (from > 0) frames.length = from + 1;
  };
  const frameOf = (name: string, attributes: Attributes): Frame => {
    const parent = top();
    const css = compactStyle(attributes['style']);
    const font = fontOf(attributes, css);
    return {
      name,
      hidden: parent.hidden || isUnseen(name, attributes) || isHidden(attributes, css),
      font: font === null ? parent.font : isSymbolFont(font) ? font : null,
      heading: headingLevel(name) ?? (name === 'td' || name === 'th' ? null : parent.heading),
      kept: parent.kept || name === 'pre' || name === 'textarea',
      list: name === 'ol' || name === 'ul' ? openList(name, attributes, css) : null,
    };
  };

  return {
    get pictures() {
      return pictures;
    },
    get refusal() {
      return refusal;
    },
    open(name, attributes) {
      rawDepth += 1;
      if (refusal !== null) return;
      if (!top().hidden) dropOpenParts(name);
      const frame = frameOf(name, attributes);
      if (!frame.hidden) start(name, attributes);
      frames.push(frame);
      const deep =
        frames.length > limits.elementDepth || rawDepth > limits.elementDepth * uncountedDepth;
      if (deep || tables.depth > limits.tableDepth) refusal = 'too-deep';
    },
    close(name) {
      rawDepth -= 1;
      if (refusal !== null) return;
      const at = frames.findLastIndex((frame) => frame.name === name);
      const table = frames.findLastIndex((frame) => frame.name === 'table');
      if (at <= 0 || at < table) return;
      const hidden = frames[at]?.hidden ?? false;
      if (!hidden) finish(name);
      frames.length = at;
    },
    text(data) {
      if (refusal === null && !top().hidden && data !== '') addText(data);
    },
    end() {
      flush();
      while (tables.depth > 0) tables.closeTable();
    },
  };
}
