import type { Tally } from '../../engines/counting/decision.ts';
import type { CandidateId } from '../../engines/counting/model.ts';
import type { CountContent, CountFile } from '../../engines/counting/published/model.ts';
import {
  countChecks,
  type CountCheck,
  type CountFailure,
  type CountVerification,
} from '../../engines/counting/published/verify-count.ts';
import type { OfficeResult, RoundResult } from '../../engines/counting/replay-model.ts';
import { say, type Words } from '../../kernel/words.ts';
import { paragraph } from './paragraph.ts';
import type { Printing } from './print-verification.ts';

const numbers = Object.keys(countChecks) as readonly CountCheck[];

interface Names {
  readonly one: (id: CandidateId) => string;
  readonly all: (ids: readonly CandidateId[]) => string;
}

function namesOf({ people }: CountContent, words: Words): Names {
  const known = new Map(people.map(({ id, name }) => [id, name]));
  const one = (id: CandidateId): string => known.get(id) ?? say(words, 'unnamed', { id });
  const all = (ids: readonly CandidateId[]): string =>
    ids.length === 0
      ? say(words, 'result.nobody')
      : ids.map(one).join(say(words, 'result.separator'));
  return { one, all };
}

function tallyLine({ id, listed, outcome, yes, no, abstain }: Tally, names: Names, words: Words) {
  const mark = say(words, `mark.${outcome}`);
  const told = { mark, name: names.one(id), yes, no, abstain };
  return `    ${say(words, listed ? 'votes' : 'votes.written', told)}`;
}

function settledLine(
  resolution: RoundResult['resolution'],
  names: Names,
  words: Words,
): readonly string[] {
  if (resolution === null) return [];
  const { settlement, by } = resolution;
  const elected = 'elected' in settlement ? settlement.elected : [];
  const values = { ...by, names: names.all(elected) };
  return [`    ${say(words, `settled.${settlement.kind}`, values)}`];
}

function decisionLines({ decision, call }: RoundResult, names: Names, words: Words) {
  if (decision === null) return [`    ${say(words, 'decision.waiting')}`];
  const { expected, present, quorumNeeded, issued, returned, valid, invalid } =
    decision.kind === 'decided' ? decision.working : decision.totals;
  const attendance = `    ${say(words, 'attendance', { expected, present, quorumNeeded })}`;
  if (decision.kind === 'no-quorum') return [attendance, `    ${say(words, 'decision.no-quorum')}`];
  const ballots = `    ${say(words, 'ballots', { issued, returned, valid, invalid })}`;
  if (decision.kind !== 'decided')
    return [attendance, ballots, `    ${say(words, `decision.${decision.kind}`)}`];
  const { requirement, needed, tallies } = decision.working;
  const wanted = { seats: call.seats, needed };
  return [
    attendance,
    ballots,
    `    ${say(words, requirement.kind === 'most' ? 'most' : 'needed', wanted)}`,
    ...tallies.map((one) => tallyLine(one, names, words)),
  ];
}

function declinedLines(
  { declined }: OfficeResult,
  { opened }: RoundResult,
  names: Names,
  words: Words,
): readonly string[] {
  return declined
    .filter(({ round }) => round === opened.round)
    .flatMap(({ id, reason, by, settled }) => [
      `    ${say(words, `declined.${reason}`, { ...by, name: names.one(id) })}`,
      ...settledLine(settled, names, words),
    ]);
}

function officeLines(
  result: OfficeResult,
  content: CountContent,
  names: Names,
  words: Words,
): readonly string[] {
  const office = content.record.offices.find(({ id }) => id === result.office);
  const title = content.offices.find(({ id }) => id === result.office)?.title ?? result.office;
  const claimed = content.claimed.find((one) => one.office === result.office);
  const { open, reduced, elected } = result;
  return [
    say(words, 'office', {
      title,
      seats: office?.seats ?? 0,
      candidates: office?.candidates.length ?? 0,
    }),
    ...result.rounds.flatMap((round) => [
      `  ${say(words, `round.${round.opened.is}`, { round: round.opened.round })}`,
      ...decisionLines(round, names, words),
      ...settledLine(round.resolution, names, words),
      ...declinedLines(result, round, names, words),
    ]),
    `  ${say(words, 'result.claimed', { names: names.all(claimed?.elected.map(({ id }) => id) ?? []) })}`,
    `  ${say(words, 'result.recomputed', { names: names.all(elected.map(({ id }) => id)) })}`,
    ...(open + reduced > 0 ? [`  ${say(words, 'result.open', { open, reduced })}`] : []),
    '',
  ];
}

function failureLine(failure: CountFailure, names: Names, words: Words): string {
  const key = `failure.${countChecks[failure.check]}`;
  const exact = `${key}.${failure.code}`;
  const { candidate } = failure.values;
  const values =
    typeof candidate === 'string' && candidate !== ''
      ? { ...failure.values, candidate: names.one(candidate) }
      : failure.values;
  const sentence = say(words, words[exact] === undefined ? key : exact, values);
  const where = failure.place === '' ? '' : ` [${failure.place}]`;
  return `  ${failure.check}  ${sentence}${where}`;
}

/** A count computed again and compared with what was published, for a terminal. */
export function printCount(
  { content, hash }: CountFile,
  { failures, replay }: CountVerification,
  { words, io }: Printing,
): string {
  const names = namesOf(content, words);
  const broken = new Set(failures.map(({ check }) => check));
  const { school, title, elects } = content;
  const lines = [
    say(words, 'count', { school, title }),
    say(words, 'count.day', { ...elects }),
    say(words, 'count.hash', { hash }),
    '',
    ...replay.offices.flatMap((one) => officeLines(one, content, names, words)),
  ];
  const checked = numbers.map((check) => {
    const mark = say(words, broken.has(check) ? 'mark.broken' : 'mark.holds');
    return paragraph(
      `${mark} ${check}  ${say(words, `check.${countChecks[check]}`)}`,
      io.columns,
      8,
    );
  });
  const ends =
    failures.length === 0
      ? [say(words, 'count.holds'), say(words, 'count.holds.note')]
      : [say(words, 'broken', { count: failures.length })];
  return `${[
    ...lines.map((line) => paragraph(line, io.columns, 6)),
    ...checked,
    '',
    ...failures.map((one) => paragraph(failureLine(one, names, words), io.columns, 7)),
    ...(failures.length > 0 ? [''] : []),
    ...ends.map((line) => paragraph(line, io.columns)),
  ].join('\n')}\n`;
}
