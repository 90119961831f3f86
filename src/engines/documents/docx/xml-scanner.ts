import type { DocumentRefusal } from '../refusal.ts';
import { hashStep, nameNumber } from './xml-names.ts';

export const token = { open: 1, close: 2, text: 3, end: 4 } as const;
export type Token = (typeof token)[keyof typeof token];

const [less, greater, equals, slash, bang, query, colon, blank, single, double] = [
  0x3c, 0x3e, 0x3d, 0x2f, 0x21, 0x3f, 0x3a, 0x20, 0x27, 0x22,
] as const;

function endsName(code: number): boolean {
  return code === equals || code <= blank;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Whether XML may hold the character of this code point. */
export function isXmlCharacter(code: number): boolean {
  return (
    (code >= 0x20 && code <= 0xd7ff) ||
    code === 0x09 ||
    code === 0x0a ||
    code === 0x0d ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** Replaces the five entities of XML and numbered ones; with no DTD read there can be no others. */
export function decodeEntities(raw: string): string {
  return raw.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return entities[name as string] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : '';
  });
}

/**
 * Walks over XML token by token. It stops for good at the first fault (broken XML, a DOCTYPE, too deep) and
 * keeps it in `fault`; every loop over it then ends by itself. Entities from outside are never fetched.
 */
export class XmlScanner {
  readonly text: string;
  /** Number of the name of the element that was opened last; see `xmlName`. */
  name = 0;
  /** Open elements, counting the one just opened. */
  depth = 0;
  /** Where the current token starts and ends. */
  start: number;
  end: number;
  fault: DocumentRefusal | null = null;

  private readonly limit: number;
  private readonly depthLimit: number;
  private readonly opened: number[] = [];
  private nameEnd = 0;
  private closing = false;
  private cdata = false;

  /** Scans `text` from `start` to `end`; the region must hold whole elements. */
  constructor(text: string, depthLimit: number, start = 0, end = text.length) {
    this.text = text;
    this.depthLimit = depthLimit;
    this.start = start;
    this.end = start;
    this.limit = end;
  }

  /** Stops the walk with a refusal; the first one is kept. */
  fail(refusal: DocumentRefusal): void {
    this.fault ??= refusal;
  }

  /** Moves to the next token; comments and instructions are passed over. */
  next(): Token {
    if (this.fault) return token.end;
    if (this.closing) {
      this.closing = false;
      this.depth -= 1;
      return token.close;
    }
    const { text } = this;
    while (this.end < this.limit) {
      const at = this.end;
      if (text.charCodeAt(at) !== less) return this.readText(at);
      const code = text.charCodeAt(at + 1);
      if (code === slash) return this.readClose(at);
      if (code !== bang && code !== query) return this.readOpen(at);
      if (text.startsWith('<![CDATA[', at)) return this.readData(at);
      if (!this.pass(at)) return token.end;
    }
    if (this.depth > 0) this.fail({ code: 'truncated', values: {} });
    return token.end;
  }

  /**
   * Moves to the next element opened directly inside the one at `depth`, over whatever was left unread;
   * false when that one ends.
   */
  child(depth: number): boolean {
    for (;;) {
      const found = this.next();
      if (found === token.open) {
        if (this.depth === depth + 1) return true;
      } else if (found === token.end || (found === token.close && this.depth < depth)) return false;
    }
  }

  /** Moves into the root element, over what may stand before it; false where there is none. */
  enterRoot(): boolean {
    return this.child(0);
  }

  /** Moves over the rest of the element just opened; `end` is then where it ends. */
  skip(): void {
    const inside = this.depth;
    while (this.child(inside));
  }

  /** The characters directly inside the element just opened, which ends with this call. */
  content(): string {
    const inside = this.depth;
    let out = '';
    for (;;) {
      const found = this.next();
      if (found === token.text && this.depth === inside) out += this.value();
      else if (found === token.end || (found === token.close && this.depth < inside)) return out;
    }
  }

  /** Whether the element just opened has anything besides its name in its tag. */
  hasAttributes(): boolean {
    return this.end - this.nameEnd > 2;
  }

  /** Value of an attribute of the element just opened, by its name without prefix. */
  attribute(name: string): string | null {
    const { text } = this;
    const stop = this.end - 1;
    let from = this.nameEnd;
    for (let at = from; at < stop; at += 1) {
      const code = text.charCodeAt(at);
      if (code === colon) from = at + 1;
      else if (code <= blank && !endsName(text.charCodeAt(at + 1))) from = at + 1;
      if (code !== equals) continue;
      let open = at + 1;
      while (text.charCodeAt(open) <= blank) open += 1;
      const quote = text.charCodeAt(open);
      let close = open + 1;
      while (close < stop && text.charCodeAt(close) !== quote) close += 1;
      if (text.startsWith(name, from) && endsName(text.charCodeAt(from + name.length))) {
        const raw = text.slice(open + 1, close);
        return raw.includes('&') ? decodeEntities(raw) : raw;
      }
      at = close;
    }
    return null;
  }

  /** Name of the element just opened as written, with its prefix. */
  qualifiedName(): string {
    return this.text.slice(this.start + 1, this.nameEnd);
  }

  /** The tag just opened as written. */
  tag(): string {
    return this.text.slice(this.start, this.end);
  }

  private value(): string {
    if (this.cdata) return this.text.slice(this.start + 9, this.end - 3);
    const raw = this.text.slice(this.start, this.end);
    return raw.includes('&') ? decodeEntities(raw) : raw;
  }

  private broken(): Token {
    const cut = this.text.indexOf('>', this.start + 1) === -1;
    this.fail({ code: cut ? 'truncated' : 'unreadable', values: cut ? {} : { reason: 'XML' } });
    return token.end;
  }

  private readText(at: number): Token {
    const next = this.text.indexOf('<', at);
    this.start = at;
    this.end = next === -1 || next > this.limit ? this.limit : next;
    this.cdata = false;
    return token.text;
  }

  private readData(at: number): Token {
    const end = this.text.indexOf(']]>', at + 9);
    this.start = at;
    if (end === -1) return this.broken();
    this.end = end + 3;
    this.cdata = true;
    return token.text;
  }

  /** Passes over a comment or an instruction; false at a DOCTYPE or where it has no end. */
  private pass(at: number): boolean {
    const { text } = this;
    this.start = at;
    const [open, close] = text.startsWith('<!--', at) ? [4, '-->'] : [2, '?>'];
    if (open === 2 && text.charCodeAt(at + 1) === bang) {
      this.fail({ code: 'unreadable', values: { reason: 'DOCTYPE' } });
      return false;
    }
    const end = text.indexOf(close as string, at + (open as number));
    if (end === -1) {
      this.broken();
      return false;
    }
    this.end = end + (close as string).length;
    return true;
  }

  private readClose(at: number): Token {
    const { text } = this;
    this.start = at;
    const end = text.indexOf('>', at);
    const opened = this.opened[this.depth];
    if (end === -1 || this.depth === 0 || opened === undefined) return this.broken();
    let k = at + 2;
    let name = opened;
    for (; k < end && text.charCodeAt(k) > blank; k += 1, name += 1) {
      if (text.charCodeAt(k) !== text.charCodeAt(name)) return this.broken();
    }
    const after = text.charCodeAt(name);
    if (after > blank && after !== greater && after !== slash) return this.broken();
    this.end = end + 1;
    this.depth -= 1;
    return token.close;
  }

  private readOpen(at: number): Token {
    const { text, limit } = this;
    this.start = at;
    let from = at + 1;
    let hash = 0;
    let k = from;
    for (; k < limit; k += 1) {
      const code = text.charCodeAt(k);
      if (code <= blank || code === greater || code === slash) break;
      if (code === colon) {
        from = k + 1;
        hash = 0;
      } else hash = hashStep(hash, code);
    }
    this.nameEnd = k;
    const end = this.tagEnd(k);
    if (k === from || end >= limit) return this.broken();
    this.depth += 1;
    if (this.depth > this.depthLimit) {
      this.fail({ code: 'too-deep', values: { depth: this.depthLimit } });
      return token.end;
    }
    this.name = nameNumber(text, from, k, hash);
    this.opened[this.depth] = at + 1;
    this.closing = text.charCodeAt(end - 1) === slash;
    this.end = end + 1;
    return token.open;
  }

  /** Offset of the `>` that ends a tag; one inside a quoted value does not. */
  private tagEnd(at: number): number {
    const { text, limit } = this;
    let quote = 0;
    for (let k = at; k < limit; k += 1) {
      const code = text.charCodeAt(k);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === greater) return k;
      else if (code === single || code === double) quote = code;
      else if (code === less) return limit;
    }
    return limit;
  }
}
