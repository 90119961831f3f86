import type { Paper, PaperBlock } from '../../../engines/documents/paper/paper.ts';
import type { Fact } from '../../../facts/fact.ts';
import type { Day } from '../../../kernel/day.ts';
import { say, type Words } from '../../../kernel/words.ts';
import { remarkText } from '../../evaluation/forms/remarks.ts';
import { isConforming, type CountedItem, type JudgedItem } from '../../evaluation/judge-form.ts';
import { factLine } from '../../self-evaluation/fact-lines.ts';
import { toldValues } from '../../self-evaluation/told-values.ts';

/** What every paper of the pack says of whose it is. */
export interface PackHead {
  readonly school: string;
  readonly union: string;
  readonly form: string;
  readonly asOf: Day;
  /** Words of this room and of the self-evaluation, in the pack's language. */
  readonly words: Words;
}

const paper = (
  title: string,
  { school, asOf }: PackHead,
  blocks: readonly PaperBlock[],
): Paper => ({
  title,
  language: 'zh-CN',
  orientation: 'portrait',
  foot: `${school}　${asOf}`,
  blocks: [{ kind: 'title', text: title }, ...blocks],
});

const line = (text: string): PaperBlock => ({ kind: 'paragraph', line: text });

function factTable(facts: readonly Fact[], words: Words): readonly PaperBlock[] {
  if (facts.length === 0) return [];
  const lines = facts.map((fact) => factLine(fact, words));
  const cell = (text: string) => ({ lines: [text] });
  const heads = ['cockpit.row', 'cockpit.says', 'cockpit.from'].map((key) => cell(say(words, key)));
  return [
    {
      kind: 'table',
      widths: [1, 6, 2],
      headings: 1,
      rows: [
        heads,
        ...lines.map(({ row, text, thing }) => [
          cell(row === null ? '' : String(row)),
          cell(text),
          cell(thing === null ? '' : (words[`thing.${thing}`] ?? thing)),
        ]),
      ],
    },
  ];
}

function judgedBlocks(
  { judgement }: Pick<JudgedItem, 'judgement'>,
  words: Words,
): readonly PaperBlock[] {
  return judgement.reasons.flatMap((reason): readonly PaperBlock[] => [
    line(
      say(
        words,
        `reason.${reason.code}`,
        toldValues(reason.values, (key) => say(words, key)),
      ),
    ),
    ...factTable(reason.facts, words),
  ]);
}

/** The cover of an item's folder: its wording, how it stands, and everything that shows it. */
export function coverPaper(judged: JudgedItem, head: PackHead, papers: readonly string[]): Paper {
  const { words } = head;
  const { item, judgement, remark } = judged;
  const number = item.row === null ? `${item.no}` : `${item.no}（${item.row}）`;
  const missing =
    judgement.reasons.length === 0 ? [line(say(words, `nothing.${item.criterion}`))] : [];
  return paper(say(words, 'pack.cover', { number }), head, [
    line(`${head.union}　${head.form}`),
    { kind: 'heading', level: 1, text: say(words, 'pack.wording') },
    line(item.wording),
    { kind: 'heading', level: 1, text: say(words, 'pack.stands') },
    line(say(words, `standing.${judgement.standing}`)),
    ...(remark === null ? [] : [line(remarkText(remark))]),
    ...missing,
    { kind: 'heading', level: 1, text: say(words, 'pack.rows') },
    ...judgedBlocks(judged, words),
    { kind: 'heading', level: 1, text: say(words, 'pack.papers') },
    ...(papers.length > 0
      ? [{ kind: 'list', ordered: true, items: papers } as const]
      : [line(say(words, 'pack.no-papers'))]),
  ]);
}

/** The cover of a second-level item: every union with how it stands and why. */
export function countPaper(counted: CountedItem, head: PackHead): Paper {
  const { words } = head;
  const { item, conforming, total, unions } = counted;
  return paper(say(words, 'pack.unit-cover', { number: item.no }), head, [
    line(item.wording),
    line(say(words, 'cockpit.conforming', { conforming, total })),
    ...unions.flatMap((union): readonly PaperBlock[] => [
      {
        kind: 'heading',
        level: 2,
        text: `${union.name}：${say(words, `standing.${union.judgement.standing}`)}`,
      },
      ...judgedBlocks(union, words),
    ]),
  ]);
}

/** What the pack holds, item by item, and what is missing. */
export function indexPaper(
  school: readonly JudgedItem[],
  secondLevel: readonly CountedItem[],
  head: PackHead & {
    readonly folderOf: (key: string) => string;
    readonly files: ReadonlyMap<string, readonly string[]>;
  },
): Paper {
  const { words, folderOf, files } = head;
  const cell = (text: string) => ({ lines: [text] });
  const row = (key: string, wording: string, standing: string) => [
    cell(folderOf(key)),
    cell(wording),
    cell(standing),
    { lines: files.get(key) ?? [''] },
  ];
  const missing = school.filter(({ judgement }) => !isConforming(judgement.standing));
  return paper(say(words, 'pack.index'), head, [
    line(`${head.union}　${head.form}　${head.asOf}`),
    {
      kind: 'table',
      widths: [2, 5, 2, 3],
      headings: 1,
      rows: [
        ['pack.folder', 'pack.wording', 'pack.stands', 'pack.papers'].map((key) =>
          cell(say(words, key)),
        ),
        ...school.map(({ key, item, judgement }) =>
          row(key, item.wording, say(words, `standing.${judgement.standing}`)),
        ),
        ...secondLevel.map(({ key, item, conforming, total }) =>
          row(key, item.wording, say(words, 'cockpit.conforming', { conforming, total })),
        ),
      ],
    },
    { kind: 'heading', level: 1, text: say(words, 'pack.missing') },
    ...(missing.length === 0
      ? [line(say(words, 'pack.nothing-missing'))]
      : [
          {
            kind: 'list',
            ordered: true,
            items: missing.map(
              ({ key, item }) => `${folderOf(key)}：${say(words, `way.${item.criterion}`)}`,
            ),
          } as const,
        ]),
  ]);
}
