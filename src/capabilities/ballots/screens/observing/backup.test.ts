import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { labelOf, readBackup, writeBackup } from './backup.ts';

const label = { school: '云岭职院', title: '选举', roundId: 'r1', number: 2 };
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
const nothing = (): void => undefined;

it('opens with its passphrase alone, and with nothing changed', async () => {
  const secret = '{"ed25519":"钥匙"}';
  const shares: number[] = [];
  const passphrase = '山间有风 2026';
  const text = await writeBackup({ label, secret, passphrase }, random, (one) => shares.push(one));
  expect(shares.at(-1)).toBe(1);
  expect(text).not.toContain('钥匙');
  expect(labelOf(text)).toEqual(label);
  const opens = (changed: string, phrase = passphrase) =>
    readBackup({ text: changed, passphrase: phrase }, nothing);
  expect(await opens(text)).toEqual({ ok: true, value: { label, secret } });
  expect(await opens(text, ` ${passphrase} `)).toMatchObject({ ok: true });
  expect(await opens(text, '山间有雨 2026')).toEqual({ ok: false, error: 'passphrase-wrong' });
  const other = text.replace('"number": 2', '"number": 3');
  expect(await opens(other)).toEqual({ ok: false, error: 'passphrase-wrong' });
});

it('says of another file that it is no backup, and does no work for it', async () => {
  const text = await writeBackup(
    { label, secret: 's', passphrase: '山间有风 2026' },
    random,
    nothing,
  );
  const files = [
    ...['', '[]', '{}', '{"kind":"mingzhang-observer-keys"}'],
    text.replace('"n": 65536', '"n": 1073741824'),
    text.replace('"n": 65536', '"n": 65535'),
    text.replace('"nonce": "', '"nonce": "AA'),
  ];
  for (const one of files) {
    expect(labelOf(one)).toBeNull();
    const opened = await readBackup({ text: one, passphrase: 'x' }, nothing);
    expect(opened).toEqual({ ok: false, error: 'not-a-backup' });
  }
});
