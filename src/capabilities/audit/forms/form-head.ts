import type { Span } from '../../../engines/documents/tree.ts';
import { partialDay, type PartialDay } from '../../../kernel/day.ts';
import { formVersions } from '../../evaluation/forms/catalogue.ts';
import type { Confidence, UnionKind } from '../model.ts';
import type { Reading } from '../reading.ts';
import type { ItemHit } from './find-items.ts';

/** What the words around a form say of it. */
export interface FormHead {
  readonly organisation: string | null;
  readonly kind: UnionKind | null;
  readonly asOf: PartialDay | null;
  readonly schoolYear: number | null;
}

const boxes = /[☑☒✓✔√■●☐□○◯_\s]|<input[^>]*>|\[[xX ]?\]|[（(][xX√ ]?[)）]/gu;

function organisationOf(head: string): string | null {
  const line = /组织名称\s*[:：]?\s*[\t|]?\s*([^\n]{2,80})/.exec(head)?.[1];
  const fromLine = line
    ?.split(/学生会|研究生会|学生联合会/)[0]
    ?.replace(boxes, '')
    .replace(/[|［\]【】:：,，*#<>/\\]/g, '')
    .replace(/[R£T]$/, '');
  if (fromLine && fromLine.length >= 4) return fromLine;
  const title = [
    ...head.matchAll(
      /([一-龥（）()·]{2,28}?(?:大学|学院|学校|专科学校|职业学院))[^\n。，]{0,10}?(?:学生会|研究生会|学生联合会)/g,
    ),
  ].at(0)?.[1];
  return title?.replace(/^(?:关于|附件\d*|中共|共青团)/, '') ?? null;
}

const kindTokens =
  /<input[^>]*>|[☑☒✓✔√■●◉☐□○◯]|[[(（【]\s*[xX√✓✔]?\s*[\])）】]|[RT£](?=\s*(?:学生会|研究生会))|学生会|研究生会/gu;

/** Which kind a line such as ☑学生会 □研究生会 marks, whether its boxes stand before or after the words. */
function markedKind(line: string): UnionKind | null {
  const tokens = [...line.matchAll(kindTokens)].map((match) => match[0]);
  const isWord = (token: string | undefined): boolean => token === '学生会' || token === '研究生会';
  const isTicked = (token: string | undefined): boolean =>
    token !== undefined &&
    !isWord(token) &&
    (/[☑☒✓✔√■●◉xXRT]/u.test(token) || /checked/.test(token));
  const step = isWord(tokens[0]) ? 1 : -1;
  const marked = (word: string): boolean => isTicked(tokens[tokens.indexOf(word) + step]);
  if (marked('学生会') === marked('研究生会')) return null;
  return marked('研究生会') ? 'graduate-union' : 'student-union';
}

function kindOf(head: string): UnionKind | null {
  const lines = head
    .split('\n')
    .filter((text) => text.includes('学生会') && text.includes('研究生会'));
  for (const line of lines.reverse()) {
    const kind = markedKind(line);
    if (kind !== null) return kind;
  }
  const plain = head.replace(/学生会[（(/、]\s*研究生会[）)]?|《[^》]*》/g, '');
  const students = (plain.match(/(?<!研究)学生会/g) ?? []).length;
  const graduates = (plain.match(/研究生会/g) ?? []).length;
  if (students === graduates) return null;
  return graduates > students ? 'graduate-union' : 'student-union';
}

/**
 * Reads the head of a form: from the disclosure's title to the first item. The school year may also stand
 * where the disclosure opens, at `floor`, far above a form printed at its end.
 */
export function readHead(reading: Reading, span: Span, floor: number): FormHead {
  const head = reading.tree.text.slice(span.start, span.end);
  const flat = head.replace(/\s+/g, '');
  const month = /截[至止](?:到)?(20\d\d)年(\d{1,2})月/.exec(flat);
  const opening = reading.tree.text.slice(floor, floor + 800).replace(/\s+/g, '');
  const yearPattern = /(20\d\d)(?:[—–\-－~～至/]|--)+(20\d\d)学?年/;
  const year = yearPattern.exec(flat) ?? yearPattern.exec(opening);
  const schoolYear = year && Number(year[2]) === Number(year[1]) + 1 ? Number(year[1]) : null;
  const asOf = month
    ? partialDay(Number(month[1]), Number(month[2]), null)
    : schoolYear === null
      ? null
      : partialDay(schoolYear + 1, 12, null);
  return { organisation: organisationOf(head), kind: kindOf(head), asOf, schoolYear };
}

/** Decides the version by the wordings found, the vocabulary and the head. Null where the year is unknown. */
export function versionOf(
  hits: readonly ItemHit[],
  head: FormHead,
  text: string,
): { readonly version: string | null; readonly confidence: Confidence } {
  const score = new Map<string, number>();
  for (const hit of hits) {
    for (const id of new Set(hit.wording.items.map((entry) => entry.version)))
      score.set(id, (score.get(id) ?? 0) + 1);
  }
  const of = (id: string): number => score.get(id) ?? 0;
  const met = /未达标/.test(text);
  if (met || of('2020') > of('2021')) {
    const exact = met && of('2020') > of('2021');
    return { version: '2020', confidence: exact ? 'exact' : 'likely' };
  }
  const year = head.schoolYear;
  if (year !== null) {
    const known = formVersions.find((version) => version.schoolYear === year);
    if (!known) return { version: null, confidence: 'unknown' };
    return { version: known.id, confidence: 'exact' };
  }
  const later =
    /\d\s*[.．、]?\s*[★▲]|[★▲]\s*\d|[★▲][^\n]{0,6}(?:为|指标)/.test(text) ||
    of('2023-2024') > of('2021');
  if (later) {
    return of('2023-2024') > of('2021')
      ? { version: '2023-2024', confidence: 'likely' }
      : { version: '2022-2023', confidence: 'likely' };
  }
  const plain = of('2021') === hits.length && hits.length >= 15;
  return {
    version: '2021',
    confidence: plain && (head.asOf === null || head.asOf.startsWith('2021')) ? 'exact' : 'likely',
  };
}

const totals = [
  /二级[^。\n\d]{0,24}?(?:总数|共有?|数量|合计|总计)[^\d\n。]{0,10}?(\d{1,3})\s*(?:个|家)/,
  /(?:共有?|全校|现有|设有)[^。\n\d]{0,12}?(\d{1,3})\s*(?:个|家)[^。\n]{0,8}?(?:二级|院系|系级|学院)(?:学生会|研究生会|学生组织|组织)/,
];

/** The number of second-level unions that the form or its remarks state, with its place. */
export function readSecondLevelTotal(
  reading: Reading,
  span: Span,
): { readonly count: number; readonly span: Span } | null {
  const text = reading.tree.text.slice(span.start, span.end);
  for (const pattern of totals) {
    const match = pattern.exec(text);
    if (!match) continue;
    const start = span.start + match.index;
    return { count: Number(match[1]), span: { start, end: start + match[0].length } };
  }
  return null;
}
