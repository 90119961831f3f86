import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { electionIssue } from '../../src/capabilities/elections/opening.ts';
import { electionRead } from '../../src/capabilities/elections/reading.ts';
import { electionSchool } from '../../src/capabilities/elections/samples/sample-election.ts';
import { now } from '../../src/capabilities/organisation/samples/sample-school.ts';
import type { Uuid } from '../../src/kernel/id.ts';
import { tokenOf, type CountingServerParts } from '../faults/counting-server.ts';
import { startCountingServer, type RunningServer } from '../faults/running-counting-server.ts';
import { testDatabase } from './test-database.ts';

const database = await testDatabase({ connections: 4 });
const boxes = 12;
const ballots = 10;

let school: Awaited<ReturnType<typeof electionSchool>>;
let election: Awaited<ReturnType<typeof school.ready>>;
let parts: CountingServerParts;
let server: RunningServer;
let order: readonly Uuid[];

beforeAll(async () => {
  school = await electionSchool(database, 'tellers');
  election = await school.ready({ seats: 1, candidates: await school.people(2) });
  const { electionId } = election;
  await school.open(electionId, 150, boxes * ballots, { boxes });
  for (let box = 1; box <= boxes; box += 1)
    await school.done(electionIssue, { ...place(box), issued: ballots });
  const read = await school.asked(electionRead, { electionId });
  order = read.ok ? (read.value.offices[0]?.rounds[0]?.candidates ?? []) : [];
  parts = { owner: database.owner, schoolId: school.id, now, dataDirectory: tmpdir() };
  server = await startCountingServer(parts);
});

afterAll(() => server.kill());

const place = (box: number) => ({
  ...{ electionId: election.electionId, office: 1, round: 1, channel: `paper-${box}` },
});

/** What a teller has before them: every second box, the second teller misread. */
const sheetFor = (box: number, teller: 1 | 2 | 3) => ({
  ...place(box),
  ...school.figures(order, box % 2 === 0 && teller === 2 ? [5, 5] : [7, 3], { returned: ballots }),
});

interface Acknowledged {
  readonly progress: string;
  readonly tries: number;
}

/** Sends as a phone does: the same key until there is an answer, whatever happens on the way. */
async function enter(
  box: number,
  teller: 1 | 2 | 3,
  cut: (tried: number) => AbortSignal | null = () => null,
): Promise<Acknowledged> {
  const personId = [election.first, election.second, election.third][teller - 1] ?? null;
  const key = randomUUID();
  for (let tries = 1; ; tries += 1) {
    try {
      const answered = await fetch(`${server.address}/tellers/election.enter`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokenOf({ role: 'student', personId })}`,
          ...{ 'idempotency-key': key, 'content-type': 'application/json' },
        },
        body: JSON.stringify(sheetFor(box, teller)),
        signal: cut(tries),
      });
      const text = await answered.text();
      if (!answered.ok) throw new Error(`${box}/${teller} ${answered.status}: ${text}`);
      const { answer } = JSON.parse(text) as { readonly answer: { readonly progress: string } };
      return { progress: answer.progress, tries };
    } catch (error) {
      const lost = error instanceof TypeError || (error as Error).name === 'TimeoutError';
      if (!lost || tries > 200) throw error;
      await wait(50);
    }
  }
}

interface Told {
  readonly kind: string;
  readonly number: number;
  readonly box: string;
  readonly personId: Uuid | null;
  readonly entries: number | null;
}

async function eventsTold(): Promise<readonly Told[]> {
  const { rows } = await school.inside((tx) =>
    tx.client.query<Told>(
      `select kind, number, person_id as "personId", payload->'sheet'->>'channel' as box,
        json_array_length((payload->'entries')::json) as entries
      from election_event where school_id = $1 and election_id = $2 order by number`,
      [tx.schoolId, election.electionId],
    ),
  );
  return rows;
}

const everyBox = Array.from({ length: boxes }, (_, at) => at + 1);

/** Both tellers of some boxes, each pair at the same instant. */
const bothEnter = (wanted: readonly number[], cut?: (tried: number) => AbortSignal | null) =>
  Promise.all(wanted.flatMap((box) => [enter(box, 1, cut), enter(box, 2, cut)]));

/** Who entered which box, as the record has it. */
const enteredBy = (events: readonly Told[]): readonly string[] =>
  events
    .filter(({ kind }) => kind === 'entered')
    .map(({ box, personId }) => `${box} ${personId}`)
    .toSorted();

it('loses no sheet and takes none twice when the server is killed and the network is cut', async () => {
  const third = boxes / 3;
  // Killed while four boxes are entered by two tellers each, once before and once while they are.
  const first = bothEnter(everyBox.slice(0, third));
  await wait(25);
  await server.kill();
  server = await startCountingServer(parts);
  const killed = await first;
  // The network is cut under every first attempt: sent, and the answer never heard.
  const cut = await bothEnter(everyBox.slice(third, 2 * third), (tried) =>
    tried === 1 ? AbortSignal.timeout(8) : null,
  );
  const quiet = await bothEnter(everyBox.slice(2 * third));
  const acknowledged = [...killed, ...cut, ...quiet];
  expect(killed.some(({ tries }) => tries > 1)).toBe(true);
  expect(cut.some(({ tries }) => tries > 1)).toBe(true);

  const events = await eventsTold();
  expect(events.map(({ number }) => number)).toEqual(events.map((_, at) => at + 1));
  const wanted = everyBox.flatMap((box) =>
    [election.first, election.second].map((teller) => `paper-${box} ${teller}`),
  );
  expect(enteredBy(events)).toEqual(wanted.toSorted());
  // Two who agree settle a box at once, whoever came first; two who differ ask for a third look.
  const odd = everyBox.filter((box) => box % 2 === 1);
  const accepted = events.filter(({ kind }) => kind === 'sheet');
  expect(accepted.map(({ box }) => box).toSorted()).toEqual(
    odd.map((box) => `paper-${box}`).toSorted(),
  );
  expect(accepted.map(({ entries }) => entries)).toEqual(odd.map(() => 2));
  const progress = acknowledged.map((one) => one.progress).toSorted();
  expect(progress).toEqual([
    ...odd.map(() => 'accepted'),
    ...everyBox.map(() => 'second-wanted'),
    ...odd.map(() => 'third-wanted'),
  ]);

  const even = everyBox.filter((box) => box % 2 === 0);
  const looked = await Promise.all(even.map((box) => enter(box, 3)));
  expect(looked.map((one) => one.progress)).toEqual(even.map(() => 'accepted'));
  const read = await school.asked(electionRead, { electionId: election.electionId });
  expect(read).toMatchObject({
    value: { faults: [], offices: [{ waits: 'announcement', rounds: [{ round: 1 }] }] },
  });
  const decision = read.ok ? read.value.offices[0]?.rounds[0]?.decision : null;
  expect(decision).toMatchObject({
    kind: 'decided',
    elected: [order[0]],
    working: { returned: boxes * ballots },
  });
}, 30_000);
