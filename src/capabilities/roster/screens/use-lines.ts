import { useState } from 'react';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { lineFields, type LineCells, type LineField } from '../lines/line.ts';
import { readLine } from '../lines/read-line.ts';
import type { Examined, ExaminedLine } from '../taking/actions.ts';
import type { PlanProblem } from '../taking/match.ts';

/** Whether everything the server refused stands at some cell, so that it need not be told twice. */
export const isPlaced = (failure: Failure): boolean =>
  failure.kind === 'refused' && failure.refusals.every(({ field }) => field[0] === 'lines');

/** A line while it is being corrected. */
export interface DraftLine extends ExaminedLine {
  /** Its position in the dry run, which problems name. */
  readonly at: number;
  readonly changed: boolean;
  readonly removed: boolean;
  readonly personId: string | null;
  readonly isNew: boolean;
}

/** Something wrong at a field of a line; beside it what the server refused, told by its code too. */
export interface DraftProblem {
  readonly code: string;
  readonly values: Refusal['values'];
}

/** What the grid of lines shows and how it is corrected. */
export interface LinesDraft {
  readonly lines: readonly DraftLine[];
  /** Fields that have a column: those that are always asked for, and those some line fills. */
  readonly fields: readonly LineField[];
  readonly wrong: number;
  readonly removed: number;
  readonly dirty: boolean;
  problemsOf(line: DraftLine, field: LineField): readonly DraftProblem[];
  isWrong(line: DraftLine): boolean;
  write(at: number, field: LineField, text: string): void;
  choose(at: number, personId: string | null, isNew: boolean): void;
  remove(at: number): void;
  restore(): void;
  /** Puts a text into every empty cell of a field. */
  fill(field: LineField, text: string): void;
  /** The lines as the verb takes them, in order, without those left out. */
  toSend(): readonly object[];
  /** Takes over what the server refused, so that it stands at its cells. */
  refused(refusals: readonly Refusal[]): void;
}

const always: readonly LineField[] = [
  ...(['name', 'status', 'unit', 'grade', 'department', 'post', 'rank', 'failed'] as const),
];

const begin = ({ lines }: Examined): readonly DraftLine[] =>
  lines.map((line, at) => ({
    ...line,
    ...{ at, changed: false, removed: false, personId: null, isNew: false },
  }));

/** Lines of a dry run as they are corrected; what is wrong within a line is read anew with every letter. */
export function useLines(told: Examined, yearBegun: number): LinesDraft {
  const [lines, setLines] = useState(() => begin(told));
  const [problems, setProblems] = useState<readonly PlanProblem[]>(told.problems);
  const change = (at: number, part: Partial<DraftLine>): void =>
    setLines((all) => all.map((line) => (line.at === at ? { ...line, ...part } : line)));
  const kept = lines.filter(({ removed }) => !removed);

  /** What was told of a line holds until it is touched; from then on its own words count. */
  function problemsOf(line: DraftLine, field: LineField): readonly DraftProblem[] {
    const found: readonly {
      readonly field: LineField;
      readonly code: string;
      readonly values: DraftProblem['values'];
    }[] = line.changed
      ? readLine(line.cells, yearBegun).problems
      : problems.filter((problem) => problem.line === line.at);
    return found.filter((problem) => problem.field === field);
  }
  const isWrong = (line: DraftLine): boolean =>
    lineFields.some((field) => problemsOf(line, field).length > 0);

  const written = new Set(
    lines.flatMap(({ cells }) => lineFields.filter((field) => (cells[field] ?? '') !== '')),
  );
  const cellsWith = (cells: LineCells, field: LineField, text: string): LineCells => ({
    ...cells,
    [field]: text,
  });
  return {
    lines: kept,
    fields: lineFields.filter((field) => always.includes(field) || written.has(field)),
    wrong: kept.filter(isWrong).length,
    removed: lines.length - kept.length,
    dirty: lines.some(
      ({ changed, removed, isNew, personId }) => changed || removed || isNew || personId !== null,
    ),
    problemsOf,
    isWrong,
    write: (at, field, text) => {
      const line = lines.find((one) => one.at === at);
      if (line) change(at, { changed: true, cells: cellsWith(line.cells, field, text) });
    },
    choose: (at, personId, isNew) => {
      change(at, { personId, isNew });
      setProblems((all) =>
        all.filter((one) => one.line !== at || one.code !== 'line-person-ambiguous'),
      );
    },
    remove: (at) => change(at, { removed: true }),
    restore: () => setLines((all) => all.map((line) => ({ ...line, removed: false }))),
    fill: (field, text) =>
      setLines((all) =>
        all.map((line) =>
          (line.cells[field] ?? '').trim() === ''
            ? { ...line, changed: true, cells: cellsWith(line.cells, field, text) }
            : line,
        ),
      ),
    toSend: () =>
      kept.map(({ sheet, row, cells, personId, isNew }) => ({
        ...{ row, cells },
        ...(sheet === null ? {} : { sheet }),
        ...(personId === null ? {} : { personId }),
        ...(isNew ? { isNew } : {}),
      })),
    refused: (refusals) => {
      const told = refusals.flatMap(({ code, field, values }): PlanProblem[] => {
        const [head, position, name] = field;
        const line = head === 'lines' && typeof position === 'number' ? kept[position] : undefined;
        const at = lineFields.find((one) => one === name) ?? 'name';
        return line ? [{ line: line.at, field: at, code, values }] : [];
      });
      setProblems(told);
      setLines((all) => all.map((line) => ({ ...line, changed: false })));
    },
  };
}
