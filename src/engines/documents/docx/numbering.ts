import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal } from '../refusal.ts';
import { isOn, plainLook, readLook } from './look.ts';
import { xmlName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';

/** One level of a list as `w:lvl` defines it. */
export interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** Text with %1 … %9 where the numbers of the levels stand. */
  readonly text: string;
  readonly suffix: string;
  /** All numbers in digits, whatever their own levels say. */
  readonly legal: boolean;
  /** Level (from 1) whose use restarts this one; 0 for none; null for any higher one. */
  readonly restart: number | null;
  /** The paragraph style that stands on this level. */
  readonly styleId: string | null;
  readonly font: string | null;
  readonly hidden: boolean;
}

/** A list as a paragraph names it (`w:num`). */
export interface ListDefinition {
  /** Lists with the same base are counted together. */
  readonly base: string;
  readonly levels: readonly (ListLevel | undefined)[];
  readonly starts: ReadonlyMap<number, number>;
}

export interface ListBase {
  readonly levels: readonly (ListLevel | undefined)[];
  /** The numbering style that holds the real levels. */
  readonly styleId: string | null;
}

export interface NumberingPart {
  readonly lists: ReadonlyMap<string, ListDefinition>;
  readonly bases: ReadonlyMap<string, ListBase>;
}

function levelNumber(x: XmlScanner): number | null {
  const value = x.attribute('ilvl') ?? '';
  return /^[0-8]$/.test(value) ? Number(value) : null;
}

function count(value: string | null): number | null {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

type Building = { -readonly [K in keyof ListLevel]: ListLevel[K] };

const levelParts = new Map<number, (x: XmlScanner, level: Building) => void>([
  [xmlName.start, (x, level) => void (level.start = count(x.attribute('val')) ?? 1)],
  [xmlName.numFmt, (x, level) => void (level.format = x.attribute('val') ?? 'decimal')],
  [xmlName.lvlText, (x, level) => void (level.text = x.attribute('val') ?? '')],
  [xmlName.suff, (x, level) => void (level.suffix = x.attribute('val') ?? 'tab')],
  [xmlName.isLgl, (x, level) => void (level.legal = isOn(x))],
  [xmlName.lvlRestart, (x, level) => void (level.restart = count(x.attribute('val')))],
  [xmlName.pStyle, (x, level) => void (level.styleId = x.attribute('val'))],
  [xmlName.rPr, readLevelLook],
  // A format newer than 2007 stands in a choice before the older one, which is read last and so kept.
  [xmlName.AlternateContent, readLevelParts],
  [xmlName.Choice, readLevelParts],
  [xmlName.Fallback, readLevelParts],
]);

function readLevelLook(x: XmlScanner, level: Building): void {
  const look = readLook(x, () => plainLook);
  level.font = look.ascii ?? look.high;
  level.hidden = look.hidden ?? false;
}

function readLevelParts(x: XmlScanner, level: Building): void {
  const inside = x.depth;
  while (x.child(inside)) levelParts.get(x.name)?.(x, level);
}

function readLevel(x: XmlScanner): ListLevel {
  const level: Building = {
    start: 0,
    format: 'decimal',
    text: '',
    suffix: 'tab',
    legal: false,
    restart: null,
    styleId: null,
    font: null,
    hidden: false,
  };
  readLevelParts(x, level);
  return level;
}

function readBase(x: XmlScanner): ListBase {
  const inside = x.depth;
  const levels: (ListLevel | undefined)[] = [];
  let styleId: string | null = null;
  while (x.child(inside)) {
    if (x.name === xmlName.numStyleLink) styleId = x.attribute('val');
    else if (x.name === xmlName.lvl) {
      const at = levelNumber(x);
      if (at !== null) levels[at] = readLevel(x);
    }
  }
  return { levels, styleId };
}

interface Override {
  readonly at: number;
  readonly start: number | null;
  readonly level: ListLevel | null;
}

function readOverride(x: XmlScanner): Override | null {
  const inside = x.depth;
  const at = levelNumber(x);
  let start: number | null = null;
  let level: ListLevel | null = null;
  while (x.child(inside)) {
    if (x.name === xmlName.startOverride) start = count(x.attribute('val'));
    else if (x.name === xmlName.lvl) level = readLevel(x);
  }
  return at === null ? null : { at, start, level };
}

function readList(x: XmlScanner, bases: ReadonlyMap<string, ListBase>): ListDefinition {
  const inside = x.depth;
  const starts = new Map<number, number>();
  const overrides: Override[] = [];
  let base = '';
  while (x.child(inside)) {
    if (x.name === xmlName.abstractNumId) base = x.attribute('val') ?? '';
    else if (x.name === xmlName.lvlOverride) {
      const override = readOverride(x);
      if (override) overrides.push(override);
    }
  }
  const levels = [...(bases.get(base)?.levels ?? [])];
  for (const { at, start, level } of overrides) {
    if (level) levels[at] = level;
    if (start !== null) starts.set(at, start);
  }
  return { base, levels, starts };
}

/** Reads the numbering part; '' where a document has none. A broken part is refused. */
export function readNumberingPart(
  xml: string,
  elementDepth: number,
): Result<NumberingPart, DocumentRefusal> {
  const bases = new Map<string, ListBase>();
  const lists = new Map<string, ListDefinition>();
  const x = new XmlScanner(xml, elementDepth);
  x.enterRoot();
  while (x.child(1)) {
    if (x.name === xmlName.abstractNum) {
      const id = x.attribute('abstractNumId') ?? '';
      bases.set(id, readBase(x));
    } else if (x.name === xmlName.num) {
      const id = x.attribute('numId') ?? '';
      lists.set(id, readList(x, bases));
    }
  }
  return x.fault ? err(x.fault) : ok({ lists, bases });
}
