import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { makeDemo, type DemoLogin } from './make-demo.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { testDatabase } from '../../../tests/database/test-database.ts';

const database = await testDatabase();
const now = '2026-11-21T02:00:00.000Z' as Instant;
let logins: readonly DemoLogin[] = [];

beforeAll(async () => {
  const began = performance.now();
  ({ logins } = await makeDemo({
    runner: { database, clock: () => now, standing: () => Promise.resolve(null) },
    seed: 4800,
    newId: () => randomUUID() as Uuid,
    hashPassword: async (password) => `$${password}`,
    newPassword: () => randomBytes(9).toString('base64url'),
    openFirstAccounts: async () => undefined,
  }));
  console.log(performance.now() - began);
}, 60_000);

it('is made', () => {
  console.log(logins);
  expect(logins.length).toBe(14);
});
