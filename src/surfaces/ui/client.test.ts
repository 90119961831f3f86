import { describe, expect, it } from 'vitest';
import type { Action, List, Query } from '../../engines/actions/verb.ts';
import { isLoggedOut, mayRetry } from './answer.ts';
import { openClient } from './client.ts';
import { failureOf } from './http.ts';
import { isOfType, mediaType } from './upload.ts';

interface Sent {
  readonly address: string;
  readonly init: RequestInit;
}

function clientOver(answer: () => Response | Promise<Response>, capacity: string | null = null) {
  const sent: Sent[] = [];
  let keys = 0;
  let loggedOut = 0;
  const client = openClient({
    base: '/api/yunling',
    fetch: async (address, init) => {
      sent.push({ address, init });
      return answer();
    },
    newKey: () => `key-${(keys += 1)}`,
    capacity: () => capacity,
    onLoggedOut: () => {
      loggedOut += 1;
    },
  });
  return { client, sent, loggedOut: () => loggedOut };
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status });
const refused = (status: number, code: string): Response =>
  json(status, { refusals: [{ code, field: ['name'], values: {} }] });

describe('the client', () => {
  it('sends an action with its key and the chosen capacity', async () => {
    const { client, sent } = clientOver(() => json(200, { answer: { id: 'u' } }), 'c2');
    const answer = await client.act<Action>('unit.create', { name: '护理系' }, { key: 'same' });
    expect(answer).toEqual({ ok: true, value: { id: 'u' } });
    expect(sent[0]?.address).toBe('/api/yunling/unit.create');
    expect(sent[0]?.init.body).toBe('{"name":"护理系"}');
    expect(sent[0]?.init.headers).toMatchObject({ 'idempotency-key': 'same', 'x-capacity': 'c2' });
  });

  it('asks a list with only what narrows it, and a query with its input as JSON', async () => {
    const { client, sent } = clientOver(() => json(200, { rows: [], total: 0, answer: null }));
    const query = { filters: {}, search: '', sort: '-name', offset: 50, limit: 50 };
    await client.list<List>('unit.list', query);
    await client.ask<Query>('unit.read', { id: 'u' });
    expect(sent.map(({ address }) => decodeURIComponent(address))).toEqual([
      '/api/yunling/unit.list?sort=-name&offset=50&limit=50',
      '/api/yunling/unit.read?input={"id":"u"}',
    ]);
  });

  it('fetches the paper of a question in the chosen capacity, and its refusal as a value', async () => {
    const { client, sent } = clientOver(() => new Response('纸', { status: 200 }), 'c2');
    const paper = await client.paper('unit.paper', { id: 'u' }, 'paste.html');
    expect(paper.ok && (await paper.value.text())).toBe('纸');
    expect(decodeURIComponent(sent[0]?.address ?? '')).toBe(
      '/api/yunling/papers/unit.paper.paste.html?input={"id":"u"}',
    );
    expect(sent[0]?.init.headers).toMatchObject({ 'x-capacity': 'c2' });
    const asked = clientOver(() => refused(409, 'name-taken')).client;
    const answer = await asked.paper('unit.paper', {}, 'docx');
    expect(!answer.ok && answer.error.kind).toBe('refused');
  });

  it('gives refusals as values', async () => {
    const { client } = clientOver(() => refused(409, 'name-taken'));
    const answer = await client.act<Action>('unit.create', {});
    expect(answer).toEqual({
      ok: false,
      error: {
        kind: 'refused',
        status: 409,
        refusals: [{ code: 'name-taken', field: ['name'], values: {} }],
      },
    });
  });

  it('tells when a question finds nobody logged in, and leaves an action to its form', async () => {
    const { client, loggedOut } = clientOver(() => refused(401, 'not-logged-in'));
    await client.act<Action>('unit.create', {});
    expect(loggedOut()).toBe(0);
    await client.ask<Query>('unit.read', {});
    expect(loggedOut()).toBe(1);
  });

  it('tells a lost network from a fault of the server', async () => {
    const lost = clientOver(() => Promise.reject(new TypeError('no network')));
    expect(await lost.client.ask<Query>('unit.read', {})).toEqual({
      ok: false,
      error: { kind: 'unreachable' },
    });
    const broken = clientOver(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await broken.client.ask<Query>('unit.read', {})).toEqual({
      ok: false,
      error: { kind: 'fault', reference: null },
    });
  });
});

describe('failures', () => {
  it('keep the reference of a fault and nothing else of it', () => {
    const body = '{"refusals":[{"code":"fault","field":[],"values":{"reference":"a1"}}]}';
    expect(failureOf(500, body)).toEqual({ kind: 'fault', reference: 'a1' });
  });

  it('may be tried again where nothing has to be changed', () => {
    const refusals = [{ code: 'unavailable', field: [], values: {} }];
    expect(mayRetry({ kind: 'refused', status: 503, refusals })).toBe(true);
    expect(mayRetry({ kind: 'refused', status: 409, refusals })).toBe(false);
    expect(mayRetry({ kind: 'unreachable' })).toBe(true);
    expect(isLoggedOut({ kind: 'refused', status: 401, refusals })).toBe(false);
  });
});

describe('the type of a file', () => {
  it('is known by its ending where the browser does not know it', () => {
    expect(mediaType({ name: '名单.CSV', type: '' })).toBe('text/csv');
    expect(mediaType({ name: 'x', type: '' })).toBe('application/octet-stream');
  });

  it('is held against media types, whole families and endings', () => {
    const sheet = { name: '名单.xlsx', type: '' };
    expect(isOfType(sheet, ['.xlsx'])).toBe(true);
    expect(isOfType(sheet, ['application/pdf', 'image/*'])).toBe(false);
    expect(isOfType({ name: 'a.png', type: 'image/png' }, ['image/*'])).toBe(true);
    expect(isOfType(sheet, [])).toBe(true);
  });
});
