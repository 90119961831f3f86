import type { DrawnBox, DrawnLine, Drawing } from '../documents/paper/drawing.ts';
import { partiesOf, stepsInOrder, type Procedure, type Step } from './model.ts';

/** Says the words of a key, with its places filled. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Where a case stands, as far as a drawing shows it. */
export interface DrawnState {
  readonly kind: 'open' | 'ended';
  readonly step: string;
  readonly approved?: readonly string[];
}

const margin = 16;
const boxWidth = 232;
const gap = 30;
const lineHeight = 1.5;
const sizes = { name: 11, about: 9 } as const;
/** Room at the right: for the words on a line that leads back, and for each such line. */
const labelWidth = 42;
const lane = 12;

/** How wide a text is set: a Chinese character is as wide as it is high, a Latin one about half. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, char) => sum + (/[\u0000-\u00ff]/.test(char) ? 0.55 : 1) * size, 0);
}

/** The text in lines that fit; a Latin word is kept whole where it fits at all. */
export function wrapped(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/[\u0021-\u00ff]+\s*|[^\u0021-\u00ff]/g) ?? []) {
    if (line !== '' && widthOf(`${line}${part}`.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** What is said in a step's box: its name, who acts, by when. */
function linesOf(step: Step, say: Say, state: DrawnState | null): readonly string[] {
  const here = state?.kind === 'open' && state.step === step.code;
  const acting = step.kind === 'publicise' ? [step.by] : partiesOf(step);
  const who = [...new Set(acting.map(({ code }) => say(`party.${code}`)))];
  const due = step.due === null ? null : step.due.working ? 'flow.working-days' : 'flow.days';
  const texts = [
    say(`step.${step.code}`),
    ...who,
    ...(step.kind === 'publicise'
      ? [say('flow.public', { days: step.workingDays })]
      : due === null
        ? []
        : [say(due, { days: step.due?.days ?? 0 })]),
    ...(step.kind === 'mark' ? [say('flow.marks', { count: step.least })] : []),
    ...(here ? [say('flow.here')] : []),
  ];
  return texts.flatMap((text) => wrapped(text, boxWidth - 16, sizes.name));
}

interface Placed {
  readonly code: string;
  readonly box: DrawnBox;
}

/** One box under the other, at the height its words need. */
function placeSteps(steps: readonly Step[], say: Say, state: DrawnState | null): Placed[] {
  const order = steps.map(({ code }) => code);
  const at = state === null ? -1 : order.indexOf(state.step);
  let y = margin;
  return steps.map((step, index) => {
    const lines = linesOf(step, say, state);
    const height = lines.length * sizes.name * lineHeight + 14;
    const here = state?.kind === 'open' && index === at;
    const ahead = state !== null && index > at;
    const box: DrawnBox = {
      x: margin,
      y,
      width: boxWidth,
      height,
      lines,
      fontSize: sizes.name,
      shape: step.kind === 'approve' || step.kind === 'mark' ? 'box' : 'rounded',
      look: here ? 'strong' : ahead ? 'faint' : 'plain',
    };
    y += height + gap;
    return { code: step.code, box };
  });
}

const middle = ({ x, width }: DrawnBox): number => x + width / 2;

function downwards(boxes: readonly DrawnBox[]): readonly DrawnLine[] {
  return boxes.slice(1).map((to, at) => {
    const from = boxes[at] ?? to;
    return {
      points: [
        [middle(from), from.y + from.height],
        [middle(to), to.y],
      ],
      look: 'plain',
      arrow: true,
    };
  });
}

/** Lines back, each in a lane of its own so that none lies on another. */
function backwards(steps: readonly Step[], placed: readonly Placed[], say: Say): DrawnLine[] {
  const boxOf = (code: string): DrawnBox | undefined =>
    placed.find((one) => one.code === code)?.box;
  let used = 0;
  return steps.flatMap((step) => {
    const back = 'back' in step ? step.back : null;
    const from = boxOf(step.code);
    const to = back === null ? undefined : boxOf(back);
    if (!from || !to) return [];
    used += 1;
    const right = margin + boxWidth + labelWidth + used * lane;
    const [start, end] = [from.y + from.height / 2, to.y + to.height / 2 + used * 2];
    const label = say(step.kind === 'publicise' ? 'flow.upheld' : 'flow.back');
    return [
      {
        points: [
          [margin + boxWidth, start],
          [right, start],
          [right, end],
          [margin + boxWidth, end],
        ],
        look: 'dashed' as const,
        arrow: true,
        label: { text: label, x: margin + boxWidth + labelWidth / 2 + 2, y: start - 4 },
      },
    ];
  });
}

/**
 * The path as a flow chart, drawn from the same data that is stepped: one box a step with who acts and by when, dashed
 * lines where a case is sent back, the present step with a thick frame and what lies ahead with a dashed one.
 */
export function drawProcedure(
  procedure: Procedure,
  say: Say,
  state: DrawnState | null = null,
): Drawing {
  const steps = stepsInOrder(procedure);
  const placed = placeSteps(steps, say, state);
  const boxes = placed.map(({ box }) => box);
  const last = boxes.at(-1);
  const end: DrawnBox = {
    x: margin + boxWidth / 4,
    y: (last?.y ?? margin) + (last?.height ?? 0) + gap,
    width: boxWidth / 2,
    height: 30,
    lines: [say('flow.end')],
    fontSize: sizes.name,
    shape: 'rounded',
    look: state?.kind === 'open' ? 'faint' : 'plain',
  };
  const lines = [...downwards([...boxes, end]), ...backwards(steps, placed, say)];
  const lanes = lines.filter(({ look }) => look === 'dashed').length;
  const title = say('flow.title', { path: say(`path.${procedure.name}`) });
  return {
    title,
    description: boxes.map(({ lines: said }, at) => `${at + 1}. ${said.join(' ')}`).join('；'),
    width: margin * 2 + boxWidth + labelWidth + lanes * lane,
    height: end.y + end.height + margin,
    boxes: [...boxes, end],
    lines,
  };
}
