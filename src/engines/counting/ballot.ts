import { z } from 'zod';
import { rulesIn } from './count-round.ts';
import {
  candidateId,
  type CandidateId,
  type CountingRules,
  type RoundKind,
  type Sheet,
} from './model.ts';

/** What can stand beside a candidate's name. An unmarked or illegible place is 弃权. */
export const marks = ['yes', 'no', 'abstain', 'unmarked', 'illegible'] as const;
export type Mark = (typeof marks)[number];

/** One ballot as it was filled in. Candidates it does not mention are unmarked. */
export const ballot = z
  .strictObject({
    marks: z
      .array(z.strictObject({ id: candidateId, mark: z.enum(marks) }).readonly())
      .max(500)
      .readonly(),
    writeIns: z.array(candidateId).max(500).readonly(),
  })
  .readonly();
export type Ballot = z.infer<typeof ballot>;

/** What a ballot is read by. */
export interface BallotContext {
  readonly rules: CountingRules;
  readonly kind: RoundKind;
  readonly seats: number;
  readonly candidates: readonly CandidateId[];
}

/** Why a ballot is 废票, in the order in which it is asked. */
export type InvalidBallot =
  /** No ballot at all, or none that can be read: unknown names, a name marked twice, wholly illegible. */
  | 'malformed'
  | 'write-in-forbidden'
  | 'write-in-listed'
  /** 多选: more chosen than seats. */
  | 'over-vote'
  | 'not-exact'
  /** More written in than marked 反对, where the rules tie the two. */
  | 'write-in-without-against'
  | 'blank';

/** A ballot as it counts. */
export type BallotReading =
  | {
      readonly valid: true;
      /** Every listed candidate, in the order of the list. */
      readonly marks: readonly {
        readonly id: CandidateId;
        readonly mark: 'yes' | 'no' | 'abstain';
      }[];
      readonly writeIns: readonly CandidateId[];
    }
  | { readonly valid: false; readonly reason: InvalidBallot };

const counted: Readonly<Record<Mark, 'yes' | 'no' | 'abstain'>> = {
  yes: 'yes',
  no: 'no',
  abstain: 'abstain',
  unmarked: 'abstain',
  illegible: 'abstain',
};

/** Whether a ballot speaks of listed candidates, each once, and is not illegible all over. */
function isWellFormed({ marks: all }: Ballot, candidates: readonly CandidateId[]): boolean {
  const ids = all.map(({ id }) => id);
  const illegible = all.filter(({ mark }) => mark === 'illegible').length;
  return (
    new Set(ids).size === ids.length &&
    ids.every((id) => candidates.includes(id)) &&
    (illegible === 0 || illegible < candidates.length)
  );
}

function reasonOf(read: Ballot, context: BallotContext): InvalidBallot | null {
  const { seats, candidates, kind } = context;
  const rules = rulesIn(context.rules, kind);
  const writeIns = new Set(read.writeIns).size;
  const marked = (mark: Mark): number => read.marks.filter((one) => one.mark === mark).length;
  const chosen = marked('yes') + writeIns;
  if (!isWellFormed(read, candidates)) return 'malformed';
  if (rules.writeIns === 'off' && writeIns > 0) return 'write-in-forbidden';
  if (read.writeIns.some((id) => candidates.includes(id))) return 'write-in-listed';
  if (chosen > seats) return 'over-vote';
  if (rules.exactSeats && chosen !== seats) return 'not-exact';
  if (rules.writeIns === 'per-against' && writeIns > marked('no'))
    return 'write-in-without-against';
  const blank = chosen === 0 && marked('no') === 0 && marked('abstain') === 0;
  // A place that cannot be read was marked; only a ballot with nothing on it is blank.
  if (rules.blank === 'invalid' && blank && marked('illegible') === 0) return 'blank';
  return null;
}

/**
 * C4: whether one ballot is valid, and how it counts. Takes anything, since an electronic ballot comes from anywhere:
 * what is no ballot is malformed. Two equal write-ins are one.
 */
export function readBallot(input: unknown, context: BallotContext): BallotReading {
  const parsed = ballot.safeParse(input);
  if (!parsed.success) return { valid: false, reason: 'malformed' };
  const reason = reasonOf(parsed.data, context);
  if (reason !== null) return { valid: false, reason };
  const given = new Map(parsed.data.marks.map(({ id, mark }) => [id, mark]));
  return {
    valid: true,
    marks: context.candidates.map((id) => ({ id, mark: counted[given.get(id) ?? 'unmarked'] })),
    writeIns: [...new Set(parsed.data.writeIns)].sort(),
  };
}

/** The sheet of a channel whose ballots are at hand one by one; all of them were returned. */
export function sheetOf(
  { channel, issued }: Pick<Sheet, 'channel' | 'issued'>,
  ballots: readonly unknown[],
  context: BallotContext,
): Sheet {
  const readings = ballots.map((one) => readBallot(one, context));
  const valid = readings.flatMap((one) => (one.valid ? [one] : []));
  const votes = new Map<CandidateId, number>();
  for (const { writeIns } of valid)
    for (const id of writeIns) votes.set(id, (votes.get(id) ?? 0) + 1);
  const marked = (id: CandidateId, mark: Mark): number =>
    valid.filter((one) => one.marks.some((row) => row.id === id && row.mark === mark)).length;
  return {
    channel,
    issued,
    returned: ballots.length,
    invalid: ballots.length - valid.length,
    candidates: context.candidates.map((id) => ({
      id,
      yes: marked(id, 'yes'),
      no: marked(id, 'no'),
      abstain: marked(id, 'abstain'),
    })),
    writeIns: [...votes]
      .map(([id, count]) => ({ id, votes: count }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
