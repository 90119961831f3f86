import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleBoard, type SampleBoard } from '../../engines/ballots/board/samples/sample-board.ts';
import { countFileOf } from '../../engines/ballots/board/samples/count-of-board.ts';
import { verifyBoard } from '../../engines/ballots/board/verify-board.ts';
import { fromHex, toB64, toHex, utf8 } from '../../engines/ballots/bytes.ts';
import { receiptMessage } from '../../engines/ballots/receipt.ts';
import { checkCode } from '../../engines/ballots/setup.ts';
import { countFileText } from '../../engines/counting/published/publish.ts';
import { blindSigner, newIssuerKey } from '../../engines/native-signing/issuer-key.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import type { Given, Io } from '../../surfaces/cli/command.ts';
import { columnsOf, painterFor } from '../../surfaces/cli/terminal.ts';
import { runVerify } from './run-verify.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verify-board-'));
let board: SampleBoard;

beforeAll(() => {
  const { privatePem, modulus } = newIssuerKey();
  board = sampleBoard({
    issuers: [{ modulus, sign: blindSigner(privatePem) }],
    threshold: 2,
    roster: 40,
    ballots: [
      { m: 'YYN', w: [] },
      { m: 'ANA', w: [7] },
      { m: 'YNA', w: [7] },
      { m: 'YNA', w: [7] },
      { plain: '?' },
    ],
  });
});

function kept(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function verified(
  file: string,
  flags: Readonly<Record<string, string | true>> = {},
  language: 'zh' | 'en' = 'zh',
) {
  let out = '';
  let err = '';
  const io = {
    out: async (text: string) => void (out += text),
    err: async (text: string) => void (err += text),
    language,
    columns: 80,
    paint: painterFor(false, {}),
    environment: {},
    readInput: async () => utf8(board.text),
  } as unknown as Io;
  const given: Given = {
    has: (name) => flags[name] === true,
    text: (name) => (typeof flags[name] === 'string' ? flags[name] : null),
    texts: () => [],
    arguments: [file],
  };
  return { code: await runVerify(given, io), out, err };
}

/** A receipt as the box would sign it. */
function receiptOf(h: string): string {
  const message = receiptMessage(board.ctx, fromHex(h) ?? utf8(''));
  return JSON.stringify({ h, receipt: toB64(ed25519.sign(message, board.boxSecret)) });
}

describe('mingzhang verify of a board', () => {
  it.each(['zh', 'en'] as const)('tells the whole round in %s, in 80 columns', async (language) => {
    const { code, out } = await verified('-', {}, language);
    expect(code).toBe(0);
    expect(out).toContain(checkCode(board.ctx));
    expect(out).toContain(verifyBoard(nodePrimitives, board.text).facts.head);
    for (const name of ['甲同学', '同学7']) expect(out).toContain(name);
    expect(out).toMatch(/V21/);
    expect(Math.max(...out.split('\n').map(columnsOf))).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/undefined|\{\{/);
  });

  it('holds it against a check code, a receipt and a count file', async () => {
    const h = toHex(nodePrimitives.sha256(utf8(board.ballots[1] ?? '')));
    const asked = {
      code: checkCode(board.ctx).toLowerCase(),
      receipt: kept('receipt.json', receiptOf(h)),
      count: kept('count.json', countFileText(countFileOf(board))),
    };
    const file = kept('board.jsonl', board.text);
    const { code, out } = await verified(file, asked);
    expect([code, out]).toEqual([0, expect.not.stringContaining('没有核对')]);

    const strange = {
      code: 'AAAA-AAAA',
      receipt: kept('strange.json', receiptOf('0'.repeat(64))),
      count: kept(
        'other.json',
        countFileText(countFileOf(board, { seats: 1, names: ['甲', '乙', '丙'] })),
      ),
    };
    const json = await verified(file, { ...strange, json: true });
    expect(json.code).toBe(1);
    const { failures } = JSON.parse(json.out) as { failures: { check: string; code: string }[] };
    expect(failures.map(({ check, code: what }) => `${check} ${what}`)).toEqual([
      'V05 code',
      'V07 count-names',
      'V07 count-seats',
      'V22 missing',
    ]);
  });

  it('says of a receipt somebody made up that the box never signed it', async () => {
    const receipt = kept(
      'forged.json',
      JSON.stringify({ h: '1'.repeat(64), receipt: 'A'.repeat(86) }),
    );
    const { code, out } = await verified('-', { receipt });
    expect(code).toBe(1);
    expect(out).toContain('回执不是本轮票箱签发的');
  });

  it('tells a round under way from a file cut off', async () => {
    const cut = board.text.split('\n').slice(0, 8).join('\n');
    const file = kept('cut.jsonl', `${cut}\n`);
    expect((await verified(file)).out).toContain('还没有结束：已关箱，未开箱');
    expect((await verified(file, { 'under-way': true })).code).toBe(0);
  });

  it('tells many failures of one kind in number, and all of them to machines', async () => {
    const lines = board.text.split('\n');
    const file = kept(
      'spoiled.jsonl',
      [...lines.slice(0, 2), ...Array<string>(50).fill('?'), ...lines.slice(2)].join('\n'),
    );
    const { code, out } = await verified(file, {}, 'en');
    expect(code).toBe(1);
    expect(out).toContain('V01: the same in 30 more places');
    const json = await verified(file, { json: true });
    expect((JSON.parse(json.out) as { failures: unknown[] }).failures).toHaveLength(50);
  });

  it('refuses what is no receipt, with a sentence and code 2', async () => {
    const receipt = kept('no.json', '[]');
    expect(await verified('-', { receipt })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('回执'),
    });
  });
});
