import { createHash } from 'node:crypto';
import type { CandidateId } from '../model.ts';
import type { CountFile, Sha256 } from '../published/model.ts';
import { publishCount, type ToPublish } from '../published/publish.ts';
import type { ElectionEvent } from '../record.ts';
import { briefSheet, rulesWith, six, votesFor, type Brief } from './sample-round.ts';

export const nodeSha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const office = 'f0';

function held(round: number, is: 'first' | 'further' | 'tie', sheets: readonly Brief[]) {
  const channels = sheets.map(({ channel = '票箱' }) => ({ id: channel, kind: 'paper' as const }));
  const opened: ElectionEvent = {
    kind: 'round-opened',
    office,
    round,
    is,
    expected: 170,
    present: 158,
    channels,
  };
  const entered = sheets.map((brief, at): ElectionEvent => {
    const sheet = briefSheet(brief);
    const id = `sheet of ${round} at ${at}`;
    return { kind: 'sheet', id, office, round, replaces: null, entries: [sheet, sheet], sheet };
  });
  return [opened, ...entered];
}

/**
 * A committee of five: two boxes, one corrected; three and somebody written in pass; for the last seat
 * most votes are enough, and that round ends in a tie, which is voted on again.
 */
export function sampleCount(): ToPublish {
  const first = held(1, 'first', [
    {
      channel: '一号箱',
      issued: 100,
      returned: 99,
      invalid: 1,
      yes: votesFor([90, 80, 70, 30, 31, 20]),
      writeIns: { 辛: 2, 庚: 60 },
    },
    {
      channel: '二号箱',
      issued: 58,
      returned: 58,
      yes: votesFor([50, 50, 5, 30, 30, 20]),
      writeIns: { 庚: 21 },
    },
  ]);
  const right = briefSheet({
    channel: '二号箱',
    issued: 58,
    returned: 58,
    yes: votesFor([50, 50, 50, 30, 30, 20]),
    writeIns: { 庚: 21 },
  });
  const correction: ElectionEvent = {
    kind: 'sheet',
    id: 'corrected',
    office,
    round: 1,
    replaces: 'sheet of 1 at 1',
    entries: [right, { ...right, issued: 57 }, right],
    sheet: right,
  };
  const further = held(2, 'further', [{ issued: 158, returned: 158, yes: { 戊: 79, 丁: 79 } }]);
  const tie = held(3, 'tie', [{ issued: 158, returned: 150, yes: { 丁: 70, 戊: 71 } }]);
  const names = new Map<CandidateId, string>([...six, '庚', '辛'].map((id) => [id, `${id}同学`]));
  return {
    school: '示例职业学院',
    title: '第六次学生代表大会选举',
    elects: { body: '学生代表大会', on: '2026-11-21' },
    offices: [{ id: office, title: '学生委员会委员', override: null }],
    names,
    record: {
      rules: rulesWith({ electedFurther: { kind: 'most' } }),
      offices: [{ id: office, seats: 5, contest: 'contested', candidates: [...six] }],
      events: [...first, correction, ...further, ...tie],
    },
  };
}

/** The sample, published. */
export function publishedSample(): CountFile {
  const file = publishCount(nodeSha256, sampleCount());
  if (!file.ok) throw new Error(file.error.map(({ code }) => code).join());
  return file.value;
}
