import type { DrawnBox, Drawing } from './drawing.ts';

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

/** Which box each box hangs on, by the plain lines; dashed ones stand beside the order. */
function parentsOf({ boxes, lines }: Drawing): ReadonlyMap<DrawnBox, DrawnBox> {
  const solid = lines.filter(({ look, points }) => look === 'plain' && points.length > 1);
  const boxAt = (point: Point | undefined): DrawnBox | undefined =>
    point && boxes.find((box) => touches(point, box));
  // A line may begin on another one: then it comes from where that one comes from.
  const startOf = (point: Point | undefined): DrawnBox | undefined => {
    const trunk = solid.find(
      ({ points }) =>
        point && points.slice(1).some((to, at) => liesOn(point, points[at] ?? to, to)),
    );
    return boxAt(point) ?? boxAt(trunk?.points[0]);
  };
  const parents = new Map<DrawnBox, DrawnBox>();
  const isAbove = (one: DrawnBox, other: DrawnBox): boolean => {
    for (let box: DrawnBox | undefined = other; box; box = parents.get(box))
      if (box === one) return true;
    return false;
  };
  for (const { points } of solid) {
    const from = startOf(points[0]);
    const to = boxAt(points.at(-1));
    if (from && to && !parents.has(to) && !isAbove(to, from)) parents.set(to, from);
  }
  return parents;
}

/**
 * A drawing as a list within lists, for whoever cannot be shown a picture: every box once, below the box it hangs on. What
 * only follows (one after another) stands beside, not below.
 */
export function outlineOf(drawing: Drawing): readonly OutlineItem[] {
  const parents = parentsOf(drawing);
  const below = (above: DrawnBox | undefined): readonly DrawnBox[] =>
    drawing.boxes.filter((box) => parents.get(box) === above);
  const told = (box: DrawnBox): readonly OutlineItem[] => {
    const under = below(box);
    const text = box.lines.join(' ');
    const [only] = under;
    return only && under.length === 1
      ? [{ text, items: [] }, ...told(only)]
      : [{ text, items: under.flatMap(told) }];
  };
  return below(undefined).flatMap(told);
}
