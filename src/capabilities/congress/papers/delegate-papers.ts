import type { Paper, PaperBlock, PaperTable } from '../../../engines/documents/paper/paper.ts';
import type { DelegateTold } from '../delegates/looking.ts';
import { isMinority } from '../../organisation/people/ethnic-groups.ts';
import { cell, figure, middle, paperOf, prose, table, type Speech } from './speech.ts';

function electedText({ elected, votes }: DelegateTold, { say }: Speech): string {
  return votes === null
    ? say('paper.form.elected-plain', { day: elected })
    : say('paper.form.elected-text', { day: elected, votes });
}

function opinionText(told: DelegateTold, { say }: Speech): string {
  const { credentials, examined, examinedBy, grounds } = told;
  if (examined === null) return say('choice.credentials.pending');
  const verdict = say(`choice.credentials.${credentials}`);
  const decided =
    examinedBy === null
      ? say('paper.form.decided-unnamed', { verdict, day: examined })
      : say('paper.form.decided', { verdict, name: examinedBy, day: examined });
  return grounds === null ? decided : `${decided}\n${grounds}`;
}

/** What stands in a cell where a record may be missing. */
const known = (text: string | null, { say }: Speech): string => text ?? say('paper.unknown');

/** Characters of a resume that take half the page. */
const longResume = 300;

/** Text with so many lines at least, so that a hand has room and a seal its place. */
function withRoom(text: string | null, lines: number): string {
  const own = (text ?? '').split('\n');
  return [...own, ...Array.from({ length: lines }, () => '')]
    .slice(0, own.length > lines ? own.length : lines)
    .join('\n');
}

function formRows(told: DelegateTold, speech: Speech): PaperTable['rows'] {
  const { say } = speech;
  const pair = (left: string, leftText: string, right: string, rightText: string) => [
    middle(say(left)),
    cell(leftText),
    middle(say(right)),
    cell(rightText),
  ];
  const wide = (key: string, text: string) => [middle(say(key)), cell(text, { columns: 3 })];
  const { sex, politicalStatus, educationLevel, resume } = told;
  // A long life leaves less room for opinions: the form is one page.
  const opinion = (resume ?? '').length > longResume ? 3 : 5;
  return [
    pair('paper.form.name', told.personName, 'paper.form.delegate-number', String(told.number)),
    pair(
      'paper.form.sex',
      sex === null ? say('paper.unknown') : say(`paper.sex.${sex}`),
      'paper.form.ethnic',
      known(told.ethnicGroup, speech),
    ),
    pair(
      'paper.form.status',
      politicalStatus === null ? say('paper.unknown') : say(`paper.status.${politicalStatus}`),
      'paper.form.level',
      educationLevel === null ? say('paper.unknown') : say(`choice.level.${educationLevel}`),
    ),
    pair('paper.form.unit', told.unitName, 'paper.form.class', told.className ?? ''),
    wide('paper.form.number', told.personNumber),
    wide('paper.form.posts', withRoom(told.posts, 2)),
    wide('paper.form.resume', withRoom(resume, 5)),
    wide('paper.form.elected', electedText(told, speech)),
    wide('paper.form.unit-opinion', withRoom(null, opinion)),
    wide('paper.form.group-opinion', withRoom(opinionText(told, speech), opinion)),
  ];
}

function formBlocks(told: DelegateTold, speech: Speech): readonly PaperBlock[] {
  const { say } = speech;
  return [
    { kind: 'table', widths: [18, 32, 18, 32], headings: 0, rows: formRows(told, speech) },
    { kind: 'signatures', signers: [say('paper.sign.unit'), say('paper.sign.group')] },
  ];
}

/** 代表登记表 of one delegate. */
export function formPaper(told: DelegateTold, speech: Speech): Paper {
  const title = speech.say('paper.form.title', { congress: told.congressTitle });
  return paperOf(title, speech, formBlocks(told, speech));
}

/** How many delegates each unit has, in the order in which units first appear. */
function byUnit(delegates: readonly DelegateTold[]): readonly (readonly [string, number])[] {
  const units = new Map<string, number>();
  for (const { unitName } of delegates) units.set(unitName, (units.get(unitName) ?? 0) + 1);
  return [...units.entries()];
}

/** 代表汇总表: every delegate with a mandate, and how many each unit has. */
export function summaryPaper(
  congress: string,
  all: readonly DelegateTold[],
  speech: Speech,
): Paper {
  const { say } = speech;
  const title = say('paper.summary.title', { congress });
  const delegates = all.filter(({ until }) => until === null);
  if (delegates.length === 0)
    return paperOf(title, speech, [prose(say('paper.summary.lead-none'))]);
  const heads = [
    'paper.form.delegate-number',
    'paper.form.name',
    'paper.form.sex',
    'paper.form.ethnic',
    'paper.form.unit',
    'paper.form.class',
    'paper.summary.credentials',
  ];
  const rows = delegates.map((one) => [
    figure(one.number),
    cell(one.personName),
    middle(one.sex === null ? say('paper.unknown') : say(`paper.sex.${one.sex}`)),
    middle(known(one.ethnicGroup, speech)),
    cell(one.unitName),
    cell(one.className),
    middle(say(`choice.credentials.${one.credentials}`)),
  ]);
  const lead = say('paper.summary.lead', {
    count: delegates.length,
    women: delegates.filter(({ sex }) => sex === 'female').length,
    minority: delegates.filter(({ ethnicGroup }) => isMinority(ethnicGroup) === true).length,
  });
  const blocks: readonly PaperBlock[] = [
    prose(lead),
    table([9, 17, 7, 11, 22, 24, 10], [heads.map((key) => middle(say(key))), ...rows]),
    { kind: 'heading', level: 1, text: say('paper.summary.by-unit') },
    table(
      [60, 40],
      [
        [middle(say('paper.form.unit')), middle(say('field.delegates'))],
        ...byUnit(delegates).map(([name, count]) => [cell(name), figure(count)]),
      ],
    ),
    { kind: 'signatures', signers: [say('paper.sign.group')] },
  ];
  return paperOf(title, speech, blocks, 'landscape');
}
