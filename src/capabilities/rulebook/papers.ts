import type { Line, Paper, PaperBlock, PaperCell } from '../../engines/documents/paper/paper.ts';
import { say, type Language, type Words } from '../../kernel/words.ts';
import { paperTag } from '../organisation/paper-language.ts';
import type { ArticleChange } from './comparison/align.ts';
import { countsOf } from './comparison/counts.ts';
import type { Piece } from './comparison/char-diff.ts';
import type { Comparison } from './comparison/questions.ts';
import { electionProvisionWordsEn } from './election-words.en.ts';
import { electionProvisionWordsZh } from './election-words.zh.ts';
import { rulebookPaperWordsEn } from './paper-words.en.ts';
import { rulebookPaperWordsZh } from './paper-words.zh.ts';
import { provisionWordsEn } from './provision-words.en.ts';
import { provisionWordsZh } from './provision-words.zh.ts';
import { sittingProvisionWordsEn } from './sitting-words.en.ts';
import { sittingProvisionWordsZh } from './sitting-words.zh.ts';

const words: Readonly<Record<Language, Words>> = {
  zh: {
    ...provisionWordsZh,
    ...electionProvisionWordsZh,
    ...sittingProvisionWordsZh,
    ...rulebookPaperWordsZh,
  },
  en: {
    ...provisionWordsEn,
    ...electionProvisionWordsEn,
    ...sittingProvisionWordsEn,
    ...rulebookPaperWordsEn,
  },
};

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The pieces of one side; what the other side has not stands bold. */
const sideOf = (pieces: readonly Piece[], without: Piece['kind']): Line =>
  pieces.flatMap(({ kind, text }) =>
    kind === without ? [] : [kind === 'same' ? { text } : { text, bold: true }],
  );

/** The wordings of a change: several lines where an article has several. */
function wordings(change: ArticleChange): readonly [Line, Line] {
  const { kind, before, after, pieces } = change;
  if (kind === 'changed') return [sideOf(pieces, 'added'), sideOf(pieces, 'removed')];
  return [before?.text ?? '', after?.text ?? ''];
}

const cell = (...lines: readonly Line[]): PaperCell => ({ lines });

function rowOf(change: ArticleChange, tell: Say): readonly PaperCell[] {
  const { kind, moved, before, after } = change;
  const [former, newer] = wordings(change);
  const named = (number: string | undefined): Line =>
    number === undefined ? tell('paper.none') : [{ text: number, bold: true }];
  const what = tell(`compare.${kind}`);
  return [
    cell(named(before?.number), former),
    cell(named(after?.number), newer),
    cell(
      moved && kind !== 'unchanged'
        ? tell('compare.and-moved', { what })
        : moved
          ? tell('compare.moved')
          : what,
    ),
  ];
}

/** 条文对照表: what an amendment changes, for those who decide. Unchanged articles that kept their place are counted only. */
export function comparisonPaper(found: Comparison, language: Language): Paper {
  const tell: Say = (key, values = {}) => say(words[language], key, values);
  const { title, before, after, changes, values } = found;
  const shown = changes.filter(({ kind, moved }) => kind !== 'unchanged' || moved);
  const heading = tell('paper.comparison', { title });
  const names = [tell('paper.before', { before }), tell('paper.after', { after })];
  const told = (value: string | null): string =>
    value === null ? tell('paper.not-stated') : (words[language][`choice.value.${value}`] ?? value);
  const valueTable: readonly PaperBlock[] =
    values.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: tell('paper.values') },
          {
            kind: 'table',
            widths: [2, 1, 1],
            headings: 1,
            rows: [
              [cell(tell('paper.provision')), ...names.map((name) => cell(name))],
              ...values.map((one) => [
                cell(tell(`choice.provision.${one.provision}`)),
                cell(told(one.before)),
                cell(told(one.after)),
              ]),
            ],
          },
        ];
  return {
    title: heading,
    language: paperTag(language),
    orientation: 'landscape',
    foot: null,
    blocks: [
      { kind: 'title', text: heading },
      { kind: 'paragraph', line: tell('paper.counts', countsOf(changes)) },
      {
        kind: 'table',
        widths: [5, 5, 1],
        headings: 1,
        rows: [
          [...names.map((name) => cell(name)), cell(tell('paper.what'))],
          ...shown.map((change) => rowOf(change, tell)),
        ],
      },
      ...valueTable,
    ],
  };
}
