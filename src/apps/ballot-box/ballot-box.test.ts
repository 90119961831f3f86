import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromB64, fromHex, toB64 } from '../../engines/ballots/bytes.ts';
import { canonicalJson } from '../../kernel/json.ts';
import { checkReceipt } from '../../engines/ballots/receipt.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import type { Rounds } from './ballot-box.ts';
import { castTo } from './samples/cast-to.ts';
import { beginRound, boxFolder, listening, roundsIn } from './samples/open-box.ts';
import { namesOf, partsOf, type VotingRound } from './samples/voting-round.ts';

const rounds = roundsIn(boxFolder());
const address = await listening(rounds);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const rewritten = (ballot: Uint8Array, change: object): Uint8Array =>
  bytesOf(canonicalJson({ ...partsOf(ballot), ...change } as never));

function begin(options: Parameters<typeof beginRound>[2] = {}): {
  readonly id: string;
  readonly voting: VotingRound;
} {
  const id = randomUUID();
  return { id, voting: beginRound(rounds, id, options) };
}

const castCount = (id: string): number =>
  (rounds.command({ name: 'state', round: id }) as { cast: number }).cast;

const close = (of: Rounds, id: string): readonly Uint8Array[] =>
  of.command({ name: 'close', round: id }) as readonly Uint8Array[];

describe('a ballot', () => {
  it('is stored and answered with a receipt that its round and hash are signed in', async () => {
    const { id, voting } = begin();
    const ballot = voting.voter().fill();
    const { status, h = '', receipt = '' } = await castTo(address, voting.context, ballot);
    expect({ status, h }).toEqual({ status: 200, h: namesOf(ballot).h });
    const key = fromB64(voting.setup.box) ?? new Uint8Array();
    const hash = fromHex(h) ?? new Uint8Array();
    const signature = fromB64(receipt) ?? new Uint8Array();
    expect(checkReceipt(nodePrimitives, key, voting.ctx, hash, signature)).toBe(true);
    expect(castCount(id)).toBe(1);
  });

  it('that is sealed is taken like any other', async () => {
    const { voting } = begin({ sealed: true });
    const { status } = await castTo(address, voting.context, voting.voter().fill());
    expect(status).toBe(200);
  });

  it('cast again has the same receipt and is one', async () => {
    const { id, voting } = begin();
    const ballot = voting.voter().fill();
    const first = await castTo(address, voting.context, ballot);
    expect(await castTo(address, voting.context, ballot)).toEqual(first);
    expect(castCount(id)).toBe(1);
  });

  it('is one of two contents, whichever of 40 casts at once comes first', async () => {
    const { id, voting } = begin();
    const voter = voting.voter();
    const contents = [voter.fill('YYN'), voter.fill('NYY')];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        castTo(address, voting.context, contents[at % 2] ?? ''),
      ),
    );
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken).toHaveLength(20);
    expect(new Set(taken.map(({ receipt }) => receipt)).size).toBe(1);
    const others = answers.filter(({ status }) => status !== 200);
    expect(new Set(others.map(({ status, code }) => `${status} ${code}`))).toEqual(
      new Set(['409 cast-already']),
    );
    expect(close(rounds, id)).toHaveLength(1);
  });

  it('is refused before casting is open, and after it is closed', async () => {
    const { id, voting } = begin({ casting: false });
    const ballot = voting.voter().fill();
    expect(await castTo(address, voting.context, ballot)).toMatchObject({
      ...{ status: 409, code: 'not-open' },
    });
    rounds.command({ name: 'openCasting', round: id });
    close(rounds, id);
    expect(await castTo(address, voting.context, ballot)).toMatchObject({
      ...{ status: 410, code: 'closed' },
    });
    expect(close(rounds, id)).toEqual([]);
  });

  it('whose answer was lost still has its receipt after the close', async () => {
    const { id, voting } = begin();
    const ballot = voting.voter().fill();
    const first = await castTo(address, voting.context, ballot);
    close(rounds, id);
    expect(await castTo(address, voting.context, ballot)).toEqual(first);
  });
});

describe('what is no ballot of this round', () => {
  const { id, voting } = begin();
  const foreign = begin().voting;
  const ballot = voting.voter().fill();
  const { sig, tok, body } = partsOf(ballot);
  const other = partsOf(voting.voter().fill());
  const bit = (value: string): string => {
    const bytes = fromB64(value) ?? new Uint8Array(1);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    return toB64(bytes);
  };

  it.each<readonly [string, Uint8Array | string, number, string]>([
    [
      "another round's token",
      rewritten(ballot, partsOf(foreign.voter().fill())),
      403,
      'token-refused',
    ],
    ['a forged token', rewritten(ballot, { tok: [toB64(randomBytes(256))] }), 403, 'token-refused'],
    [
      'a token with one bit changed',
      rewritten(ballot, { tok: [bit(tok[0] ?? '')] }),
      403,
      'token-refused',
    ],
    ["another voter's token", rewritten(ballot, { tok: other.tok }), 403, 'token-refused'],
    [
      'a token of zeros',
      rewritten(ballot, { tok: [toB64(new Uint8Array(256))] }),
      403,
      'token-refused',
    ],
    [
      'a token above the modulus',
      rewritten(ballot, { tok: [toB64(new Uint8Array(256).fill(255))] }),
      403,
      'token-refused',
    ],
    [
      'another body',
      rewritten(ballot, { body: other.body.replace(/^./, body[0] === 'A' ? 'B' : 'A') }),
      403,
      'signature-refused',
    ],
    [
      'a signature with one bit changed',
      rewritten(ballot, { sig: bit(sig) }),
      403,
      'signature-refused',
    ],
    [
      'a signature with a large S',
      rewritten(ballot, { sig: toB64(new Uint8Array(64).fill(255)) }),
      403,
      'signature-refused',
    ],
    ['two tokens', rewritten(ballot, { tok: [tok[0] ?? '', tok[0] ?? ''] }), 400, 'malformed'],
    ['nothing', '', 400, 'malformed'],
    ['another member', rewritten(ballot, { zz: 1 }), 400, 'malformed'],
    ['white space', `${Buffer.from(ballot).toString()} `, 400, 'malformed'],
    [
      'members in another order',
      JSON.stringify({ ...partsOf(ballot), body: undefined, last: body }),
      400,
      'malformed',
    ],
  ])('%s is refused', async (_, bytes, status, code) => {
    expect(await castTo(address, voting.context, bytes)).toMatchObject({ status, code });
    expect(castCount(id)).toBe(0);
  });

  it('whatever it is, it is answered with 4xx and nothing is stored', async () => {
    const text = Buffer.from(ballot).toString();
    const mutant = fc
      .tuple(fc.nat(text.length - 1), fc.nat(8), fc.string({ unit: 'binary', maxLength: 8 }))
      .map(([at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone))
      .filter((changed) => changed !== text);
    const anything = fc.oneof(mutant, fc.json(), fc.string({ unit: 'binary', maxLength: 2000 }));
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const { status } = await castTo(address, voting.context, bytes);
        expect([400, 403]).toContain(status);
      }),
      { numRuns: 150 },
    );
    expect(castCount(id)).toBe(0);
  });
});

describe('over HTTP', () => {
  const { voting } = begin();

  it('a round tells its phase and how many were cast, to any page and to no cache', async () => {
    const response = await fetch(`${address}/${voting.context}`);
    expect(await response.json()).toEqual({ phase: 'casting', cast: 0 });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...{ 'access-control-allow-origin': '*', 'cache-control': 'no-store' },
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it.each(['/', `/${'0'.repeat(64)}`, `/${'0'.repeat(64)}/ballots`, '/favicon.ico'])(
    'there is nothing at %s',
    async (path) => {
      const posted = await fetch(address + path, { method: 'POST', body: 'x' });
      expect({ status: posted.status, ...(await posted.json()) }).toEqual({
        ...{ status: 404, code: 'round-unknown' },
      });
    },
  );

  it('a body longer than any ballot is cut off', async () => {
    const { status, code } = await castTo(address, voting.context, 'x'.repeat(32 * 1024 + 1));
    expect({ status, code }).toEqual({ status: 413, code: 'too-long' });
    expect((await castTo(address, voting.context, 'x'.repeat(32 * 1024))).status).toBe(400);
  });

  it('an endless body is not read: memory stays what it was', async () => {
    const before = process.memoryUsage().rss;
    await Promise.all(Array.from({ length: 20 }, () => sendEndlessly(address, voting.context)));
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });
});

/** Sends chunks until the box hangs up, 16 MiB at most; answers how much was taken. */
function sendEndlessly(to: string, context: string): Promise<number> {
  const { hostname, port } = new URL(to);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    let sent = 0;
    const more = (): void => {
      while (!socket.destroyed && sent < 16 * 1024 * 1024) {
        sent += chunk.length;
        if (!socket.write(chunk)) return;
      }
      socket.destroy();
    };
    socket.on('error', () => socket.destroy()).on('drain', more);
    socket.once('close', () => resolve(sent));
    socket.write(
      `POST /${context}/ballots HTTP/1.1\r\nHost: box\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    more();
  });
}

describe('closing', () => {
  it('publishes exactly what was accepted, however casts and closes race', async () => {
    const { id, voting } = begin();
    const ballots = Array.from({ length: 50 }, () => voting.voter().fill());
    const accepted: string[] = [];
    const lists: (readonly string[])[] = [];
    const castOne = async (ballot: Uint8Array): Promise<void> => {
      const { status, h } = await castTo(address, voting.context, ballot);
      expect([200, 410]).toContain(status);
      if (status === 200 && h !== undefined) accepted.push(h);
    };
    await Promise.all(ballots.slice(0, 10).map(castOne));
    const casts = ballots.slice(10).map(castOne);
    const closes = Array.from({ length: 50 }, async (_, at) => {
      await new Promise((resolve) => setTimeout(resolve, at / 5));
      lists.push(close(rounds, id).map((ballot) => namesOf(ballot).h));
    });
    await Promise.all([...casts, ...closes]);
    expect(accepted.length).toBeGreaterThanOrEqual(10);
    for (const list of lists) expect(list).toEqual(accepted.toSorted());
  });

  it('hands over the ballots sorted by their hash', async () => {
    const { id, voting } = begin();
    for (let at = 0; at < 20; at += 1) await castTo(address, voting.context, voting.voter().fill());
    const hashes = close(rounds, id).map((ballot) => namesOf(ballot).h);
    expect(hashes).toEqual(hashes.toSorted());
    expect(hashes).toHaveLength(20);
  });
});

describe('commands', () => {
  const refusal = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return (error as { code?: unknown }).code;
    }
  };

  it('may be repeated', () => {
    const { id, voting } = begin();
    const key = rounds.command({ name: 'newKey', round: id });
    expect(toB64(key as Uint8Array)).toBe(voting.setup.box);
    rounds.command({ name: 'register', round: id, setup: voting.bytes });
    rounds.command({ name: 'openCasting', round: id });
    expect(close(rounds, id)).toEqual(close(rounds, id));
    rounds.command({ name: 'forget', round: id });
    rounds.command({ name: 'forget', round: id });
    expect(refusal(() => close(rounds, id))).toBe('round-unknown');
  });

  it('are refused in a wrong phase, and for another setup', () => {
    const id = randomUUID();
    expect(refusal(() => close(rounds, id))).toBe('round-unknown');
    rounds.command({ name: 'newKey', round: id });
    expect(refusal(() => close(rounds, id))).toBe('wrong-phase');
    const { bytes } = begin().voting;
    expect(refusal(() => rounds.command({ name: 'register', round: id, setup: bytes }))).toBe(
      'other-setup',
    );
    const closed = begin();
    close(rounds, closed.id);
    expect(refusal(() => rounds.command({ name: 'openCasting', round: closed.id }))).toBe(
      'wrong-phase',
    );
    expect(refusal(() => rounds.command({ name: 'newKey', round: '../up' }))).toBe('round-unknown');
  });
});
