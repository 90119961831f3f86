import { expect, it } from 'vitest';
import type { Database } from '../../storage/database.ts';
import { inTurn } from './in-turn.ts';

/** Only its identity counts. */
const database = {} as Database;

/** Work that ends when it is told to, and writes down when it began and ended. */
function works() {
  const seen: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async (): Promise<string> => {
    seen.push(`${name} begins`);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    seen.push(`${name} ends`);
    return name;
  };
  return { seen, work, end: (name: string) => ends.get(name)?.() };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

it('runs work of one name one after the other, and of other names beside it', async () => {
  const { seen, work, end } = works();
  const first = inTurn(database, 'x', work('a'));
  const second = inTurn(database, 'x', work('b'));
  const beside = inTurn(database, 'y', work('c'));
  await settle();
  expect(seen).toEqual(['a begins', 'c begins']);
  end('a');
  await settle();
  expect(seen).toEqual(['a begins', 'c begins', 'a ends', 'b begins']);
  end('b');
  end('c');
  expect(await Promise.all([first, second, beside])).toEqual(['a', 'b', 'c']);
});

it('goes on after work that failed', async () => {
  const failed = inTurn(database, 'x', () => Promise.reject(new Error('broken')));
  const next = inTurn(database, 'x', async () => 'done');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
