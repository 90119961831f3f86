import type { DrawnBox, DrawnLine, Drawing } from './drawing.ts';

/** A box of a drawing and what lies below it. */
export interface OutlineItem {
  readonly text: string;
  readonly items: readonly OutlineItem[];
}

type Point = readonly [x: number, y: number];

/** How near counts as touching, in points. */
const near = 2;

const touches = ([x, y]: Point, box: DrawnBox): boolean =>
  x >= box.x - near &&
  x <= box.x + box.width + near &&
  y >= box.y - near &&
  y <= box.y + box.height + near;

/** Whether a point lies on the straight piece between two others; lines of charts run level or upright. */
const liesOn = ([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): boolean =>
  x >= Math.min(x1, x2) - near &&
  x <= Math.max(x1, x2) + near &&
  y >= Math.min(y1, y2) - near &&
  y <= Math.max(y1, y2) + near;

/** Whether a box stands directly on another as wide as itself, as a name on its posts: then they are one thing. */
const standsOn = (upper: DrawnBox, lower: DrawnBox): boolean =>
  lower.y > upper.y &&
  Math.abs(upper.x - lower.x) <= near &&
  Math.abs(upper.width - lower.width) <= near &&
  Math.abs(upper.y + upper.height - lower.y) <= near;

/** Whether a point lies on a line. */
const isOn = (point: Point, { points }: DrawnLine): boolean =>
  points.slice(1).some((to, at) => liesOn(point, points[at] ?? to, to));

/** Which box each box hangs on, by the plain lines; dashed ones stand beside the order. */
function parentsOf({ boxes, lines }: Drawing): ReadonlyMap<DrawnBox, DrawnBox> {
  const solid = lines.filter(({ look, points }) => look === 'plain' && points.length > 1);
  const boxAt = (point: Point | undefined): DrawnBox | undefined =>
    point && boxes.find((box) => touches(point, box));
  const seen = new Set<DrawnLine>();
  // A line that begins at no box comes from the line it begins on, or from one that ends on it.
  const startOf = (line: DrawnLine): DrawnBox | undefined => {
    const [first] = line.points;
    const box = boxAt(first);
    if (box || !first) return box;
    seen.add(line);
    for (const other of solid) {
      const end = other.points.at(-1);
      const feeds = end !== undefined && boxAt(end) === undefined && isOn(end, line);
      if (seen.has(other) || !(feeds || isOn(first, other))) continue;
      const found = startOf(other);
      if (found) return found;
    }
    return undefined;
  };
  const parents = new Map<DrawnBox, DrawnBox>();
  const isAbove = (one: DrawnBox, other: DrawnBox): boolean => {
    for (let box: DrawnBox | undefined = other; box; box = parents.get(box))
      if (box === one) return true;
    return false;
  };
  for (const line of solid) {
    seen.clear();
    const from = startOf(line);
    const to = boxAt(line.points.at(-1));
    if (from && to && !parents.has(to) && !isAbove(to, from)) parents.set(to, from);
  }
  return parents;
}

/**
 * A drawing as a list within lists, for whoever cannot be shown a picture: every box once, below the box it hangs on. What
 * only follows (one after another) stands beside, not below; what stands directly on another box is told with it.
 */
export function outlineOf(drawing: Drawing): readonly OutlineItem[] {
  const parents = parentsOf(drawing);
  const carried = new Map<DrawnBox, DrawnBox>();
  for (const upper of drawing.boxes) {
    const lower = drawing.boxes.find((box) => standsOn(upper, box) && !parents.has(box));
    if (lower && ![...carried.values()].includes(lower)) carried.set(upper, lower);
  }
  const belongs = new Set(carried.values());
  const stackOf = (box: DrawnBox): readonly DrawnBox[] => {
    const lower = carried.get(box);
    return lower ? [box, ...stackOf(lower)] : [box];
  };
  const told = (box: DrawnBox): readonly OutlineItem[] => {
    const stack = stackOf(box);
    const text = stack.flatMap(({ lines }) => lines).join(' ');
    const under = drawing.boxes.filter((one) => {
      const above = parents.get(one);
      return above !== undefined && stack.includes(above);
    });
    const [only] = under;
    return only && under.length === 1
      ? [{ text, items: [] }, ...told(only)]
      : [{ text, items: under.flatMap(told) }];
  };
  return drawing.boxes.filter((box) => !parents.has(box) && !belongs.has(box)).flatMap(told);
}
