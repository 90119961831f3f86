import { symbolMark } from '../symbol-fonts.ts';
import { isOn } from './look.ts';
import { write } from './reading.ts';
import type { Field, Reading } from './reading.ts';
import { xmlName } from './xml-names.ts';
import type { XmlScanner } from './xml-scanner.ts';

const symbolInstruction = /^\s*SYMBOL\s+(0x[\da-f]{1,5}|\d{1,6})\b/i;
const fontSwitch = /\\f\s*"([^"]{1,60})"/i;
const enclosing = /^\s*EQ\s+\\o(?:\\a[a-z])?\s*[(（]([^,;，)）]{0,20})[,;，]([^,;)）]{0,20})[)）]/i;

/** What a field without a result shows: a symbol, or a character set into another (√ in □). */
function shownByInstruction(instruction: string): string {
  const symbol = symbolInstruction.exec(instruction);
  if (symbol) {
    const code = Number(symbol[1]);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
    const font = fontSwitch.exec(instruction)?.[1];
    return (font === undefined ? null : symbolMark(font, character)) ?? character;
  }
  const enclosed = enclosing.exec(instruction);
  if (!enclosed) return '';
  const both = `${enclosed[1]}${enclosed[2]}`.replaceAll(/\s/g, '');
  return /[□☐口]/.test(both) && /[√✓✔vV]/.test(both) ? '☑' : both;
}

function readCheckBox(x: XmlScanner): string {
  const inside = x.depth;
  let byDefault = false;
  let checked: boolean | null = null;
  while (x.child(inside)) {
    if (x.name === xmlName.default) byDefault = isOn(x);
    else if (x.name === xmlName.checked) checked = isOn(x);
  }
  return (checked ?? byDefault) ? '☑' : '☐';
}

function readChoice(x: XmlScanner): string | null {
  const inside = x.depth;
  const entries: string[] = [];
  let byDefault = 0;
  let chosen: number | null = null;
  while (x.child(inside)) {
    const value = x.attribute('val') ?? '';
    if (x.name === xmlName.listEntry) entries.push(value);
    else if (x.name === xmlName.default) byDefault = Number(value);
    else if (x.name === xmlName.result) chosen = Number(value);
  }
  return entries[chosen ?? byDefault] ?? null;
}

/** What a form field shows by itself, from the `w:ffData` in its begin; null for text fields and others. */
function readFormField(x: XmlScanner): string | null {
  const inside = x.depth;
  let shown: string | null = null;
  while (x.child(inside)) {
    if (x.name !== xmlName.ffData) continue;
    const data = x.depth;
    while (x.child(data)) {
      if (x.name === xmlName.checkBox) shown = readCheckBox(x);
      else if (x.name === xmlName.ddList) shown = readChoice(x);
    }
  }
  return shown;
}

/** Fields kept open over a paragraph; more are never ended, and what they would do has been done. */
const mostOpenFields = 64;

function silences(field: Field): boolean {
  return !field.separated || field.shown;
}

function begin(reading: Reading): void {
  const shown = readFormField(reading.x);
  write(reading, shown ?? '');
  reading.fields.push({ instruction: '', separated: false, shown: shown !== null, written: 0 });
  reading.silencers += 1;
}

function separate(reading: Reading): void {
  const field = reading.fields.at(-1);
  if (!field || field.separated) return;
  field.separated = true;
  field.written = reading.written;
  if (!field.shown) reading.silencers -= 1;
}

function end(reading: Reading): void {
  const field = reading.fields.pop();
  if (!field) return;
  if (silences(field)) reading.silencers -= 1;
  const empty = !field.separated || field.written === reading.written;
  if (empty && !field.shown) write(reading, shownByInstruction(field.instruction));
}

/** A `w:fldChar`: begin, separator or end of a field; results are read, instructions are not. */
export function readFieldCharacter(reading: Reading): void {
  switch (reading.x.attribute('fldCharType')) {
    case 'begin':
      begin(reading);
      return;
    case 'separate':
      separate(reading);
      return;
    case 'end':
      end(reading);
      return;
    default:
  }
}

/** A `w:instrText`: kept until it is known whether the field has a result. */
export function readInstruction(reading: Reading): void {
  const field = reading.fields.at(-1);
  const text = reading.x.content();
  if (field && !field.separated && field.instruction.length < 1000) field.instruction += text;
}

/** A `w:fldSimple`: its contents are its result; without any, what its instruction shows. */
export function readSimpleField(reading: Reading, readContents: (reading: Reading) => void): void {
  const { x, recorder } = reading;
  const instruction = x.attribute('instr') ?? '';
  const before = reading.written;
  recorder?.enter(x.start);
  readContents(reading);
  if (reading.written === before) write(reading, shownByInstruction(instruction));
  recorder?.leave(x.end, false);
}

/**
 * Ends what no field may do beyond its paragraph: to hide text. A field broken off in its instruction
 * would otherwise hide the rest of the document. Results go on over paragraphs (tables of contents).
 */
export function endInstructions(reading: Reading): void {
  if (reading.silencers === 0) return;
  reading.fields = reading.fields.filter((field) => !silences(field)).slice(-mostOpenFields);
  reading.silencers = 0;
}
