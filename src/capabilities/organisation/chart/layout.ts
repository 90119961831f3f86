import type { DrawnBox, DrawnLine, Drawing } from '../../../engines/documents/paper/drawing.ts';
import { bottomOf, boxAt, down, lowest, middleOf, size, sized } from './boxes.ts';
import type { Chart, ChartBody, ChartPost, ChartWords } from './model.ts';

interface Drawn {
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly DrawnLine[];
}

const { margin, gap, rise } = size;
const departmentWidth = 108;
const sideWidth = 132;
const presidiumWidth = 236;
const aboveWidth = 180;

/** A post in one line: with names where they are shown, else with how many hold it. */
function postLine({ name, holders, names }: ChartPost, say: ChartWords): string {
  if (holders === 0) return say('chart.vacant', { post: name });
  if (names.length > 0) return say('chart.named', { post: name, names: names.join('、') });
  return say('chart.counted', { post: name, count: holders });
}

/** Boxes one under another, from a height on. */
function stack(
  texts: readonly (readonly string[])[],
  {
    x,
    y,
    width,
    space,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly space: number },
): readonly DrawnBox[] {
  const boxes: DrawnBox[] = [];
  let top = y;
  for (const lines of texts) {
    const box = boxAt(sized(lines, width), { x, y: top });
    boxes.push(box);
    top = bottomOf(box) + space;
  }
  return boxes;
}

const joined = (boxes: readonly DrawnBox[], arrow: boolean): readonly DrawnLine[] =>
  boxes.slice(1).map((box, at) => ({ ...down(boxes[at] ?? box, box), arrow }));

const of = (chart: Chart, ...kinds: readonly ChartBody['kind'][]): readonly ChartBody[] =>
  kinds.flatMap((kind) => chart.around.filter((body) => body.kind === kind));

/** Party and League organisations, one under another in the middle. */
function drawAbove(chart: Chart, center: number): Drawn {
  const bodies = of(chart, 'party-committee', 'league-committee', 'league-branch');
  const boxes = stack(
    bodies.map(({ name }) => [name]),
    { x: center - aboveWidth / 2, y: margin, width: aboveWidth, space: rise },
  );
  return { boxes, lines: joined(boxes, true) };
}

/** The presidium, its name first. */
function drawPresidium(
  chart: Chart,
  say: ChartWords,
  place: { readonly x: number; readonly y: number },
) {
  const posts = chart.presidium.map((post) => postLine(post, say));
  return boxAt(sized([say('chart.presidium'), ...posts], presidiumWidth), place, 'strong');
}

/** Congress, student committee and standing delegates to the left, who reviews to the right, beside the presidium. */
function drawBeside(
  chart: Chart,
  say: ChartWords,
  parts: { readonly presidium: DrawnBox; readonly width: number },
): Drawn {
  const { presidium, width } = parts;
  const member = ({ name, members }: ChartBody): readonly string[] =>
    members === 0 ? [name] : [name, say('chart.people', { count: members })];
  const congress = say(`chart.congress.${chart.kind}${chart.ofSchool ? '' : '.unit'}`);
  const electing = of(chart, 'student-committee', 'standing-delegates').map(member);
  const y = presidium.y;
  const left = stack([[congress], ...electing], {
    x: margin,
    y,
    width: sideWidth,
    space: rise / 2,
  });
  const reviewing = of(chart, 'review-committee').map(member);
  const x = width - margin - sideWidth;
  const right = stack(reviewing, { x, y, width: sideWidth, space: rise / 2 });
  const level = (
    from: number,
    to: number,
    box: DrawnBox,
    label: string,
    look: DrawnLine['look'],
  ): DrawnLine => {
    const at = box.y + Math.min(box.height, presidium.height) / 2;
    return {
      ...{
        points: [
          [from, at],
          [to, at],
        ],
        look,
        arrow: true,
      },
      label: { text: label, x: (from + to) / 2, y: at - 4 },
    };
  };
  const [first] = left;
  const [reviewer] = right;
  const presidiumRight = presidium.x + presidium.width;
  return {
    boxes: [...left, ...right],
    lines: [
      ...joined(left, false),
      ...(first
        ? [level(first.x + first.width, presidium.x, first, say('chart.elects'), 'plain')]
        : []),
      ...(reviewer
        ? [level(reviewer.x, presidiumRight, reviewer, say('chart.reviews'), 'dashed')]
        : []),
    ],
  };
}

/**
 * How many departments stand side by side. Where there are several rows the number is even, so that the line to the
 * next row runs down between two of them.
 */
export function columnsFor(departments: number): number {
  if (departments <= 6) return Math.max(1, departments);
  return departments <= 8 ? 4 : 6;
}

/** One row of departments below a line that runs across them, each a name with its posts below. */
function drawRow(
  row: Chart['departments'],
  say: ChartWords,
  { center, top }: { readonly center: number; readonly top: number },
): Drawn & { readonly bottom: number } {
  const across = row.length * departmentWidth + (row.length - 1) * gap;
  const names = row.map(({ name }) => sized([name], departmentWidth));
  const posts = row.map((one) =>
    sized(
      one.posts.map((post) => postLine(post, say)),
      departmentWidth,
    ),
  );
  const [nameHeight, postHeight] = [names, posts].map((all) =>
    Math.max(...all.map(({ height }) => height)),
  ) as [number, number];
  const y = top + rise / 2;
  const xAt = (at: number): number => center - across / 2 + at * (departmentWidth + gap);
  const heads = names.map((name, at) =>
    boxAt(name, { x: xAt(at), y, height: nameHeight }, 'strong'),
  );
  const bodies = posts.map((one, at) =>
    boxAt(one, { x: xAt(at), y: y + nameHeight, height: postHeight }),
  );
  const drops = heads.map((head): DrawnLine => ({
    points: [
      [middleOf(head), top],
      [middleOf(head), y],
    ],
    ...{ look: 'plain', arrow: false },
  }));
  const [first, last] = [heads[0], heads.at(-1)];
  const bus: readonly DrawnLine[] =
    first && last && first !== last
      ? [
          {
            points: [
              [middleOf(first), top],
              [middleOf(last), top],
            ],
            look: 'plain',
            arrow: false,
          },
        ]
      : [];
  // A department nobody has a post in is its name alone.
  const filled = bodies.filter(({ lines }) => lines.length > 0);
  return {
    boxes: [...heads, ...filled],
    lines: [...bus, ...drops],
    bottom: y + nameHeight + postHeight,
  };
}

/** Rows of departments, each joined to the presidium by a line that runs down the middle. */
function drawDepartments(
  chart: Chart,
  say: ChartWords,
  {
    presidium,
    top,
    center,
  }: { readonly presidium: DrawnBox; readonly top: number; readonly center: number },
): Drawn & { readonly bottom: number } {
  const columns = columnsFor(chart.departments.length);
  const boxes: DrawnBox[] = [];
  const lines: DrawnLine[] = [];
  let from = bottomOf(presidium);
  let busAt = top;
  for (let at = 0; at < chart.departments.length; at += columns) {
    const row = drawRow(chart.departments.slice(at, at + columns), say, { center, top: busAt });
    lines.push({
      points: [
        [center, from],
        [center, busAt],
      ],
      look: 'plain',
      arrow: false,
    });
    boxes.push(...row.boxes);
    lines.push(...row.lines);
    from = busAt;
    busAt = row.bottom + rise / 2;
  }
  return { boxes, lines, bottom: lowest(boxes, bottomOf(presidium)) };
}

/** The whole chart in words, for whoever cannot see it. */
function describe(chart: Chart, say: ChartWords): string {
  const departments = chart.departments.map(({ name }) => name).join('、');
  const values = { union: chart.name, day: chart.day, staff: chart.staff };
  return departments === ''
    ? say('chart.described-bare', values)
    : say('chart.described', { ...values, count: chart.departments.length, departments });
}

/**
 * A union's chart: Party and League organisations above, the congress and what it elects beside, the presidium, and the
 * office and departments below it with their posts. Twelve departments with long names still fit a page across.
 */
export function drawChart(chart: Chart, say: ChartWords): Drawing {
  const columns = columnsFor(chart.departments.length);
  const across = columns * departmentWidth + (columns - 1) * gap;
  const least = 2 * sideWidth + presidiumWidth + 2 * 52;
  const width = 2 * margin + Math.max(across, least);
  const center = width / 2;
  const above = drawAbove(chart, center);
  const start = { x: center - presidiumWidth / 2, y: lowest(above.boxes, margin - rise) + rise };
  const presidium = drawPresidium(chart, say, start);
  const guide = above.boxes.at(-1);
  const beside = drawBeside(chart, say, { presidium, width });
  const top = lowest([presidium, ...beside.boxes], 0) + rise / 2;
  const departments = drawDepartments(chart, say, { presidium, top, center });
  const boxes = [...above.boxes, presidium, ...beside.boxes, ...departments.boxes];
  return {
    title: say('chart.title', { union: chart.name }),
    description: describe(chart, say),
    width,
    height: lowest(boxes, 0) + margin,
    boxes,
    lines: [
      ...above.lines,
      ...(guide ? [down(guide, presidium, say('chart.guides'))] : []),
      ...beside.lines,
      ...departments.lines,
    ],
  };
}
