import type { Rule } from './page-content.ts';

/** A cell of a table drawn with rules: its place in the grid and its box on the page. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface RuledTable {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Positions of the vertical rules, from left to right. */
  readonly columns: readonly number[];
  readonly rowCount: number;
  readonly cells: readonly RuledCell[];
}

/** Distance in points within which two rules are one. */
const near = 3;
/** Shorter rules, such as the sides of a check box, part no cells. */
const shortest = 13;
/** A page with more lines than this is a drawing. */
const maximumLines = 200;

/** Rules on one line made one where they touch. */
function mergeRules(rules: readonly Rule[]): readonly Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from);
  const merged: Rule[] = [];
  let group: Rule[] = [];
  const close = (): void => {
    const at = group.reduce((sum, rule) => sum + rule.at, 0) / group.length;
    group.sort((a, b) => a.from - b.from);
    let open: { from: number; to: number } | null = null;
    for (const rule of group) {
      if (open && rule.from <= open.to + near) open.to = Math.max(open.to, rule.to);
      else {
        if (open) merged.push({ at, ...open });
        open = { from: rule.from, to: rule.to };
      }
    }
    if (open) merged.push({ at, ...open });
    group = [];
  };
  for (const rule of sorted) {
    const first = group[0];
    if (first && rule.at - first.at > near) close();
    group.push(rule);
  }
  if (group.length > 0) close();
  return merged.filter((rule) => rule.to - rule.from > shortest);
}

function crosses(across: Rule, down: Rule): boolean {
  return (
    down.at >= across.from - near &&
    down.at <= across.to + near &&
    across.at >= down.from - near &&
    across.at <= down.to + near
  );
}

interface Group {
  readonly across: Rule[];
  readonly down: Rule[];
}

/** Rules that hang together through crossings. */
function groupRules(across: readonly Rule[], down: readonly Rule[]): readonly Group[] {
  const parent = Array.from({ length: across.length + down.length }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  across.forEach((rule, a) => {
    down.forEach((other, d) => {
      if (crosses(rule, other)) parent[find(a)] = find(across.length + d);
    });
  });
  const groups = new Map<number, Group>();
  const groupOf = (index: number): Group => {
    const root = find(index);
    const group = groups.get(root) ?? { across: [], down: [] };
    groups.set(root, group);
    return group;
  };
  across.forEach((rule, index) => groupOf(index).across.push(rule));
  down.forEach((rule, index) => groupOf(across.length + index).down.push(rule));
  return [...groups.values()];
}

function positions(rules: readonly Rule[]): readonly number[] {
  const sorted = rules.map((rule) => rule.at).sort((a, b) => a - b);
  return sorted.filter((at, index) => index === 0 || at - (sorted[index - 1] as number) > near);
}

function covered(rules: readonly Rule[], at: number, from: number, to: number): boolean {
  const middle = (from + to) / 2;
  return rules.some(
    (rule) => Math.abs(rule.at - at) <= near && rule.from <= middle && rule.to >= middle,
  );
}

function buildTable(group: Group): RuledTable | null {
  const xs = positions(group.down);
  const ys = positions(group.across);
  if (xs.length < 2 || ys.length < 2) return null;
  const columns = xs.length - 1;
  const rowCount = ys.length - 1;
  const x = (index: number): number => xs[index] as number;
  const y = (index: number): number => ys[index] as number;
  const wall = (row: number, edge: number): boolean =>
    edge >= columns || covered(group.down, x(edge), y(row), y(row + 1));
  const floor = (edge: number, column: number): boolean =>
    edge >= rowCount || covered(group.across, y(edge), x(column), x(column + 1));
  const taken = new Set<number>();
  const cells: RuledCell[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let right = column + 1;
      while (!wall(row, right) && !taken.has(row * columns + right)) right += 1;
      let below = row + 1;
      while (!floor(below, column)) below += 1;
      for (let r = row; r < below; r += 1) {
        for (let c = column; c < right; c += 1) taken.add(r * columns + c);
      }
      const box = { left: x(column), right: x(right), top: y(row), bottom: y(below) };
      cells.push({ row, column, rows: below - row, columns: right - column, ...box });
    }
  }
  if (cells.length < 2) return null;
  const box = { left: x(0), right: x(columns), top: y(0), bottom: y(rowCount) };
  return { ...box, columns: xs, rowCount, cells };
}

/** The tables drawn with rules on a page, from top to bottom; frames of a single cell are none. */
export function ruledTables(across: readonly Rule[], down: readonly Rule[]): readonly RuledTable[] {
  const flat = mergeRules(across);
  const upright = mergeRules(down);
  if (flat.length > maximumLines || upright.length > maximumLines) return [];
  return groupRules(flat, upright)
    .map(buildTable)
    .filter((table): table is RuledTable => table !== null)
    .sort((a, b) => a.top - b.top || a.left - b.left);
}
