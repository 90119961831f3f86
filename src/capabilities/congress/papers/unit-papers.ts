import type { Paper, PaperBlock } from '../../../engines/documents/paper/paper.ts';
import type { Day } from '../../../kernel/day.ts';
import type { FloorGroup } from '../model.ts';
import { cell, figure, middle, paperOf, prose, table, type Speech } from './speech.ts';

/** Somebody on a list as papers name them. */
export interface OnList {
  readonly name: string;
  readonly className: string | null;
  readonly sex: string | null;
  readonly ethnicGroup: string | null;
}

/** An electoral unit as its papers tell it. */
export interface UnitTold {
  readonly unitName: string;
  readonly congressTitle: string;
  readonly seats: number;
  readonly nominated: readonly (OnList & { readonly withdrawn: Day | null })[];
  readonly feedback: readonly { readonly verdict: string | null; readonly asked: Day | null }[];
  readonly groups: Readonly<Record<FloorGroup, number>>;
  readonly election: {
    readonly day: Day;
    readonly expected: number | null;
    readonly present: number | null;
    readonly open: number;
  } | null;
  readonly delegates: readonly (OnList & {
    readonly number: number;
    readonly votes: number | null;
    readonly until: Day | null;
  })[];
}

const person = (one: OnList, at: number, { say }: Speech) => [
  middle(at + 1),
  cell(one.name),
  middle(one.sex === null ? say('paper.unknown') : say(`paper.sex.${one.sex}`)),
  middle(one.ethnicGroup ?? say('paper.unknown')),
  cell(one.className),
];

const personHeads = (speech: Speech) =>
  ['paper.row', 'paper.form.name', 'paper.form.sex', 'paper.form.ethnic', 'paper.form.class'].map(
    (key) => middle(speech.say(key)),
  );

const groupsLine = (
  key: string,
  { groups }: Pick<UnitTold, 'groups'>,
  { say }: Speech,
): PaperBlock =>
  prose(
    say(key, {
      women: groups.women,
      minority: groups.minority,
      nonCadres: groups['non-cadres'],
    }),
  );

function feedbackLine({ feedback }: UnitTold, { say }: Speech): string {
  const asked = feedback.filter((one) => one.asked !== null);
  if (asked.length === 0) return say('paper.request.feedback-none');
  const answered = asked.filter(({ verdict }) => verdict !== null).length;
  const objects = asked.filter(({ verdict }) => verdict === 'objects').length;
  return objects === 0
    ? say('paper.request.feedback-agreed', { classes: asked.length, answered })
    : say('paper.request.feedback', { classes: asked.length, answered, objects });
}

const ended = (unitName: string, closing: string, { say }: Speech): readonly PaperBlock[] => [
  prose(closing),
  { kind: 'paragraph', line: unitName, align: 'end' },
  { kind: 'signatures', signers: [say('paper.sign.unit')] },
];

/** 请示: the unit asks the League committee to approve its candidates, with the feedback of the classes and the list. */
export function requestPaper(told: UnitTold, speech: Speech): Paper {
  const { say } = speech;
  const { congressTitle: congress, seats, unitName } = told;
  const listed = told.nominated.filter(({ withdrawn }) => withdrawn === null);
  const title = say('paper.request.title', { congress });
  const to: PaperBlock = { kind: 'paragraph', line: say('paper.request.to') };
  if (listed.length === 0)
    return paperOf(title, speech, [to, prose(say('paper.request.body-none', { congress, seats }))]);
  return paperOf(title, speech, [
    to,
    prose(say('paper.request.body', { congress, seats, count: listed.length })),
    prose(feedbackLine(told, speech)),
    ...ended(unitName, say('paper.request.end'), speech),
    { kind: 'heading', level: 1, text: say('paper.list.title') },
    table(
      [10, 24, 14, 18, 34],
      [personHeads(speech), ...listed.map((one, at) => person(one, at, speech))],
    ),
  ]);
}

/** 选举结果报告: the figures of the meeting and who was elected. */
export function reportPaper(told: UnitTold, speech: Speech): Paper {
  const { say } = speech;
  const { congressTitle: congress, seats, unitName, election } = told;
  const elected = told.delegates.filter(({ until }) => until === null);
  const title = say('paper.report.title', { congress });
  const to: PaperBlock = { kind: 'paragraph', line: say('paper.request.to') };
  if (election === null || elected.length === 0)
    return paperOf(title, speech, [to, prose(say('paper.report.body-none', { congress, seats }))]);
  const body = say('paper.report.body', {
    ...{ congress, seats, count: elected.length, day: election.day },
    ...{ expected: election.expected ?? 0, present: election.present ?? 0 },
  });
  return paperOf(title, speech, [
    to,
    prose(body),
    ...(election.open === 0 ? [] : [prose(say('paper.report.open', { open: election.open }))]),
    groupsLine('paper.report.groups', told, speech),
    table(
      [10, 22, 12, 16, 26, 14],
      [
        [...personHeads(speech), middle(say('paper.votes'))],
        ...elected.map((one, at) => [...person(one, at, speech), figure(one.votes ?? '')]),
      ],
    ),
    ...ended(unitName, say('paper.report.end'), speech),
  ]);
}
