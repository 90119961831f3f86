import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal } from '../refusal.ts';
import { layLook, plainLook, readLook } from './look.ts';
import type { Look } from './look.ts';
import { readParagraphProperties } from './paragraph-properties.ts';
import { xmlName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';

/** What a style gives a paragraph, its ancestors included; null where none of them says. */
export interface ParagraphStyle {
  /** Heading from 1 to 9; 0 where a style says expressly that it is body text. */
  readonly heading: number | null;
  readonly numberId: string | null;
  readonly level: number | null;
  readonly look: Look;
  /** The style and its ancestors, nearest first. */
  readonly chain: readonly string[];
}

export interface Styles {
  /** The style of that id, or the default one for null and for unknown ids. */
  paragraph(id: string | null): ParagraphStyle;
  /** What a character style gives a run. */
  character(id: string): Look;
  /** The list a numbering style stands for. */
  listOf(id: string): string | null;
}

interface RawStyle {
  readonly type: string;
  readonly basedOn: string | null;
  readonly heading: number | null;
  readonly numberId: string | null;
  readonly level: number | null;
  readonly look: Look;
}

/** Ancestors followed; Word itself stops at ten. */
const longestChain = 20;

const noStyle: ParagraphStyle = {
  heading: null,
  numberId: null,
  level: null,
  look: plainLook,
  chain: [],
};

function headingOfName(name: string): number | null {
  const digit = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];
  return digit === undefined ? null : Number(digit);
}

function readStyle(x: XmlScanner): RawStyle {
  const inside = x.depth;
  const type = x.attribute('type') ?? 'paragraph';
  let basedOn: string | null = null;
  let named: number | null = null;
  let look = plainLook;
  let outline: number | null = null;
  let numberId: string | null = null;
  let level: number | null = null;
  while (x.child(inside)) {
    if (x.name === xmlName.name) named = headingOfName(x.attribute('val') ?? '');
    else if (x.name === xmlName.basedOn) basedOn = x.attribute('val');
    else if (x.name === xmlName.rPr) look = readLook(x, () => plainLook);
    else if (x.name === xmlName.pPr) {
      ({ heading: outline, numberId, level } = readParagraphProperties(x));
    }
  }
  return { type, basedOn, heading: outline ?? named, numberId, level, look };
}

function chainOf(raw: ReadonlyMap<string, RawStyle>, id: string): readonly string[] {
  const chain: string[] = [];
  let at: string | null = id;
  while (at !== null && chain.length < longestChain && !chain.includes(at)) {
    const style: RawStyle | undefined = raw.get(at);
    if (!style) break;
    chain.push(at);
    at = style.basedOn;
  }
  return chain;
}

function resolve(raw: ReadonlyMap<string, RawStyle>, id: string): ParagraphStyle {
  const chain = chainOf(raw, id);
  let { heading, numberId, level, look } = noStyle;
  for (const one of chain) {
    const style = raw.get(one) as RawStyle;
    heading ??= style.heading;
    numberId ??= style.numberId;
    level ??= style.level;
    look = layLook(look, style.look);
  }
  return { heading, numberId, level, look, chain };
}

/** Reads the styles part; '' where a document has none. A broken part is refused. */
export function readStyles(xml: string, elementDepth: number): Result<Styles, DocumentRefusal> {
  const raw = new Map<string, RawStyle>();
  let defaultId: string | null = null;
  const x = new XmlScanner(xml, elementDepth);
  x.enterRoot();
  while (x.child(1)) {
    if (x.name !== xmlName.style) continue;
    const id = x.attribute('styleId') ?? '';
    const byDefault = /^(?:1|true|on)$/.test(x.attribute('default') ?? '');
    const style = readStyle(x);
    raw.set(id, style);
    if (byDefault && style.type === 'paragraph') defaultId = id;
  }
  if (x.fault) return err(x.fault);
  const resolved = new Map<string, ParagraphStyle>();
  const styleOf = (id: string): ParagraphStyle => {
    const known = resolved.get(id) ?? resolve(raw, id);
    resolved.set(id, known);
    return known;
  };
  const standard = defaultId === null ? noStyle : styleOf(defaultId);
  return ok({
    paragraph: (id) => (id === null || !raw.has(id) ? standard : styleOf(id)),
    character: (id) => styleOf(id).look,
    listOf: (id) => styleOf(id).numberId,
  });
}
