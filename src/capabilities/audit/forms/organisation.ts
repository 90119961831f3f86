import type { Span } from '../../../engines/documents/tree.ts';
import type { UnionKind } from '../model.ts';
import { findMarks } from './mark-cluster.ts';
import { unionWords } from './mark-tokens.ts';
import { answerOf } from './read-claim.ts';

const label = /组\s{0,4}织\s{0,4}名\s{0,4}称/g;
const union = /学生联合会|研究生联合会|学生会|研究生会/;
const school = '(?:大学|学院|学校|专科学校|书院)';

/** The words after 组织名称, up to the next line that holds something else. */
function labelled(text: string, span: Span): string | null {
  const stretch = text.slice(span.start, span.end);
  const last = [...stretch.matchAll(label)].at(-1);
  if (!last) return null;
  const after = stretch.slice(last.index + last[0].length, last.index + 200);
  const lines = after.replace(/^[\s:：|｜\t]+/, '').split('\n');
  const [first = '', second = ''] = lines;
  const boxesFollow = !union.test(first) && union.test(second) && second.length < 60;
  return boxesFollow ? `${first}\t${second}` : first;
}

/** Takes boxes, underscores and what fills a form's blank away from a name. */
function bareName(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/[（(【[]\s*(?:盖章|公章|[√✓xX×])?\s*[）)】\]]/g, '')
    .replace(/[☑☒✓✔√■●◉☐□○◯_＿*#|｜\s\u3000:：，,。;；/\\]+/g, '')
    .replace(/[RTS£￡\uf052\uf0a3]+$/u, '');
}

function isName(name: string): boolean {
  return name.length >= 2 && name.length <= 40 && /[\u4e00-\u9fff]{2}/.test(name);
}

function fromLabel(line: string): string | null {
  const cells = line.split(/[\t|｜]/);
  const cell = cells.find((part) => isName(bareName(part.split(union)[0] ?? '')));
  if (cell === undefined) return null;
  const name = bareName(cell.split(union)[0] ?? '').replace(/校级$/, '');
  return isName(name) ? name : null;
}

const named = new RegExp(
  `([\\u4e00-\\u9fff（）()·]{2,30}${school})(?:[（(][^）)\\n]{1,10}[）)])?[^\\u4e00-\\u9fff，。；\\n]{0,16}(?:校级)?(?:学生会|研究生会|学生联合会)`,
);

/** The school named in a title line: X学院学生会组织改革情况. */
function fromTitle(line: string): string | null {
  const plain = line
    .replace(/^[\s#*★]*/, '')
    .replace(/^(?:关于|附件\d*[:：]?)/, '')
    .replace(/^(?:20\d\d[^\u4e00-\u9fff]{1,4})?20\d\d(?:学?年度?|级)?/, '');
  const name = named.exec(plain)?.[1];
  return name === undefined
    ? null
    : name.replace(/^(?:关于|公开|公布|公示|报送|填报|做好|开展|中共|共青团)+/, '');
}

/** Lines long enough to be sentences are no titles. */
const longestTitle = 60;

function titlesIn(text: string, span: Span): readonly string[] {
  return text
    .slice(span.start, span.end)
    .split('\n')
    .filter((line) => line.length <= longestTitle && union.test(line));
}

/**
 * The school's name as the form or the title of the disclosure gives it, without 学生会 or 研究生会.
 * `near` reaches from the end of the form before to the first item; `whole` from the document's start.
 */
export function organisationOf(text: string, near: Span, whole: Span): string | null {
  const line = labelled(text, near);
  const own = line === null ? null : fromLabel(line);
  if (own !== null) return own;
  for (const span of [near, whole]) {
    for (const title of titlesIn(text, span)) {
      const name = fromTitle(title);
      if (name !== null) return name;
    }
  }
  return null;
}

function ofWords(text: string): UnionKind | null {
  const plain = text.replace(
    /学生会[（(/、和及与或\s]{0,2}研究生会[）)]?|学生[（(]研究生[）)]|《[^》\n]{0,60}》/g,
    '',
  );
  const students = /学生会|学生联合会/.test(plain);
  const graduates = /研究生会/.test(plain);
  if (students === graduates) return null;
  return students ? 'student-union' : 'graduate-union';
}

function counted(text: string): UnionKind | null {
  const plain = text.replace(/学生会[（(/、和及与或\s]{0,2}研究生会[）)]?|《[^》\n]{0,60}》/g, '');
  const students = plain.split(/学生会|学生联合会/).length;
  const graduates = plain.split('研究生会').length;
  if (students === graduates) return null;
  return students > graduates ? 'student-union' : 'graduate-union';
}

/** Reads boxes beside 学生会 and 研究生会, in the organisation's line or any short line of the head. */
function ofBoxes(lines: readonly string[]): UnionKind | null {
  for (const line of lines) {
    if (!/研究生/.test(line) || !/学生(?:会|联合会)/.test(line)) continue;
    const marks = findMarks(line.replace(/\t/g, ' '), unionWords);
    const answer = marks ? answerOf(marks.tokens, null) : null;
    if (answer !== null) return answer === 'first' ? 'student-union' : 'graduate-union';
  }
  return null;
}

/** Whose form it is: by the boxes, else the organisation's line, else the title, else the head's words. */
export function kindOf(text: string, near: Span, whole: Span): UnionKind | null {
  const line = labelled(text, near);
  const head = text.slice(near.start, near.end);
  const short = head.split('\n').filter((part) => part.length <= 120);
  const boxes = ofBoxes([...(line === null ? [] : [line]), ...short.reverse()]);
  if (boxes !== null) return boxes;
  const own = line === null ? null : ofWords(line);
  if (own !== null) return own;
  const titles = [...titlesIn(text, near), ...titlesIn(text, whole)].filter((title) =>
    /改革|公开|公示|自评|备案/.test(title),
  );
  for (const title of titles) {
    const told = ofWords(title);
    if (told !== null) return told;
  }
  return counted(head);
}
