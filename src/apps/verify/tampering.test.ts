import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { blindSigner, newIssuerKey } from '../../engines/native-signing/issuer-key.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import { utf8 } from '../../engines/ballots/bytes.ts';
import { ballotMutants } from '../../engines/ballots/board/samples/ballot-mutants.ts';
import { orderMutants, witnessMutants } from '../../engines/ballots/board/samples/event-mutants.ts';
import type { Mutant } from '../../engines/ballots/board/samples/forge.ts';
import {
  byteMutants,
  cutMutants,
  formMutants,
} from '../../engines/ballots/board/samples/form-mutants.ts';
import { saidMutants, setupMutants } from '../../engines/ballots/board/samples/said-mutants.ts';
import type {
  SampleBoard,
  SampleIssuer,
} from '../../engines/ballots/board/samples/sample-board.ts';
import { sampleRounds } from '../../engines/ballots/board/samples/sample-rounds.ts';
import { boardReport } from './board-report.ts';
import { boardWordsEn } from './board-words.en.ts';
import { boardWordsZh } from './board-words.zh.ts';
import { verifyBoard } from '../../engines/ballots/board/verify-board.ts';

const issuer = (): SampleIssuer => {
  const { privatePem, modulus } = newIssuerKey();
  return { modulus, sign: blindSigner(privatePem) };
};

let boards: ReadonlyMap<string, SampleBoard>;
/** Thousands; the tests take some of every kind, so that they are done in time. */
const all: { readonly name: string; readonly mutant: Mutant }[] = [];
const someOf = (every: number) => all.filter((_, at) => at % every === 0);

beforeAll(() => {
  boards = sampleRounds([issuer(), issuer()]);
  for (const [name, board] of boards)
    for (const mutant of [
      ...ballotMutants(board),
      ...saidMutants(board),
      ...setupMutants(board),
      ...orderMutants(board),
      ...witnessMutants(board),
      ...formMutants(board),
      ...cutMutants(board),
      ...byteMutants(board, 30),
    ])
      all.push({ name: `${name}: ${mutant.name}`, mutant });
});

interface Said {
  readonly failures?: readonly { readonly check: string; readonly place: string }[];
  readonly warnings?: { readonly V15?: number };
  readonly [key: string]: unknown;
}

/** Everything two verifiers must agree on, as one text. */
function verdict(
  failures: readonly { readonly check: string; readonly place: string }[],
  facts: Readonly<Record<'phase' | 'code' | 'head' | 'tally' | 'decision' | 'unread', unknown>>,
): string {
  const places = new Set(failures.map(({ check, place }) => `${check} ${place}`));
  return canonicalJson({ failures: [...places].sort(), ...facts } as Json);
}

function ourVerdict(file: Uint8Array): string {
  const { failures, facts, warnings } = verifyBoard(nodePrimitives, file);
  const { phase, checkCode: code, head, tally, decision } = facts;
  return verdict(failures, { phase, code, head, tally, decision, unread: warnings[0]?.count ?? 0 });
}

function theirVerdict({ failures = [], warnings, ...said }: Said): string {
  const { phase, code, head, tally, decision } = said;
  return verdict(failures, { phase, code, head, tally, decision, unread: warnings?.V15 ?? 0 });
}

describe('a corpus of boards', () => {
  it('holds where nobody tampered with it', () => {
    for (const [name, { text }] of boards)
      expect([name, verifyBoard(nodePrimitives, text).failures]).toEqual([name, []]);
  });

  it('never holds where somebody did, and what was done is named, in words of both languages', () => {
    const tried = someOf(4);
    const silent = tried.flatMap(({ name, mutant: { must, file } }) => {
      const verification = verifyBoard(nodePrimitives, file());
      const { failures } = verification;
      const asked = { code: false, receipt: false };
      for (const words of [boardWordsZh, boardWordsEn]) {
        const { about, result, failures: told, ends } = boardReport(verification, asked, words);
        const sentences = [...about, ...result, ...told.map(({ sentence }) => sentence), ...ends];
        expect(sentences.join('\n')).not.toMatch(/undefined|\{\{/);
      }
      const checks = new Set(failures.map(({ check }) => check));
      const named = must === null ? checks.size > 0 : checks.has(must);
      return named ? [] : [`${name} (${must ?? 'any'}): ${[...checks].join(' ') || 'holds'}`];
    });
    expect(silent).toEqual([]);
    expect(tried.length).toBeGreaterThan(1000);
  }, 120_000);
});

describe('the verifier in Python', () => {
  const script = fileURLToPath(new URL('../../../verifiers/verify_board.py', import.meta.url));
  const python = spawnSync('python3', ['-c', 'import hashlib; hashlib.sha384()']).status === 0;
  const folder = mkdtempSync(path.join(tmpdir(), 'boards-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(!python)(
    'fails the same checks at the same places, and counts the same (skipped without python3)',
    () => {
      const tried = [
        ...[...boards].map(([name, { text }]) => ({ name, file: utf8(text) })),
        ...someOf(31).map(({ name, mutant }) => ({ name, file: mutant.file() })),
      ];
      const files = tried.map(({ file }, at) => {
        const place = path.join(folder, `${at}.jsonl`);
        writeFileSync(place, file);
        return place;
      });
      const ran = spawnSync('python3', [script, ...files], {
        maxBuffer: 2 ** 28,
        encoding: 'utf8',
      });
      expect(ran.stderr).toBe('');
      const lines = ran.stdout.trim().split('\n');
      const said = lines.map((line) => JSON.parse(line) as Said);
      const differing = tried.flatMap(({ name, file }, at) => {
        const [ours, theirs] = [ourVerdict(file), theirVerdict(said[at] ?? {})];
        return ours === theirs ? [] : [{ name, ours, theirs }];
      });
      expect(differing).toEqual([]);
      expect(tried.length).toBeGreaterThan(150);
    },
    120_000,
  );
});
