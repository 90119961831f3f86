import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { examineBallotBox } from './examine-network.ts';

const code = async (environment: Parameters<typeof examineBallotBox>[0]): Promise<string> =>
  (await examineBallotBox(environment)).code;

async function speaking(text: string): Promise<string> {
  const server = createServer((_, response) => void response.writeHead(404).end(text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

it('knows the ballot box from another program on its port', async () => {
  const box = await speaking('{"code":"round-unknown"}');
  expect(await code({ BALLOT_BOX_PORT: box })).toBe('box-port-ours');
  const other = await speaking('something else');
  expect(await code({ BALLOT_BOX_PORT: other })).toBe('box-port-taken');
  expect(await code({ PORT: String(Number(other) - 1) })).toBe('box-port-taken');
  expect(await code({ BALLOT_BOX_PORT: '0' })).toBe('box-port-free');
  expect(await code({ BALLOT_BOX_PORT: 'x' })).toBe('box-port-invalid');
});

it('wants an address behind a public one', async () => {
  const behind = { PUBLIC_ADDRESS: 'https://a.example', BALLOT_BOX_PORT: '0' };
  expect(await code(behind)).toBe('box-address-missing');
  const named = { ...behind, BALLOT_BOX_ADDRESS: 'https://b.example' };
  expect(await code(named)).toBe('box-port-free');
});
