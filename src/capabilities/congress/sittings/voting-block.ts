import { generate } from 'lean-qr';
import { escapeHtml } from '../../../engines/documents/paper/escape.ts';
import type { Phase } from '../../../engines/ballots/model.ts';
import { say, type Words } from '../../../kernel/words.ts';
import { tell } from '../../elections/announcement.ts';
import type { RoundGoingOn } from '../../elections/going-on.ts';

/** A round by phone as the hall's screen shows it: totals, and the code that everybody compares. */
export interface BallotOnScreen {
  readonly electionId: string;
  readonly office: number;
  readonly officeTitle: string;
  readonly round: number;
  readonly phase: Phase;
  readonly checkCode: string | null;
  /** As they were when casting opened; null before. */
  readonly expected: number | null;
  readonly present: number | null;
  readonly issued: number;
  readonly paper: number;
  /** Null while the box cannot be asked. */
  readonly inBox: number | null;
}

/** What the block of voting is made of. */
export interface VotingShown {
  readonly words: Words;
  readonly language: 'zh' | 'en';
  /** Rounds of the election of the item that is on. */
  readonly rounds: readonly RoundGoingOn[];
  readonly ballots: readonly BallotOnScreen[];
  /** Where delegates fetch their ballots. */
  readonly address: string;
}

const e = escapeHtml;

const figures = (rows: readonly (readonly [string, number | string])[], words: Words): string =>
  `<ul>${rows.map(([key, value]) => `<li>${e(say(words, key))} <b>${e(String(value))}</b></li>`).join('')}</ul>`;

/** A result in the words in which it was read out. */
function announcedBlock(round: RoundGoingOn, { words, language }: VotingShown): string {
  if (round.announced === null) return '';
  const speech = {
    say: (key: string, values?: Readonly<Record<string, string | number>>) =>
      say(words, key, values),
    language: language === 'en' ? ('en' as const) : ('zh-CN' as const),
  };
  const { attendance, elected, next, ballots, needed } = tell(round.announced, speech);
  const lines = [elected === null ? attendance : null, ballots, needed].flatMap((line) =>
    line === null ? [] : [`<p class="soft">${e(line)}</p>`],
  );
  return [
    elected === null ? '' : `<p class="verdict">${e(elected)}</p>`,
    next === null ? '' : `<p>${e(next)}</p>`,
    ...lines,
  ].join('');
}

const titleOf = (words: Words, office: string, round: number): string =>
  `<p>${e(say(words, 'hall.round', { office, round }))}</p>`;

function paperBlock(round: RoundGoingOn, shown: VotingShown): string {
  const { words } = shown;
  const { expected, present, issued, boxes, counted } = round;
  const told = announcedBlock(round, shown);
  const rows = [
    ['hall.expected', expected] as const,
    ['hall.present', present] as const,
    ...(issued === null ? [] : [['hall.issued', issued] as const]),
    ['hall.counted', `${counted} / ${boxes}`] as const,
  ];
  return `<div class="result">${titleOf(words, round.officeTitle, round.round)}${told === '' ? figures(rows, words) : told}</div>`;
}

/** An address as a square code, dark on white whatever the screen's colours are. */
function squareCode(address: string, label: string): string {
  const code = generate(address);
  const size = code.size + 8;
  const rows = Array.from({ length: code.size }, (_, y) =>
    Array.from({ length: code.size }, (_cell, x) =>
      code.get(x, y) ? `M${x + 4} ${y + 4}h1v1h-1z` : '',
    ).join(''),
  );
  return `<svg class="square" viewBox="0 0 ${size} ${size}" role="img" aria-label="${e(label)}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"></rect><path d="${rows.join('')}" fill="#000"></path></svg>`;
}

function fetchLine({ phase }: BallotOnScreen, { words, address }: VotingShown): string {
  if (phase !== 'issuing' && phase !== 'casting') return '';
  const plain = address.replace(/^https?:\/\//, '');
  const line = say(words, 'hall.fetch', { address: plain });
  return `<div class="fetch">${squareCode(address, line)}<p>${e(line)}</p></div>`;
}

function ballotBlock(ballot: BallotOnScreen, shown: VotingShown): string {
  const { words } = shown;
  const { phase, checkCode, expected, present, issued, paper, inBox, office } = ballot;
  const open = phase === 'casting' || phase === 'closed' || phase === 'opened';
  const round = shown.rounds.find((one) => one.office === office && one.round === ballot.round);
  const told = round === undefined ? '' : announcedBlock(round, shown);
  const rows = [
    ...(expected === null ? [] : [['hall.expected', expected] as const]),
    ...(present === null ? [] : [['hall.present', present] as const]),
    ['hall.fetched', issued] as const,
    ...(paper === 0 ? [] : [['hall.paper', paper] as const]),
    ...(open ? [['hall.in-box', inBox ?? '—'] as const] : []),
  ];
  const code =
    checkCode === null
      ? ''
      : `<p class="code"><span>${e(say(words, 'hall.code'))}</span> <b>${e(checkCode)}</b></p>`;
  const title = titleOf(words, ballot.officeTitle, ballot.round);
  const stage = `<p class="verdict">▶ ${e(say(words, `hall.phase.${phase}`))}</p>`;
  const state = told === '' ? `${stage}${fetchLine(ballot, shown)}${figures(rows, words)}` : told;
  return `<div class="result">${title}${code}${state}</div>`;
}

/** The rounds that are on, by phone and on paper, and what was announced of them; empty where none is. */
export function votingBlock(shown: VotingShown): string {
  const byPhone = ({ office, round }: { office: number; round: number }): boolean =>
    shown.ballots.some((one) => one.office === office && one.round >= round);
  return [
    ...shown.ballots.map((one) => ballotBlock(one, shown)),
    ...shown.rounds.filter((one) => !byPhone(one)).map((one) => paperBlock(one, shown)),
  ].join('');
}
