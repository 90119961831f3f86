import type { FormattedRun } from './formatted-pages.ts';
import { modifiersOf, operand, sprm } from './sprms.ts';
import type { Modifier } from './sprms.ts';

/** A cell as the row's definition has it. */
export interface DefinedCell {
  /** Right part of a cell merged sideways; it holds no text of its own. */
  readonly merged: boolean;
  readonly vertical: 'none' | 'first' | 'more';
}

export interface RowDefinition {
  /** Positions of the cell borders, one more than cells, in twentieths of a point. */
  readonly edges: readonly number[];
  readonly cells: readonly DefinedCell[];
}

/** Where a paragraph stands: how deep in tables, and what its end mark ends. */
export interface ParagraphPlace {
  readonly depth: number;
  readonly endsRow: boolean;
  readonly endsInnerCell: boolean;
  readonly heading: number | null;
  readonly row: RowDefinition | null;
}

function verticalOf(bits: number): DefinedCell['vertical'] {
  return bits === 3 ? 'first' : bits === 1 ? 'more' : 'none';
}

/** Borders and cells of a row (MS-DOC 2.9.331, TDefTableOperand). */
function defineRow({ bytes, start, end }: Modifier): RowDefinition {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes[start + 2] ?? 0;
  const edges: number[] = [];
  const cells: DefinedCell[] = [];
  let at = start + 3;
  for (let k = 0; k <= count && at + 2 <= end; k += 1, at += 2) edges.push(view.getInt16(at, true));
  for (let k = 0; k < count; k += 1, at += 20) {
    const flags = at + 2 <= end ? view.getUint16(at, true) : 0;
    cells.push({ merged: (flags & 3) === 2, vertical: verticalOf((flags >> 5) & 3) });
  }
  return { edges, cells };
}

function withVertical(row: RowDefinition | null, modifier: Modifier): RowDefinition | null {
  const { bytes, start } = modifier;
  const cell = bytes[start + 1] ?? 0;
  const vertical = verticalOf(bytes[start + 2] ?? 0);
  if (!row) return null;
  return { ...row, cells: row.cells.map((one, at) => (at === cell ? { ...one, vertical } : one)) };
}

/** Long lists stand in the Data stream, where the paragraph only points. */
function elsewhere(data: Uint8Array, offset: number): Uint8Array {
  if (offset + 2 > data.length) return new Uint8Array(0);
  const length = (data[offset] as number) + (data[offset + 1] as number) * 256;
  return data.subarray(offset + 2, Math.min(data.length, offset + 2 + length));
}

function allModifiers(properties: Uint8Array, data: Uint8Array): readonly Modifier[] {
  return modifiersOf(properties).flatMap((modifier) => {
    const points = modifier.code === sprm.hugeProperties || modifier.code === sprm.tableProperties;
    return points ? modifiersOf(elsewhere(data, operand(modifier))) : [modifier];
  });
}

/** The place of a paragraph, from the properties at its end mark. */
export function placeOf(run: FormattedRun | undefined, data: Uint8Array): ParagraphPlace {
  const style = run?.style ?? 0;
  let place: ParagraphPlace = {
    depth: 0,
    endsRow: false,
    endsInnerCell: false,
    heading: style >= 1 && style <= 9 ? style : null,
    row: null,
  };
  for (const modifier of run ? allModifiers(run.properties, data) : []) {
    const on = operand(modifier) !== 0;
    switch (modifier.code) {
      case sprm.inTable:
        place = { ...place, depth: on ? Math.max(place.depth, 1) : place.depth };
        break;
      case sprm.depth:
        place = { ...place, depth: Math.max(place.depth, operand(modifier) & 0xff) };
        break;
      case sprm.rowEnd:
      case sprm.innerRowEnd:
        place = { ...place, endsRow: place.endsRow || on };
        break;
      case sprm.innerCell:
        place = { ...place, endsInnerCell: on };
        break;
      case sprm.outline:
        place = { ...place, heading: operand(modifier) < 9 ? operand(modifier) + 1 : null };
        break;
      case sprm.defineTable:
        place = { ...place, row: defineRow(modifier) };
        break;
      case sprm.verticalMerge:
        place = { ...place, row: withVertical(place.row, modifier) };
        break;
      default:
    }
  }
  return place;
}
