import type {
  FlowBlock,
  Paper,
  PaperBlock,
  PaperCell,
} from '../../engines/documents/paper/paper.ts';
import type { Calling } from '../../engines/counting/record.ts';
import { chinaDay } from '../../kernel/instant.ts';
import { counted, tell, tellDeclined, type Speech, type Told } from './announcement.ts';
import { electedPeople, type Announced } from './results.ts';

/** A ballot, or the sheet on which its box is counted. */
export interface BallotRound {
  readonly title: string;
  readonly electorName: string;
  readonly office: string;
  readonly is: Calling;
  readonly round: number;
  readonly seats: number;
  /** In the order of the ballot, as `labelsOf` names them. */
  readonly candidates: readonly { readonly name: string }[];
  /** How many empty lines for 另选他人; 0 where that is not allowed. */
  readonly writeIns: number;
  readonly exactSeats: boolean;
}

const cell = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({
  lines: [text],
  ...more,
});
const middle = { align: 'center' } as const;
const box: PaperCell = { lines: [[{ text: '', mark: 'unchecked' }]], ...middle };

/** So many lines fit a half page; more want a page of their own, and more than the next number two columns of it. */
const halfPage = 7;
const wholePage = 22;

/** How the ballot is filled in: in the table's last row, so that it never leaves the page. */
function howRow({ seats, writeIns, exactSeats }: BallotRound, columns: number, { say }: Speech) {
  const rules = [
    say(`ballot.${exactSeats ? 'exactly' : 'at-most'}${writeIns > 0 ? '-written' : ''}`, { seats }),
    say('ballot.unmarked'),
    ...(writeIns > 0 ? [say('ballot.write-in')] : []),
  ];
  return [cell(`${say('ballot.how')}${rules.join('')}`, { columns })];
}

function marksTable(round: BallotRound, speech: Speech): FlowBlock {
  const { candidates, writeIns } = round;
  const { say } = speech;
  const heads = ['ballot.name', 'ballot.yes', 'ballot.no', 'ballot.abstain'].map((key) =>
    cell(say(key)),
  );
  const listed = candidates.map(({ name }) => [cell(name), box, box, box]);
  const written = Array.from({ length: writeIns }, () => [
    cell(say('ballot.other')),
    box,
    cell('', { columns: 2 }),
  ]);
  const lines = [...listed, ...written];
  const widths = [5, 2, 2, 2];
  if (lines.length <= wholePage)
    return {
      kind: 'table',
      widths,
      headings: 1,
      rows: [heads, ...lines, howRow(round, 4, speech)],
    };
  // Down the left column first, then down the right one.
  const left = lines.slice(0, lines.length - (lines.length >> 1));
  const rows = left.map((row, at) => [
    ...row,
    ...(lines[left.length + at] ?? [cell('', { columns: 4 })]),
  ]);
  return {
    kind: 'table',
    widths: [...widths, ...widths],
    headings: 1,
    rows: [[...heads, ...heads], ...rows, howRow(round, 8, speech)],
  };
}

function ballot(round: BallotRound, speech: Speech): readonly FlowBlock[] {
  const { say } = speech;
  const { title, electorName, office, is } = round;
  const again = is === 'first' || is === 'reconvened' ? [] : [say(`ballot.is-${is}`)];
  return [
    { kind: 'heading', level: 2, text: say('ballot.title', { electorName, office }) },
    { kind: 'paragraph', line: [title, ...again].join('　'), align: 'center' },
    marksTable(round, speech),
    { kind: 'paragraph', line: say('ballot.seal'), align: 'end' },
  ];
}

/**
 * The ballot of a round, to be printed as often as it is needed: two of A5 on A4 with a line to cut along, or one a page
 * where the list is long. Every copy is the same; nothing on it tells one from another, no number either.
 */
export function ballotPaper(round: BallotRound, speech: Speech): Paper {
  const half = ballot(round, speech);
  const two = round.candidates.length + round.writeIns <= halfPage;
  const blocks: readonly PaperBlock[] = two ? [{ kind: 'halves', upper: half, lower: half }] : half;
  return {
    title: speech.say('ballot.file', { office: round.office, round: round.round }),
    ...{ language: speech.language, orientation: 'portrait', foot: null, unnumbered: true, blocks },
  };
}

/** 计票单: one for each teller and box; marks are made in the wide columns, their sums written beside. */
export function tallyPaper(round: BallotRound & { readonly box: string }, speech: Speech): Paper {
  const { say, language } = speech;
  const { title, electorName, office, candidates, writeIns } = round;
  const heads = ['tally.name', 'tally.yes', 'tally.no', 'tally.abstain', 'tally.sum'];
  // Room for a hand: 正 strokes of 158 ballots want three lines of a column.
  const tall: PaperCell = { lines: ['', '', ''] };
  const figure = (key: string): readonly PaperCell[] => [cell(say(key)), { lines: ['', ''] }];
  const empty = [tall, tall, tall, tall];
  return {
    title: say('tally.file', { office, round: round.round, box: round.box }),
    ...{ language, orientation: 'landscape', foot: null },
    blocks: [
      { kind: 'title', text: say('tally.title', { electorName }) },
      {
        kind: 'paragraph',
        line: say('tally.about', { title, office, round: round.round, box: round.box }),
        align: 'center',
      },
      {
        kind: 'table',
        widths: [2, 1, 2, 1, 2, 1, 2, 1],
        headings: 0,
        rows: [['tally.issued', 'tally.returned', 'tally.invalid', 'tally.valid'].flatMap(figure)],
      },
      { kind: 'paragraph', line: say('tally.check') },
      {
        kind: 'table',
        widths: [4, 6, 6, 6, 3],
        headings: 1,
        rows: [
          heads.map((key) => cell(say(key))),
          ...candidates.map(({ name }) => [cell(name), ...empty]),
          ...Array.from({ length: writeIns }, () => [cell(say('ballot.other')), ...empty]),
        ],
      },
      { kind: 'signatures', signers: [say('tally.counter'), say('tally.monitor')] },
    ],
  };
}

/** The votes of each stand in the table below. */
const toldLines = ({ attendance, ballots, needed, elected, next }: Told) =>
  [attendance, ballots, needed, elected, next].filter((line) => line !== null);

type AnnouncedOffice = Announced['offices'][number];

function roundBlocks(
  announced: Announced,
  office: AnnouncedOffice,
  speech: Speech,
): readonly PaperBlock[] {
  const { rules, names, elector } = announced;
  return office.rounds.flatMap((one): readonly PaperBlock[] => {
    const { round, is, decision, declined, board } = one;
    const lines = [
      ...toldLines(tell({ decision, rules, names, elector }, speech)),
      ...declined.flatMap((who) => tellDeclined(who, names, speech)),
      ...(board ? [speech.say('report.board', { code: board.checkCode, head: board.head })] : []),
    ];
    return [
      ...(office.rounds.length > 1 || is !== 'first'
        ? [
            {
              kind: 'heading' as const,
              level: 2 as const,
              text: speech.say(`report.round-${is}`, { round }),
            },
          ]
        : []),
      ...lines.map((line) => ({ kind: 'paragraph' as const, line, indented: true })),
    ];
  });
}

function officeResult(
  announced: Announced,
  office: AnnouncedOffice,
  { say, language }: Speech,
): string {
  const people = electedPeople(announced, office);
  const names = people.map(({ name }) => name).join(language === 'en' ? ', ' : '、');
  const { title, open } = office;
  const line = say(counted('report.elected', people.length), {
    ...{ title, count: people.length, names },
  });
  return open > 0 ? `${line}${say('report.open', { open })}` : line;
}

function votesTable(
  announced: Announced,
  office: AnnouncedOffice,
  { say }: Speech,
): readonly PaperBlock[] {
  const decided = office.rounds.flatMap(({ round, decision }) =>
    decision.kind === 'decided' ? [{ round, tallies: decision.working.tallies }] : [],
  );
  if (decided.length === 0 || !announced.rules.votesAnnounced) return [];
  const heads = ['report.round', 'tally.name', 'tally.yes', 'tally.no', 'tally.abstain'];
  const rows = decided.flatMap(({ round, tallies }) =>
    tallies.map(({ id, yes, no, abstain, outcome }) => [
      cell(String(round), middle),
      cell(announced.names[id] ?? ''),
      ...[yes, no, abstain].map((count) => cell(String(count), middle)),
      cell(say(`outcome.${outcome}`), middle),
    ]),
  );
  return [
    {
      kind: 'table',
      widths: [1, 3, 2, 2, 2, 2],
      headings: 1,
      rows: [[...heads, 'report.outcome'].map((key) => cell(say(key))), ...rows],
    },
  ];
}

/** In fours of sixteen, so that eyes can compare it. */
const grouped = (fingerprint: string): string => (fingerprint.match(/.{1,16}/g) ?? []).join(' ');

/** When the result was confirmed, and the fingerprint of the file from which anybody computes it again. */
function confirmed(
  { certifiedAt, fingerprint }: Pick<Reported, 'certifiedAt' | 'fingerprint'>,
  { say }: Speech,
): readonly PaperBlock[] {
  if (certifiedAt === null) return [];
  const lines = [
    say('report.certified', { day: chinaDay(certifiedAt) }),
    ...(fingerprint === null
      ? []
      : [say('report.fingerprint', { fingerprint: grouped(fingerprint) }), say('report.verify')]),
  ];
  return lines.map((line) => ({ kind: 'paragraph', line, indented: true }));
}

/** What was announced, and the fingerprint of its published count once there is one. */
export type Reported = Announced & { readonly fingerprint: string | null };

/** 选举结果报告: every round with its numbers, the result, and places to sign for those who watched and counted. */
export function reportPaper(announced: Reported, speech: Speech): Paper {
  const { say, language } = speech;
  const { title, electorName, day, tellers } = announced;
  const several = announced.offices.length > 1;
  const byRole = (role: string): readonly string[] =>
    tellers.filter((one) => one.role === role).map(({ name }) => name);
  return {
    title: say('report.file', { title }),
    ...{ language, orientation: 'portrait', foot: null },
    blocks: [
      { kind: 'title', text: say('report.title', { title }) },
      { kind: 'paragraph', line: say('report.lead', { electorName, day }), indented: true },
      ...announced.offices.flatMap((office): readonly PaperBlock[] => [
        ...(several ? [{ kind: 'heading' as const, level: 1 as const, text: office.title }] : []),
        ...roundBlocks(announced, office, speech),
        ...votesTable(announced, office, speech),
        { kind: 'paragraph', line: officeResult(announced, office, speech), indented: true },
      ]),
      ...confirmed(announced, speech),
      {
        kind: 'signatures',
        signers: [
          ...byRole('monitor').map((name) => say('report.monitor', { name })),
          ...byRole('counter').map((name) => say('report.counter', { name })),
          say('report.presiding'),
        ],
      },
    ],
  };
}

/** 公告: who is elected to what, and nothing else. */
export function noticePaper(announced: Announced, speech: Speech): Paper {
  const { say, language } = speech;
  const { title, electorName, day } = announced;
  return {
    title: say('notice.file', { title }),
    ...{ language, orientation: 'portrait', foot: null },
    blocks: [
      { kind: 'title', text: say('notice.title', { title }) },
      { kind: 'paragraph', line: say('notice.lead', { electorName, day }), indented: true },
      ...announced.offices.map((office) => ({
        kind: 'paragraph' as const,
        line: officeResult(announced, office, speech),
        indented: true,
      })),
      { kind: 'paragraph', line: electorName, align: 'end' },
      { kind: 'paragraph', line: day, align: 'end' },
    ],
  };
}
