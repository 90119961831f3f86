import { compose, matrixOf } from './page-content.ts';
import type { Matrix, Rule } from './page-content.ts';

/** The drawing operators of a page, as pdf.js lists them. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Numbers of the operators that matter here. */
export interface OperatorCodes {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly stroke: readonly number[];
  readonly fill: readonly number[];
}

export interface DrawnRules {
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
  readonly pictured: boolean;
}

/** A filled bar this thin, in points, is a rule. */
const thin = 2.5;
/** A page with more rules than this is a drawing, not a form. */
const maximumRules = 20_000;

interface Collector {
  readonly across: Rule[];
  readonly down: Rule[];
}

function addSegment(into: Collector, x1: number, y1: number, x2: number, y2: number): void {
  const wide = Math.abs(x2 - x1);
  const high = Math.abs(y2 - y1);
  if (high <= 0.8 && wide > 1) {
    into.across.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  } else if (wide <= 0.8 && high > 1) {
    into.down.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }
}

function addBox(into: Collector, xs: readonly number[], ys: readonly number[]): void {
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  const top = Math.min(...ys);
  const bottom = Math.max(...ys);
  if (bottom - top <= thin && right - left > bottom - top) {
    into.across.push({ at: (top + bottom) / 2, from: left, to: right });
  } else if (right - left <= thin && bottom - top > right - left) {
    into.down.push({ at: (left + right) / 2, from: top, to: bottom });
  }
}

/** A small square is a drawn check box; taken for rules it would cut the cell it stands in. */
function isSmallBox(points: readonly (readonly [number, number])[]): boolean {
  if (points.length < 4 || points.length > 6) return false;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const wide = Math.max(...xs) - Math.min(...xs);
  const high = Math.max(...ys) - Math.min(...ys);
  return wide <= 16 && high <= 16 && wide >= 4 && high >= 4 && Math.abs(wide - high) < 3;
}

/** Path data of pdf.js: 0 move x y, 1 line x y, 2 curve (six), 3 quadratic (four), 4 close. */
function walkPath(
  data: ArrayLike<number>,
  map: Matrix,
  visit: (points: readonly (readonly [number, number])[], straight: boolean) => void,
): void {
  let points: (readonly [number, number])[] = [];
  let straight = true;
  const end = (): void => {
    if (points.length > 1) visit(points, straight);
    points = [];
    straight = true;
  };
  const add = (x: number, y: number): void => {
    points.push([map[0] * x + map[2] * y + map[4], map[1] * x + map[3] * y + map[5]]);
  };
  for (let at = 0; at < data.length;) {
    const code = data[at] as number;
    if (code === 0) end();
    if (code === 0 || code === 1) {
      add(data[at + 1] as number, data[at + 2] as number);
      at += 3;
    } else if (code === 2 || code === 3) {
      straight = false;
      at += code === 2 ? 7 : 5;
    } else if (code === 4) {
      const first = points[0];
      if (first) points.push(first);
      at += 1;
    } else return;
  }
  end();
}

function addPath(into: Collector, args: unknown, map: Matrix, codes: OperatorCodes): void {
  if (!Array.isArray(args)) return;
  const paint: unknown = args[0];
  const list: unknown = args[1];
  const data: unknown = Array.isArray(list) ? list[0] : null;
  if (typeof paint !== 'number' || !(data instanceof Float32Array || Array.isArray(data))) return;
  const strokes = codes.stroke.includes(paint);
  if (!strokes && !codes.fill.includes(paint)) return;
  walkPath(data as ArrayLike<number>, map, (points, straight) => {
    if (!straight || isSmallBox(points)) return;
    if (!strokes) {
      if (points.length > 6) return;
      addBox(
        into,
        points.map(([x]) => x),
        points.map(([, y]) => y),
      );
      return;
    }
    for (let k = 1; k < points.length; k += 1) {
      const [x1, y1] = points[k - 1] as readonly [number, number];
      const [x2, y2] = points[k] as readonly [number, number];
      addSegment(into, x1, y1, x2, y2);
    }
  });
}

/** The straight rules a page draws, in page space; `base` maps PDF space to page space. */
export function drawnRules(operators: Operators, codes: OperatorCodes, base: Matrix): DrawnRules {
  const into: Collector = { across: [], down: [] };
  const stack: Matrix[] = [];
  let map = base;
  let pictured = false;
  operators.fnArray.forEach((code, at) => {
    if (into.across.length + into.down.length > maximumRules) return;
    const args = operators.argsArray[at];
    if (code === codes.save || code === codes.paintFormXObjectBegin) stack.push(map);
    if (code === codes.restore || code === codes.paintFormXObjectEnd) map = stack.pop() ?? base;
    if (code === codes.transform || code === codes.paintFormXObjectBegin) {
      const numbers: unknown = code === codes.transform ? args : (args as unknown[] | null)?.[0];
      const inner = matrixOf((numbers ?? []) as ArrayLike<unknown>);
      if (inner) map = compose(map, inner);
      pictured = true;
    }
    if (code === codes.constructPath) addPath(into, args, map, codes);
  });
  if (into.across.length + into.down.length > maximumRules)
    return { across: [], down: [], pictured: true };
  return { ...into, pictured };
}
