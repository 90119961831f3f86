import type { RoundDecision, Tally } from '../../engines/counting/decision.ts';
import type { CandidateId, CountingRules } from '../../engines/counting/model.ts';
import type { Declined } from '../../engines/counting/replay-model.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { ElectingMeeting } from './model.ts';
import { inOrderOfStrokes } from './strokes.ts';

/** The words of one language, and which it is. */
export interface Speech {
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly language: 'zh-CN' | 'en';
}

/** A round that is told to the meeting. */
export interface ToldRound {
  readonly decision: RoundDecision;
  readonly rules: Pick<CountingRules, 'order' | 'votesAnnounced'>;
  /** Names by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Who elects: delegates where it is not said. */
  readonly elector?: ElectingMeeting;
}

/** Where all students of a unit or class elect, nobody there is a delegate. */
const whoElects = ({ elector }: ToldRound): '' | '-students' =>
  elector === 'assembly' || elector === 'class-meeting' ? '-students' : '';

/** What is told, in its order: attendance, ballots, what it takes, votes, who is elected, what follows. */
export interface Told {
  readonly attendance: string;
  readonly ballots: string | null;
  readonly needed: string | null;
  /** One line a person; empty where votes are not announced. */
  readonly votes: readonly string[];
  readonly elected: string | null;
  readonly next: string | null;
}

/** A key by the number it counts: for none, for one, for several. */
export const counted = (key: string, count: number): string =>
  count === 0 ? `${key}-none` : count === 1 ? `${key}-one` : key;

const join = (names: readonly string[], { language }: Speech): string =>
  names.join(language === 'en' ? ', ' : '、');

const named = ({ names }: ToldRound, ids: readonly CandidateId[]) =>
  ids.map((id) => ({ personId: id, name: names[id] ?? '' }));

/** Names by strokes of the surname, as lists are read out. */
export function readOut(round: ToldRound, ids: readonly CandidateId[], speech: Speech): string {
  const people = named(round, ids);
  const order = round.rules.order === 'strokes' ? inOrderOfStrokes(people) : people;
  return join(
    order.map(({ name }) => name),
    speech,
  );
}

function attendanceOf(round: ToldRound, { say }: Speech): string {
  const { decision } = round;
  const {
    expected,
    present,
    quorumNeeded: needed,
  } = decision.kind === 'decided' ? decision.working : decision.totals;
  const key = decision.kind === 'no-quorum' ? 'told.no-quorum' : 'told.quorum';
  return say(`${key}${whoElects(round)}`, { expected, present, needed });
}

function ballotsOf(decision: RoundDecision, { say }: Speech): string | null {
  switch (decision.kind) {
    case 'no-quorum':
      return null;
    case 'void': {
      const { issued, returned } = decision.totals;
      return say('told.void', { issued, returned });
    }
    case 'inconsistent':
      return say('told.inconsistent');
    case 'decided': {
      const { issued, returned, valid, invalid } = decision.working;
      const key = invalid === 0 ? 'told.ballots-all-valid' : 'told.ballots';
      return say(key, { issued, returned, valid, invalid });
    }
    default:
      return unreachable(decision);
  }
}

function neededOf(round: ToldRound, { say }: Speech): string | null {
  const { decision } = round;
  if (decision.kind !== 'decided') return null;
  const { base, needed, requirement } = decision.working;
  if (requirement.kind === 'most' || base === null) return say('told.most');
  const { n, d, op } = requirement.threshold;
  const ofPeople = requirement.base === 'expected' || requirement.base === 'present';
  const rule = say(op === '>' ? 'told.above' : 'told.reaching', { n, d });
  return say('told.needed', {
    rule,
    base: say(`told.base.${requirement.base}${ofPeople ? whoElects(round) : ''}`),
    count: base,
    needed,
  });
}

function votesOf(round: ToldRound, { say }: Speech): readonly string[] {
  const { decision, rules, names } = round;
  if (decision.kind !== 'decided' || !rules.votesAnnounced) return [];
  const line = ({ id, listed, yes, no, abstain }: Tally): string =>
    listed
      ? say('told.person', { name: names[id] ?? '', yes, no, abstain })
      : say('told.written-in', { name: names[id] ?? '', yes });
  return decision.working.tallies.map(line);
}

function nextOf(round: ToldRound, speech: Speech): string | null {
  const { decision } = round;
  const { say } = speech;
  if (decision.kind === 'void') return say('told.rerun');
  if (decision.kind === 'no-quorum') return say('told.reconvene');
  if (decision.kind !== 'decided') return null;
  const { next } = decision;
  switch (next.kind) {
    case 'none':
      return null;
    case 'vacant':
      return say(counted('told.vacant', next.seats), { seats: next.seats });
    case 'tie-round':
    case 'further-round': {
      const names = readOut(round, next.candidates, speech);
      return say(`told.${next.kind}`, { seats: next.seats, names });
    }
    case 'resolution':
      return say(`told.resolution-${next.about}`, { seats: next.seats });
    default:
      return unreachable(next);
  }
}

/** What is told of somebody who was elected and does not serve, and of what came of the seat. */
export function tellDeclined(
  { id, reason, by, settled }: Declined,
  names: ToldRound['names'],
  speech: Speech,
): readonly string[] {
  const { say } = speech;
  const told = say(`told.declined-${reason}`, {
    ...{ name: names[id] ?? '', day: by.on, body: by.body },
  });
  if (settled === null) return [told];
  const { settlement } = settled;
  const up = 'elected' in settlement ? settlement.elected : [];
  const values = {
    ...{ day: settled.by.on, body: settled.by.body },
    names: join(
      up.map((one) => names[one] ?? ''),
      speech,
    ),
  };
  return [told, say(`told.settled-${settlement.kind}`, values)];
}

/**
 * A round in the official words: 应到代表E名，实到P名，符合规定。发出选票I张，收回R张，其中有效票V张，无效票X张，选举有效。…得赞成票Y票、反对N票、
 * 弃权A票… Complete for nobody, one and many.
 */
export function tell(round: ToldRound, speech: Speech): Told {
  const { decision } = round;
  const { say } = speech;
  const elected = decision.kind === 'decided' ? decision.elected : [];
  const values = { count: elected.length, names: readOut(round, elected, speech) };
  return {
    attendance: attendanceOf(round, speech),
    ballots: ballotsOf(decision, speech),
    needed: neededOf(round, speech),
    votes: votesOf(round, speech),
    elected:
      decision.kind === 'decided' ? say(counted('told.elected', elected.length), values) : null,
    next: nextOf(round, speech),
  };
}
