import type {
  Paper,
  PaperBlock,
  PaperCell,
  PaperTable,
} from '../../engines/documents/paper/paper.ts';
import type { Say } from '../../engines/procedures/draw-procedure.ts';
import type { Day } from '../../kernel/day.ts';
import { compareFractions } from '../../kernel/fraction.ts';
import type { Judged } from './rules.ts';

/** An act as papers cite it. */
export interface CitedAct {
  readonly kind: string;
  readonly step: string;
  readonly party: string;
  readonly name: string | null;
  readonly onPaper: boolean;
  readonly day: Day;
  readonly text: string | null;
}

/** A candidacy as papers tell it. */
export interface CandidacyTold {
  readonly title: string;
  readonly unionName: string;
  readonly postName: string | null;
  readonly name: string;
  readonly number: string | null;
  readonly unitName: string | null;
  readonly acts: readonly CitedAct[];
  readonly conditions: readonly Judged[] | null;
  readonly awaits: readonly { readonly party: string }[];
}

/** Who speaks and in which language. */
export interface Speech {
  readonly say: Say;
  readonly language: Paper['language'];
}

const cell = (text: string | null, columns = 1, align?: PaperCell['align']): PaperCell => ({
  lines: [text ?? ''],
  columns,
  ...(align === undefined ? {} : { align }),
});

const table = (
  widths: readonly number[],
  headings: number,
  rows: PaperTable['rows'],
): PaperTable => ({ kind: 'table', widths, headings, rows });

const paper = (title: string, { language }: Speech, blocks: readonly PaperBlock[]): Paper => ({
  title,
  language,
  orientation: 'portrait',
  foot: null,
  blocks: [{ kind: 'title', text: title }, ...blocks],
});

/** The newest approval of every party that gave one, in the order they were given. */
function approvals(acts: readonly CitedAct[]): readonly CitedAct[] {
  const newest = new Map<string, CitedAct>();
  for (const act of acts) if (act.kind === 'approve') newest.set(`${act.step} ${act.party}`, act);
  return acts.filter((act) => newest.get(`${act.step} ${act.party}`) === act);
}

function opinion(act: CitedAct, { say }: Speech): readonly PaperCell[] {
  const signed =
    act.name === null ? act.day : say('paper.signed', { name: act.name, day: act.day });
  const lines = [act.text ?? say('choice.act.approve'), signed];
  return [
    cell(say(`step.${act.step}`)),
    { lines: act.onPaper ? [...lines, say('paper.on-paper')] : lines, columns: 3 },
  ];
}

function conditionRows(conditions: readonly Judged[], { say }: Speech): PaperTable['rows'] {
  return conditions.map(({ condition, verdict }) => [
    cell(say(`choice.condition.${condition}`), 2),
    cell(say(`verdict.${verdict}`), 2),
  ]);
}

/**
 * 推荐表: who stands for what, the conditions, and the opinion of each organ as it was given; whoever is still awaited
 * has room to sign, so that the path can go on on paper.
 */
export function recommendationForm(told: CandidacyTold, speech: Speech): Paper {
  const { say } = speech;
  const applied = [...told.acts].reverse().find(({ kind }) => kind === 'submit');
  const rows: PaperTable['rows'] = [
    [cell(say('field.name')), cell(told.name), cell(say('field.unitName')), cell(told.unitName)],
    [
      cell(say('paper.number')),
      cell(told.number),
      cell(say('field.postName')),
      cell(told.postName),
    ],
    [cell(say('field.unionName')), cell(told.unionName, 3)],
    [cell(say('field.candidacy.apply.text')), cell(applied?.text ?? null, 3)],
    ...conditionRows(told.conditions ?? [], speech),
    ...approvals(told.acts).map((act) => opinion(act, speech)),
  ];
  return paper(say('paper.recommendation'), speech, [
    { kind: 'paragraph', line: told.title, align: 'center' },
    table([18, 32, 18, 32], 0, rows),
    ...(told.awaits.length === 0
      ? []
      : [
          {
            kind: 'signatures' as const,
            signers: told.awaits.map(({ party }) => say(`party.${party}`)),
          },
        ]),
  ]);
}

/** 审查意见: what each organ said, in the order of the days. */
export function reviewOpinions(told: CandidacyTold, speech: Speech): Paper {
  const { say } = speech;
  const given = approvals(told.acts).filter(
    ({ step }) => step !== 'interview' && step !== 'competition',
  );
  return paper(say('paper.opinions'), speech, [
    {
      kind: 'paragraph',
      line: say('paper.opinions.lead', { name: told.name, title: told.title }),
      indented: true,
    },
    ...given.flatMap((act): readonly PaperBlock[] => [
      { kind: 'heading', level: 2, text: say(`step.${act.step}`) },
      { kind: 'paragraph', line: act.text ?? say('choice.act.approve'), indented: true },
      { kind: 'paragraph', line: `${say(`party.${act.party}`)} ${act.day}`, align: 'end' },
    ]),
  ]);
}

/** A candidate as a notice names one. */
export interface PublicCandidate {
  readonly name: string;
  readonly unitName: string | null;
  readonly postName: string | null;
}

/** Somebody who is public, in which call and for which days. */
export interface Publicised extends PublicCandidate {
  readonly title: string;
  readonly since: Day;
  readonly until: Day;
}

function noticeOf(people: readonly Publicised[], { say }: Speech): readonly PaperBlock[] {
  const [first] = people;
  if (!first) return [];
  const { title, since, until } = first;
  const heads = ['paper.row', 'field.name', 'field.unitName', 'field.postName'];
  return [
    { kind: 'paragraph', line: say('paper.publicity.lead', { title }), indented: true },
    table([10, 30, 30, 30], 1, [
      heads.map((key) => cell(say(key))),
      ...people.map((one, at) => [
        cell(String(at + 1), 1, 'center'),
        cell(one.name),
        cell(one.unitName),
        cell(one.postName),
      ]),
    ]),
    { kind: 'paragraph', line: say('paper.publicity.days', { since, until }), indented: true },
  ];
}

/** 公示: who is about to be chosen, from when to when one may object, and how; one part for each call and its days. */
export function publicityNotices(people: readonly Publicised[], speech: Speech): Paper {
  const { say } = speech;
  const groups = new Map<string, Publicised[]>();
  for (const one of people) {
    const key = `${one.title} ${one.since} ${one.until}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return paper(say('paper.publicity'), speech, [
    ...[...groups.values()].flatMap((group) => noticeOf(group, speech)),
    {
      kind: 'paragraph',
      line: say(people.length === 0 ? 'publicity.empty' : 'paper.publicity.objections'),
      indented: true,
    },
  ]);
}

/** A candidate with what the raters gave. */
export interface Rated extends PublicCandidate {
  readonly points: number | null;
  readonly raters: number;
}

/** The best first, those without marks last; equal shares keep their order. Compared exactly. */
export function ranked<T extends Rated>(rated: readonly T[]): readonly T[] {
  const marked = rated.filter(({ points, raters }) => points !== null && raters > 0);
  const share = ({ points, raters }: T) => ({ numerator: points ?? 0, denominator: raters });
  return [
    ...[...marked].sort((a, b) => compareFractions(share(b), share(a))),
    ...rated.filter((one) => !marked.includes(one)),
  ];
}

/** The mean of whole points with two decimals, rounded half up; never used to compare. */
export function meanPoints({ points, raters }: Pick<Rated, 'points' | 'raters'>): string | null {
  if (points === null || raters === 0) return null;
  const hundredths = Math.floor((points * 200 + raters) / (2 * raters));
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 综合素质排名表: everybody who stands in a call, by the mean of the raters' marks. */
export function rankingTable(
  call: { readonly title: string; readonly people: readonly Rated[] },
  speech: Speech,
): Paper {
  const { say } = speech;
  const heads = [
    'paper.row',
    'field.name',
    'field.unitName',
    'field.postName',
    'paper.mean',
    'paper.raters',
  ];
  return paper(say('paper.ranking'), speech, [
    { kind: 'paragraph', line: call.title, align: 'center' },
    table([8, 20, 24, 22, 14, 12], 1, [
      heads.map((key) => cell(say(key))),
      ...ranked(call.people).map((one, at) => [
        cell(String(at + 1), 1, 'center'),
        cell(one.name),
        cell(one.unitName),
        cell(one.postName),
        cell(meanPoints(one) ?? say('paper.unrated'), 1, 'end'),
        cell(String(one.raters), 1, 'end'),
      ]),
    ]),
  ]);
}
