import { z } from 'zod';
import { choice, rowId, whole } from '../../engines/actions/fields.ts';
import { defineQuery } from '../../engines/actions/verb.ts';
import type { Call } from '../../engines/counting/replay-model.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { say, type Language } from '../../kernel/words.ts';
import type { Speech } from './announcement.ts';
import { conductOf, type OfficeConduct } from './conduct.ts';
import { holdsOrWatches, isFar, organisingOrTelling, reading } from './grants.ts';
import { labelsOf, loadElection, type Held } from './holding.ts';
import { ballotPaper, noticePaper, reportPaper, tallyPaper, type BallotRound } from './papers.ts';
import { announcedOf, fingerprintOf } from './results.ts';
import { electionsWordsEn } from './words.en.ts';
import { electionsWordsZh } from './words.zh.ts';

const room = 'elections';
const language = () => choice(['zh', 'en']).default('zh');

/** The words of a language for papers. */
export function speechIn(asked: Language): Speech {
  const words = asked === 'zh' ? electionsWordsZh : electionsWordsEn;
  return {
    say: (key, values) => say(words, key, values),
    language: asked === 'zh' ? 'zh-CN' : 'en',
  };
}

/** Lines for 另选他人: as many as seats, but no more than a ballot has room for. */
const mostWriteIns = 3;

function ballotOf(held: Held, { office }: OfficeConduct, call: Call): BallotRound {
  const { counting } = held.rules;
  const allowed = counting.writeIns !== 'off' && call.tieNumber === 0;
  const names = labelsOf(held.candidates);
  return {
    title: held.row.title,
    electorName: held.row.electorName,
    office: office.title,
    is: call.is,
    round: call.round,
    seats: call.seats,
    candidates: call.candidates.map((id) => ({ name: names[id] ?? '' })),
    writeIns: allowed ? Math.min(call.seats, mostWriteIns) : 0,
    exactSeats: counting.exactSeats,
  };
}

/** The round an office is in or about to begin. */
function callOf({ result }: OfficeConduct): Call | null {
  if (result.state.kind === 'opening') return result.state.call;
  return result.rounds.at(-1)?.call ?? null;
}

/** What is handed out in the hall for a round. */
const forms = ['ballot', 'tally'] as const;

/** 选票 or 计票单 of the round an office is in, or of the one that is due, for those who hold the election. */
export const electionBallot = defineQuery({
  name: 'election.ballot',
  room,
  may: organisingOrTelling,
  refuses: ['election-unknown', 'office-unknown', 'list-not-public'],
  input: z.object({
    electionId: rowId(),
    office: whole(1, 20),
    form: choice(forms),
    box: whole(1, 20).default(1),
    language: language(),
  }),
  run: async ({ electionId, office, form, box, language: asked }, context) => {
    const held = await loadElection(context.tx, electionId);
    if (held === null || !holdsOrWatches(held, context))
      return err([refusal('election-unknown', 'electionId')]);
    if (held.row.state === 'preparing') return err([refusal('list-not-public', 'electionId')]);
    const at = conductOf(held).offices.find((one) => one.office.number === office);
    const call = at ? callOf(at) : null;
    if (!at || call === null) return err([refusal('office-unknown', 'office')]);
    const round = ballotOf(held, at, call);
    const speech = speechIn(asked);
    const paper =
      form === 'ballot'
        ? ballotPaper(round, speech)
        : tallyPaper({ ...round, box: String(box) }, speech);
    return ok({ paper });
  },
  paper: ({ paper }) => paper,
});

/** What tells the result. */
const results = ['report', 'notice'] as const;

/** 选举结果报告 or 公告 of what was announced. */
export const electionPaper = defineQuery({
  name: 'election.paper',
  room,
  may: reading,
  refuses: ['election-unknown', 'announce-first'],
  input: z.object({ electionId: rowId(), form: choice(results), language: language() }),
  run: async ({ electionId, form, language: asked }, { tx, authority }) => {
    const announced = await announcedOf(tx, electionId as Uuid);
    if (announced === null || isFar(authority, announced.unitId))
      return err([refusal('election-unknown', 'electionId')]);
    if (announced.offices.every(({ rounds }) => rounds.length === 0))
      return err([refusal('announce-first', 'electionId')]);
    const speech = speechIn(asked);
    if (form === 'notice') return ok({ paper: noticePaper(announced, speech) });
    const fingerprint = await fingerprintOf(tx, announced);
    return ok({ paper: reportPaper({ ...announced, fingerprint }, speech) });
  },
  paper: ({ paper }) => paper,
});
