import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { toB64 } from '../../engines/ballots/bytes.ts';
import { electionCertify } from '../elections/deciding.ts';
import { electionIssue } from '../elections/opening.ts';
import { electionRead } from '../elections/reading.ts';
import { electionEnter } from '../elections/telling.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Phone } from './samples/ballot-school.ts';
import { votingClass } from './samples/voting-class.ts';

const database = await testDatabase({ connections: 24 });
const {
  school,
  action,
  done,
  refused,
  fetchToken,
  roundTold,
  electingClass,
  begun,
  announce,
  verified,
} = await votingClass(database, 'qingyan');

describe('who votes how', () => {
  it('gives one token a person, whatever asks at once', async () => {
    const made = await begun(await electingClass(10));
    const { roundId, setup } = made;
    const [voter] = made.voters as [Uuid];
    const phones = Array.from({ length: 20 }, () => school.phone(voter));
    const asking = phones.map(async (one) => {
      const input = { roundId, blinded: school.blindedBy(one, setup) };
      const told = await school
        .done(action('ballot.issue'), input, school.as(voter))
        .catch((error: Error) => error);
      return { one, told };
    });
    const answers = await Promise.all(asking);
    const won = answers.filter(({ told }) => !(told instanceof Error));
    expect(won).toHaveLength(1);
    const others = answers.flatMap(({ told }) => (told instanceof Error ? [told.message] : []));
    expect(others.every((message) => message.includes('other-request'))).toBe(true);
    const one = won[0]?.one;
    if (!one) throw new Error('nobody won');
    // The same bytes are answered with the same signature ever after.
    await fetchToken(roundId, setup, one);
    expect((await roundTold(roundId)).otherRequests).toMatchObject([
      { personId: voter, times: 19 },
    ]);
  });

  it('keeps paper and phone apart, and counts both together', async () => {
    const made = await begun(await electingClass(14));
    const { roundId, setup, electionId, voters, phones } = made;
    const [onPaper, undecided] = voters.slice(12) as [Uuid, Uuid];
    await done('ballot.hand-paper', { roundId, personId: onPaper });
    const paperPhone = phones[12] as Phone;
    const input = { roundId, blinded: school.blindedBy(paperPhone, setup) };
    expect(await refused('ballot.issue', input, onPaper)).toEqual(['took-paper']);
    for (const one of phones.slice(0, 12)) await fetchToken(roundId, setup, one);
    expect(await refused('ballot.hand-paper', { roundId, personId: voters[0] })).toEqual([
      'took-electronic',
    ]);
    expect(await refused('ballot.open-casting', { roundId, tellersApproved: true })).toEqual([
      'ballots-missing',
    ]);
    await done('ballot.call', { roundId, personId: undecided });
    await done('ballot.open-casting', { roundId, tellersApproved: true });
    // Whoever was there may still choose; the paper box knows.
    await done('ballot.hand-paper', { roundId, personId: undecided });
    const where = { electionId, office: 1, round: 1, channel: 'paper-1' };
    const electronic = { ...where, channel: 'electronic-1' };
    expect(await school.refused(electionIssue, { ...electronic, issued: 3 })).toEqual([
      'channel-electronic',
    ]);
    for (const one of phones.slice(0, 12)) school.cast(roundId, one, setup, { m: 'YN', w: [] });
    await done('ballot.close', { roundId });
    const read = await school.asked(electionRead, { electionId });
    const order = (read.ok && read.value.offices[0]?.rounds[0]?.candidates) || [];
    // One of the two wrote somebody in who stands in no list of this board.
    const outsider = made.first;
    const figures = {
      ...school.figures(order, [1, 0], { returned: 2 }),
      writeIns: [{ personId: outsider, votes: 1 }],
    };
    const entered = { ...where, ...figures };
    expect(
      await school.refused(electionEnter, { ...electronic, ...figures }, school.as(made.first)),
    ).toEqual(['channel-electronic']);
    await school.done(electionEnter, entered, school.as(made.first));
    await school.done(electionEnter, entered, school.as(made.second));
    await announce(electionId, 1);
    await done('ballot.conclude', { roundId });
    expect((await verified(roundId)).failures).toEqual([]);
    const after = await school.asked(electionRead, { electionId });
    const decision = after.ok ? after.value.offices[0]?.rounds[0]?.decision : null;
    expect(decision).toMatchObject({ kind: 'decided', working: { issued: 14, returned: 14 } });
    await school.done(electionCertify, { electionId });
  });

  it('refuses whoever is not there, strangers, and blinded values out of bounds', async () => {
    const made = await begun(await electingClass(10));
    const { roundId, setup, voters, phones } = made;
    const [voter] = voters as [Uuid];
    await done('ballot.mark-present', { roundId, personId: voter, present: false });
    const blinded = school.blindedBy(phones[0] as Phone, setup);
    expect(await refused('ballot.issue', { roundId, blinded }, voter)).toEqual(['not-present']);
    const [stranger] = (await school.people(1)) as [Uuid];
    expect(await refused('ballot.issue', { roundId, blinded }, stranger)).toEqual([
      'not-an-elector',
    ]);
    const { issuers } = JSON.parse(setup) as { issuers: readonly { n: string }[] };
    const one = toB64(new Uint8Array(256).map((_, at) => (at === 255 ? 1 : 0)));
    for (const wrong of [issuers[0]?.n ?? '', one, toB64(new Uint8Array(255).fill(1)), '!', 'AA'])
      expect(await refused('ballot.issue', { roundId, blinded: [wrong] }, voters[1])).toEqual([
        'blinded-refused',
      ]);
    const two = [...blinded, ...blinded];
    expect(await refused('ballot.issue', { roundId, blinded: two }, voters[1])).toEqual([
      'blinded-refused',
    ]);
  });
});
