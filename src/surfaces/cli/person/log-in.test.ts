import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { configFolder, runSample, stubServer, type SampleAround } from '../samples/sample-run.ts';

const stub = stubServer();
const config = configFolder();
const file = path.join(config, 'mingzhang', 'session.json');
const run = (args: readonly string[], around: SampleAround = {}) =>
  runSample(args, { config, ...around });
const kept = (): readonly Record<string, string>[] =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).sessions : [];
const logIn = (account: string, around: SampleAround = {}) =>
  run(['log-in', stub.address(), account, '--password-stdin'], { input: 'pass word\n', ...around });

const me = {
  school: { slug: 'beihu', name: '北湖职业学院' },
  person: { name: '王芳', number: '2023001' },
  capacities: [{ id: 'c1', role: 'administrator', unitName: null }],
};

beforeEach(() => {
  stub.answer = ({ method, path: asked }) => {
    if (asked.endsWith('/me')) return { json: me };
    return method === 'POST'
      ? { json: {}, headers: { 'set-cookie': 'session=tok%2Ben; Path=/api/beihu; HttpOnly' } }
      : { json: {} };
  };
});

describe('log-in', () => {
  test('keeps the cookie’s token in a file for its owner alone', async () => {
    const ended = await logIn('beihu/2023001');
    expect(ended).toMatchObject({ code: 0, err: '', out: '王芳，您已登录北湖职业学院。\n' });
    const [request] = stub.received;
    expect(request).toMatchObject({ method: 'POST', path: '/api/beihu/session' });
    expect(JSON.parse(request?.body.toString() ?? '')).toEqual({
      number: '2023001',
      password: 'pass word',
    });
    expect(kept()).toEqual([
      { server: stub.address(), school: 'beihu', number: '2023001', token: 'tok+en' },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    expect(stub.received[1]?.headers.authorization).toBe('Bearer tok+en');
  });

  test('asks for the password hidden, and for the second factor where there is one', async () => {
    const asked: [string, boolean][] = [];
    stub.answer = ({ path: at, body }) => {
      if (at.endsWith('/me')) return { json: me };
      if (body.includes('123456'))
        return { json: {}, headers: { 'set-cookie': 'session=second; HttpOnly' } };
      const refusals = [{ code: 'totp-needed', field: [], values: {} }];
      return { status: 401, json: { refusals } };
    };
    const ended = await run(['log-in', `${stub.address()}/`, 'beihu/2023001'], {
      typed: (question, hidden) => {
        asked.push([question, hidden]);
        return hidden ? 'secret' : '123456 ';
      },
    });
    expect(ended.code).toBe(0);
    expect(asked).toEqual([
      ['密码：', true],
      ['动态验证码：', false],
    ]);
    expect(kept()[0]?.token).toBe('second');
  });

  test('is refused in the words of the room that logs people in, and keeps nothing', async () => {
    const before = kept();
    stub.answer = () => ({
      status: 401,
      json: { refusals: [{ code: 'log-in-wrong', field: [], values: {} }] },
    });
    const ended = await logIn('beihu/2023009');
    expect(ended).toMatchObject({ code: 1, out: '', err: '✗ 学号或密码不对。\n' });
    expect(kept()).toEqual(before);
  });

  test.each([
    ['127.0.0.1:4800', 'beihu/1', '127.0.0.1:4800'],
    ['http://', 'beihu/1', 'http://'],
    ['http://127.0.0.1:1', '2023001', '2023001'],
    ['http://127.0.0.1:1', 'Beihu!/1', 'Beihu!/1'],
  ])('refuses %s %s before the network', async (server, account, part) => {
    const ended = await run(['log-in', server, account, '--password-stdin']);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(part);
    expect(stub.received).toEqual([]);
  });

  test('without a terminal says how to hand over the password', async () => {
    const ended = await run(['log-in', stub.address(), 'beihu/2023001']);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('--password-stdin');
  });

  test('warns where the password would travel unprotected', async () => {
    const ended = await run(['log-in', 'http://mingzhang.invalid', 'beihu/1', '--password-stdin']);
    expect(ended.err).toContain('没有加密');
    expect(ended.code).toBe(1);
  });
});

describe('several log-ins', () => {
  test('the latest is the current one, another can be used, and one can be ended', async () => {
    await logIn('beihu/2023001');
    await logIn('nanshan/7');
    expect(kept().map(({ school }) => school)).toEqual(['nanshan', 'beihu']);
    const shown = await run(['sessions']);
    expect(shown.out).toMatch(/\*\s+nanshan\s+7/);
    expect(shown.out).not.toContain('tok');
    expect((await run(['use', 'beihu'])).code).toBe(0);
    expect(kept()[0]?.school).toBe('beihu');
    expect((await run(['use', 'nowhere'])).err).toContain('nowhere');
    expect((await run(['log-out', '--school', 'nanshan'])).code).toBe(0);
    expect(stub.received.at(-1)).toMatchObject({
      method: 'DELETE',
      path: '/api/nanshan/session',
    });
    expect(kept().map(({ school }) => school)).toEqual(['beihu']);
    expect((await run(['log-out'])).code).toBe(0);
    expect(existsSync(file)).toBe(false);
    expect((await run(['me'])).err).toContain('mingzhang log-in');
  });

  test('log-out forgets here even where the server is gone, and says so', async () => {
    await logIn('beihu/2023001');
    stub.answer = () => 'cut';
    const ended = await run(['log-out']);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('服务器上的还没有结束');
    expect(kept()).toEqual([]);
  });

  test('a damaged file of log-ins holds none', async () => {
    await logIn('beihu/2023001');
    for (const damaged of ['{"sessions": [{"server": 1}]}', '{', 'null', '']) {
      writeFileSync(file, damaged);
      expect((await run(['sessions'])).code).toBe(1);
    }
  });
});

describe('me', () => {
  test('shows who is logged in and every capacity with how to name it', async () => {
    await logIn('beihu/2023001');
    const shown = await run(['me']);
    expect(shown).toMatchObject({ code: 0, wide: [] });
    expect(shown.out).toContain('王芳（2023001），北湖职业学院');
    expect(shown.out).toMatch(/管理员\s+administrator\s+c1/);
    expect(JSON.parse((await run(['me', '--json'])).out)).toEqual(me);
  });

  test('an ended session is told as such', async () => {
    await logIn('beihu/2023001');
    stub.answer = () => ({ json: { ...me, person: null, capacities: [] } });
    const shown = await run(['me']);
    expect(shown.code).toBe(1);
    expect(shown.err).toContain('登录已经过期');
  });
});
