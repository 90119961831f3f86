import { useState } from 'react';
import type { HeadcountTable } from '../headcounts/read.ts';
import {
  allColumns,
  cellKey,
  cellsToRecord,
  pasted,
  textsOf,
  wrongCells,
  type GridColumn,
  type GridTexts,
} from '../headcounts/grid.ts';
import type { HeadcountCell } from '../headcounts/model.ts';
import type { OneOfMany } from '../../../surfaces/ui/form/use-many.ts';

/** What was typed over what is recorded, and what of it is to be saved. */
export interface HeadCountDraft {
  readonly texts: GridTexts;
  readonly changed: ReadonlySet<string>;
  readonly wrong: number;
  type(key: string, text: string): void;
  /** Fills in the cells of units as they were computed; what stood there is typed over. */
  fill(
    units: readonly { readonly unitId: string; readonly cells: readonly HeadcountCell[] }[],
  ): void;
  paste(
    columns: readonly GridColumn[],
    at: { readonly row: number; readonly column: number },
    text: string,
  ): { readonly rows: number; readonly unknown: readonly string[] };
  acts(): readonly OneOfMany[];
  forget(): void;
}

const noTexts: GridTexts = {};

/** A draft over the recorded table of one semester. */
export function useHeadCountDraft({ semesterId, units }: HeadcountTable): HeadCountDraft {
  const [typed, setTyped] = useState(noTexts);
  const recorded: GridTexts = Object.assign(
    {},
    ...units.map(({ unitId, cells }) => textsOf(unitId, cells)),
  );
  const texts = { ...recorded, ...typed };
  const differs = (key: string): boolean => (typed[key] ?? '').trim() !== (recorded[key] ?? '');
  const keys = Object.keys(typed).filter(differs);
  const changed = new Set(keys.map((key) => key.slice(0, key.indexOf(' '))));
  return {
    texts,
    changed,
    wrong: wrongCells(texts).length,
    type: (key, text) => setTyped((before) => ({ ...before, [key]: text })),
    fill(computed) {
      const filled = computed.map(({ unitId, cells }) => ({
        ...Object.fromEntries(allColumns.map(({ key }) => [cellKey(unitId, key), ''])),
        ...textsOf(unitId, cells),
      }));
      setTyped((before) => Object.assign({}, before, ...filled));
    },
    paste(columns, at, text) {
      const done = pasted({ units, columns }, at, text);
      setTyped((before) => ({ ...before, ...done.texts }));
      return done;
    },
    acts: () =>
      units
        .filter(({ unitId }) => changed.has(unitId))
        .map(({ unitId, unitName }) => ({
          label: unitName,
          input: { semesterId, unitId, cells: cellsToRecord(unitId, texts) },
        })),
    forget: () => setTyped(noTexts),
  };
}
