import type {
  Paper,
  PaperBlock,
  PaperCell,
  PaperTable,
} from '../../../engines/documents/paper/paper.ts';
import type { DelegateWithVote } from '../reads.ts';
import { minuteOf } from './minute-of.ts';
import type { Presence } from './model.ts';
import type { ProposalLine } from './proposal-reads.ts';
import type { ItemTold, ResolutionSeen, SittingTold } from './sitting-reads.ts';
import type { Speech } from './speech.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Uuid } from '../../../kernel/id.ts';

const cell = (text: string | null, align?: PaperCell['align']): PaperCell => ({
  lines: [text ?? ''],
  ...(align === undefined ? {} : { align }),
});

const table = (widths: readonly number[], rows: PaperTable['rows'], headings = 1): PaperTable => ({
  kind: 'table',
  widths,
  headings,
  rows,
});

const text = (line: string): PaperBlock => ({ kind: 'paragraph', line, indented: true });

/** A paper of the congress that stands upright, with its title at the head. */
export const paperOf = (
  title: string,
  { language }: Speech,
  blocks: readonly PaperBlock[],
): Paper => ({
  ...{ title, language, orientation: 'portrait', foot: null },
  blocks: [{ kind: 'title', text: title }, ...blocks],
});

/** Which sitting, when and where: the lines under a paper's title. */
export function sittingHead(told: SittingTold, { say }: Speech): readonly PaperBlock[] {
  const when = told.begins === null ? told.day : `${told.day} ${told.begins}`;
  const lines = [
    say('paper.when', { when }),
    ...(told.place === null ? [] : [say('paper.place', { place: told.place })]),
    ...(told.chairName === null ? [] : [say('paper.chair', { name: told.chairName })]),
  ];
  return [
    { kind: 'paragraph', line: told.congressTitle, align: 'center' },
    ...lines.map((line): PaperBlock => ({ kind: 'paragraph', line })),
  ];
}

function itemRow(item: ItemTold, at: number, { say }: Speech): readonly PaperCell[] {
  return [
    cell(String(at + 1), 'center'),
    cell(item.title),
    cell(say(`choice.kind.${item.kind}`)),
    cell(item.speaker),
    cell(item.minutes === null ? null : say('paper.minutes-long', { count: item.minutes }), 'end'),
  ];
}

/** 会议议程. */
export function agendaPaper(told: SittingTold, speech: Speech): Paper {
  const { say } = speech;
  const heads = ['paper.row', 'paper.item', 'field.kind', 'field.speaker', 'field.minutes'];
  return paperOf(say('paper.agenda', { title: told.title }), speech, [
    ...sittingHead(told, speech),
    told.items.length === 0
      ? text(say('paper.agenda.empty'))
      : table(
          [8, 46, 16, 18, 12],
          [
            heads.map((key) => cell(say(key))),
            ...told.items.map((item, at) => itemRow(item, at, speech)),
          ],
        ),
  ]);
}

/** A delegate with where they were, and when that was told. */
export interface Attended extends DelegateWithVote {
  readonly presence: Presence;
  readonly at: Instant | null;
}

/** 签到表: everybody with a vote, where they were, and room to sign for those who sign by hand. */
export function attendancePaper(
  { told, delegates }: { readonly told: SittingTold; readonly delegates: readonly Attended[] },
  speech: Speech,
): Paper {
  const { say } = speech;
  const { expected, present, needed } = told.quorum;
  const heads = ['field.number', 'field.name', 'field.unitName', 'field.presence', 'paper.hand'];
  const rows = delegates.map(({ number, name, unitName, presence, at }) => [
    cell(String(number), 'center'),
    cell(name),
    cell(unitName),
    cell(
      at === null
        ? say(`choice.presence.${presence}`)
        : say('paper.presence-at', { what: say(`choice.presence.${presence}`), at: minuteOf(at) }),
    ),
    cell(null),
  ]);
  return paperOf(say('paper.attendance', { title: told.title }), speech, [
    ...sittingHead(told, speech),
    text(say('paper.quorum', { expected, present, needed })),
    table([10, 22, 30, 20, 18], [heads.map((key) => cell(say(key))), ...rows]),
  ]);
}

/** The codes of delegates at the door, to be cut out and handed round. */
export function codesPaper(
  title: string,
  delegates: readonly (DelegateWithVote & { readonly code: string })[],
  speech: Speech,
): Paper {
  const { say } = speech;
  const heads = ['field.number', 'field.name', 'field.unitName', 'field.code'];
  return paperOf(say('paper.codes'), speech, [
    { kind: 'paragraph', line: title, align: 'center' },
    text(say('paper.codes.lead')),
    table(
      [12, 26, 36, 26],
      [
        heads.map((key) => cell(say(key))),
        ...delegates.map(({ number, name, unitName, code }) => [
          cell(String(number), 'center'),
          cell(name),
          cell(unitName),
          cell(`${code.slice(0, 4)} ${code.slice(4)}`, 'center'),
        ]),
      ],
    ),
  ]);
}

/** How a resolution was voted, in one sentence; for one that was not voted, that it was not. */
export function voteSentence({ vote }: ResolutionSeen, { say }: Speech): string {
  if (vote === null) return say('paper.vote.none');
  const { yes, no, abstain, expected, present, needed } = vote;
  const values = { yes, no, abstain, expected, present, needed };
  return say(vote.passed ? 'paper.vote.passed' : 'paper.vote.failed', values);
}

/** 决议: what was resolved, and by which votes. */
export function resolutionPaper(
  told: SittingTold,
  resolution: ResolutionSeen,
  speech: Speech,
): Paper {
  const { say } = speech;
  const passed = resolution.vote?.passed === true;
  const dated = say(passed ? 'paper.resolved-on' : 'paper.draft-of', {
    ...{ day: told.day, congress: told.congressTitle, sitting: told.title },
  });
  return paperOf(resolution.title, speech, [
    { kind: 'paragraph', line: dated, align: 'center' },
    ...resolution.text.split('\n').map(text),
    text(voteSentence(resolution, speech)),
    ...(passed
      ? [
          {
            kind: 'signatures' as const,
            signers: [say('paper.sign.chair'), say('paper.sign.congress')],
          },
        ]
      : []),
  ]);
}

const countOf = (lines: readonly ProposalLine[], states: readonly string[]): number =>
  lines.filter(({ state }) => states.includes(state)).length;

function proposalRow(line: ProposalLine, { say }: Speech): readonly PaperCell[] {
  const state =
    line.mergedInto === null
      ? say(`choice.state.${line.state}`)
      : say('paper.merged-into', { number: line.mergedInto });
  const rated = line.satisfied + line.fairly + line.dissatisfied;
  const { satisfied, fairly, dissatisfied } = line;
  return [
    cell(String(line.number), 'center'),
    cell(line.title),
    cell(`${line.personName}（${line.unitName}）`),
    cell(line.office),
    { lines: [state, ...(line.screenedWhy === null ? [] : [line.screenedWhy])] },
    {
      lines: [
        line.reply ?? '',
        ...(rated === 0 ? [] : [say('paper.ratings', { satisfied, fairly, dissatisfied })]),
      ],
    },
  ];
}

/** 提案工作报告: how many proposals there were, and what became of each. */
export function proposalsReport(
  title: string,
  lines: readonly ProposalLine[],
  speech: Speech,
): Paper {
  const { say } = speech;
  const handed = lines.filter(({ state }) => state !== 'withdrawn');
  const values = {
    all: handed.length,
    filed: countOf(handed, ['filed', 'assigned', 'replied', 'closed']),
    merged: countOf(handed, ['merged']),
    refused: countOf(handed, ['not-filed']),
    replied: countOf(handed, ['replied', 'closed']),
    closed: countOf(handed, ['closed']),
  };
  const heads = [
    ...['field.number', 'field.title', 'paper.proposer', 'field.office', 'field.state'],
    'paper.reply',
  ];
  return {
    ...paperOf(say('paper.proposals'), speech, [
      { kind: 'paragraph', line: title, align: 'center' },
      ...(handed.length === 0
        ? [text(say('paper.proposals.none'))]
        : [
            text(say('paper.proposals.lead', values)),
            table(
              [6, 22, 16, 12, 16, 28],
              [
                heads.map((key) => cell(say(key))),
                ...handed.map((line) => proposalRow(line, speech)),
              ],
            ),
          ]),
    ]),
    orientation: 'landscape',
  };
}

/** Who was there for what, as the minutes tell it. */
export interface MinutesParts {
  readonly told: SittingTold;
  readonly delegates: readonly Attended[];
  readonly guests: readonly {
    readonly id: Uuid;
    readonly name: string;
    readonly office: string | null;
    readonly came: boolean | null;
  }[];
  readonly recorderName: string;
  readonly remarks: string | null;
}

function namesOf(delegates: readonly Attended[], wanted: readonly Presence[]): string {
  return delegates
    .filter(({ presence }) => wanted.includes(presence))
    .map(({ name }) => name)
    .join('、');
}

function attendanceBlocks({ told, delegates, guests }: MinutesParts, speech: Speech) {
  const { say } = speech;
  const { expected, present, needed } = told.quorum;
  const excused = namesOf(delegates, ['excused']);
  const missing = namesOf(delegates, ['absent', 'left']);
  const came = guests
    .filter((guest) => guest.came === true)
    .map(({ name, office }) => (office === null ? name : `${name}（${office}）`));
  return [
    text(say('paper.quorum', { expected, present, needed })),
    ...(excused === '' ? [] : [text(say('paper.excused', { names: excused }))]),
    ...(missing === '' ? [] : [text(say('paper.missing', { names: missing }))]),
    ...(came.length === 0 ? [] : [text(say('paper.guests', { names: came.join('、') }))]),
  ];
}

function electionLines(told: SittingTold, electionId: Uuid | null, { say }: Speech) {
  const election = told.elections.find(({ id }) => id === electionId);
  if (!election) return [];
  if (!election.certified) return [text(say('paper.election.open', { title: election.title }))];
  return election.offices.map(({ title, elected }) =>
    text(
      elected.length === 0
        ? say('paper.elected.none', { office: title })
        : say('paper.elected', {
            office: title,
            names: elected
              .map(({ name, yes }) => say('paper.elected-one', { name, yes }))
              .join('、'),
          }),
    ),
  );
}

function itemBlocks(
  told: SittingTold,
  item: ItemTold,
  at: number,
  speech: Speech,
): readonly PaperBlock[] {
  const { say } = speech;
  const { beganAt, endedAt } = item;
  const when =
    beganAt === null
      ? say('paper.item.not-begun')
      : endedAt === null
        ? say('paper.item.began', { at: minuteOf(beganAt) })
        : say('paper.item.from-to', { at: minuteOf(beganAt), until: minuteOf(endedAt) });
  const own = told.resolutions.filter(({ itemId }) => itemId === item.id);
  return [
    { kind: 'heading', level: 2, text: `${at + 1}. ${item.title}` },
    text(item.speaker === null ? when : say('paper.item.by', { when, name: item.speaker })),
    ...electionLines(told, item.electionId, speech),
    ...own.flatMap((one) => resolvedBlocks(one, speech)),
  ];
}

function resolvedBlocks(one: ResolutionSeen, speech: Speech): readonly PaperBlock[] {
  const { say } = speech;
  return [text(say('paper.resolution', { title: one.title })), text(voteSentence(one, speech))];
}

/** 会议记录: assembled of what happened; a person adds what was said, and signs. */
export function minutesPaper(parts: MinutesParts, speech: Speech): Paper {
  const { say } = speech;
  const { told, remarks, recorderName } = parts;
  const loose = told.resolutions.filter(({ itemId }) => itemId === null);
  const times = [
    ...(told.openedAt === null ? [] : [say('paper.opened', { at: minuteOf(told.openedAt) })]),
    ...(told.closedAt === null ? [] : [say('paper.closed', { at: minuteOf(told.closedAt) })]),
  ];
  return paperOf(say('paper.minutes', { title: told.title }), speech, [
    ...sittingHead(told, speech),
    ...times.map(text),
    ...attendanceBlocks(parts, speech),
    ...told.items.flatMap((item, at) => itemBlocks(told, item, at, speech)),
    ...loose.flatMap((one) => resolvedBlocks(one, speech)),
    ...(remarks === null
      ? []
      : [
          { kind: 'heading' as const, level: 2 as const, text: say('paper.remarks') },
          ...remarks.split('\n').map(text),
        ]),
    text(say('paper.recorder', { name: recorderName })),
    { kind: 'signatures', signers: [say('paper.sign.chair'), say('paper.sign.recorder')] },
  ]);
}
