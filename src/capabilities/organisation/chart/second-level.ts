import type { DrawnBox, DrawnLine, Drawing } from '../../../engines/documents/paper/drawing.ts';
import { bottomOf, boxAt, lowest, middleOf, size, sized } from './boxes.ts';
import type { Chart, ChartUnit, ChartWords } from './model.ts';

const columns = 5;
const boxWidth = 128;
const { margin, gap, rise } = size;

function textsOf(
  { name, presidium, departments, staff }: ChartUnit,
  say: ChartWords,
): readonly string[] {
  return staff === 0 ? [name] : [name, say('chart.unit', { presidium, departments, staff })];
}

/** The line across, from the first box to the last, and to the middle where it hangs. */
function busFrom(left: DrawnBox, right: DrawnBox, y: number, middle: number): DrawnLine {
  return {
    points: [
      [Math.min(middleOf(left), middle), y],
      [Math.max(middleOf(right), middle), y],
    ],
    ...{ look: 'plain', arrow: false },
  };
}

/** The unions of the second level below the school's, as a drawing of its own; null where there are none. */
export function drawSecondLevel(chart: Chart, say: ChartWords): Drawing | null {
  const { secondLevel, name } = chart;
  if (secondLevel.length === 0) return null;
  const across = Math.min(columns, secondLevel.length);
  const width = 2 * margin + across * boxWidth + (across - 1) * gap;
  const headWidth = Math.min(240, width - 2 * margin);
  const head = boxAt(
    sized([name], headWidth),
    { x: width / 2 - headWidth / 2, y: margin },
    'strong',
  );
  const units = secondLevel.map((unit) => sized(textsOf(unit, say), boxWidth));
  const rowHeight = Math.max(...units.map(({ height }) => height));
  const top = bottomOf(head) + rise;
  const boxes = units.map((unit, at) =>
    boxAt(unit, {
      x: margin + (at % columns) * (boxWidth + gap),
      y: top + Math.floor(at / columns) * (rowHeight + gap),
      height: rowHeight,
    }),
  );
  const first = boxes.slice(0, columns);
  const bus = top - rise / 2;
  const edge = (x: number, from: number, to: number): DrawnLine => ({
    points: [
      [x, from],
      [x, to],
    ],
    ...{ look: 'plain', arrow: false },
  });
  const [left, right] = [first[0], first.at(-1)];
  return {
    title: say('chart.second-level', { count: secondLevel.length }),
    description: secondLevel.map((unit) => unit.name).join('、'),
    width,
    height: lowest(boxes, 0) + margin,
    boxes: [head, ...boxes],
    lines: [
      edge(middleOf(head), bottomOf(head), bus),
      ...(left && right ? [busFrom(left, right, bus, middleOf(head))] : []),
      ...first.map((box) => edge(middleOf(box), bus, box.y)),
    ],
  };
}
