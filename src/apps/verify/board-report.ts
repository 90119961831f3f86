import {
  boardChecks,
  type BoardCheck,
  type BoardFailure,
} from '../../engines/ballots/board/checks.ts';
import type { BoardFacts, BoardVerification } from '../../engines/ballots/board/verify-board.ts';
import { say, type Words } from '../../kernel/words.ts';

/** What was asked of a board beside itself: the checks that were not asked for say so. */
export interface Asked {
  readonly code: boolean;
  readonly receipt: boolean;
}

/** One check of the list, in words. */
export interface CheckLine {
  readonly check: BoardCheck;
  readonly state: 'holds' | 'broken' | 'not-asked';
  readonly sentence: string;
}

/** What is told of a board, in one language, for a terminal or a page. */
export interface BoardReport {
  readonly holds: boolean;
  /** Whose round it is, and what was computed of it. */
  readonly about: readonly string[];
  readonly result: readonly string[];
  readonly checks: readonly CheckLine[];
  readonly failures: readonly { readonly check: BoardCheck; readonly sentence: string }[];
  readonly ends: readonly string[];
}

const numbers = Object.keys(boardChecks) as readonly BoardCheck[];

/** Failures of one check that are told one by one; further ones are told in number. */
const toldEach = 20;

function nameIn({ names }: BoardFacts, words: Words): (id: string) => string {
  return (id) => names.get(id) ?? say(words, 'board.written-in', { id });
}

function placeIn(place: string, name: (id: string) => string, words: Words): string {
  const [, kind = '', at = ''] = /^(\w+)-(.*)$/s.exec(place) ?? [];
  if (place === 'setup') return say(words, 'board.place.setup');
  return say(words, `board.place.${kind}`, { at: kind === 'person' ? name(at) : at });
}

function sentenceOf(failure: BoardFailure, name: (id: string) => string, words: Words): string {
  const { check, code, place, values } = failure;
  const told = { ...values };
  if (typeof told['type'] === 'string') told['type'] = say(words, `board.event.${told['type']}`);
  if (typeof told['phase'] === 'string') told['phase'] = say(words, `board.phase.${told['phase']}`);
  if (typeof told['candidate'] === 'string') told['candidate'] = name(told['candidate']);
  const key =
    check === 'V17' ? `failure.accounting.${code}` : `board.failure.${boardChecks[check]}.${code}`;
  const sentence = say(words, key, told);
  if (place === '') return sentence;
  return say(words, 'board.failed', { sentence, place: placeIn(place, name, words) });
}

function failureLines(
  failures: readonly BoardFailure[],
  name: (id: string) => string,
  words: Words,
): BoardReport['failures'] {
  return numbers.flatMap((check) => {
    const own = failures.filter((one) => one.check === check);
    const told = own
      .slice(0, toldEach)
      .map((one) => ({ check, sentence: sentenceOf(one, name, words) }));
    const more = own.length - told.length;
    return more > 0
      ? [...told, { check, sentence: say(words, 'board.more', { check, count: more }) }]
      : told;
  });
}

function aboutLines(
  { setup, checkCode, head, phase }: BoardFacts,
  words: Words,
): readonly string[] {
  const state =
    phase === null
      ? []
      : [say(words, 'board.state', { phase: say(words, `board.phase.${phase}`) })];
  const chain = [...(head === null ? [] : [say(words, 'board.head', { head })]), ...state];
  if (setup === null) return [say(words, 'board.unknown'), ...chain];
  const { school, title, office, round, elects, seal, observers, issuers } = setup;
  return [
    say(words, 'board.title', { school, title }),
    say(words, 'board.office', { office: office.title, round: round.number }),
    say(words, 'board.day', { ...elects }),
    say(words, 'board.code', { code: checkCode ?? '' }),
    ...chain,
    seal === null
      ? say(words, 'board.seal.plain')
      : say(words, 'board.seal.sealed', { threshold: seal.threshold, observers: observers.length }),
    say(words, issuers.length > 1 ? 'board.issuers.two' : 'board.issuers.one'),
  ];
}

function resultLines(
  { facts, warnings }: BoardVerification,
  name: (id: string) => string,
  words: Words,
): readonly string[] {
  const { setup, attendance, tally, decision } = facts;
  if (setup === null) return [];
  const list = (ids: readonly string[]): string =>
    ids.length === 0
      ? say(words, 'board.nobody')
      : ids.map(name).join(say(words, 'board.separator'));
  const lines: string[] = [];
  if (attendance !== null) lines.push(say(words, 'board.attendance', { ...attendance }));
  if (tally !== null) {
    const { issued, returned, invalid } = tally;
    const valid = returned - invalid;
    lines.push(say(words, 'board.ballots', { issued, returned, valid, invalid }));
    for (const { count } of warnings) lines.push(say(words, 'board.unread', { count }));
    for (const { id, ...votes } of tally.candidates)
      lines.push(say(words, 'board.votes', { name: name(id), ...votes }));
    for (const { id, votes } of tally.writeIns)
      lines.push(say(words, 'board.written', { name: name(id), votes }));
  }
  if (decision === null) return [...lines, say(words, 'board.decision.none')];
  if (decision.kind !== 'decided') return [...lines, say(words, `board.decision.${decision.kind}`)];
  const { needed, open, elected, tied } = decision;
  const { seats } = setup.round;
  lines.push(say(words, 'board.needed', { seats, needed: needed ?? 0 }));
  lines.push(say(words, 'board.elected', { names: list(elected) }));
  if (tied.length > 0) lines.push(say(words, 'board.tied', { names: list(tied) }));
  if ((open ?? 0) > 0) lines.push(say(words, 'board.open', { open: open ?? 0 }));
  return lines;
}

function stateOf(
  check: BoardCheck,
  broken: ReadonlySet<BoardCheck>,
  asked: Asked,
): CheckLine['state'] {
  if (broken.has(check)) return 'broken';
  const notAsked = (check === 'V05' && !asked.code) || (check === 'V22' && !asked.receipt);
  return notAsked ? 'not-asked' : 'holds';
}

/** Everything told of a board in one language. */
export function boardReport(
  verification: BoardVerification,
  asked: Asked,
  words: Words,
): BoardReport {
  const { failures, facts } = verification;
  const name = nameIn(facts, words);
  const broken = new Set(failures.map(({ check }) => check));
  const holds = failures.length === 0;
  const checked = facts.setup === null ? numbers.slice(0, 3) : numbers;
  return {
    holds,
    about: aboutLines(facts, words),
    result: resultLines(verification, name, words),
    checks: checked.map((check) => ({
      check,
      state: stateOf(check, broken, asked),
      sentence: say(words, `board.check.${boardChecks[check]}`),
    })),
    failures: failureLines(failures, name, words),
    ends: holds
      ? [say(words, 'board.holds'), say(words, 'board.holds.note')]
      : [say(words, 'board.broken', { count: failures.length })],
  };
}
