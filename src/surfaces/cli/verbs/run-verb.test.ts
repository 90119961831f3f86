import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { configFolder, runSample, stubServer, type SampleAround } from '../samples/sample-run.ts';

const stub = stubServer();
const config = configFolder();
const id = (n: number): string => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const refused =
  (status: number, ...refusals: readonly object[]) =>
  () => ({
    status,
    json: { refusals: refusals.map((one) => ({ field: [], values: {}, ...one })) },
  });
const run = (args: readonly string[], around: SampleAround = {}) =>
  runSample(args, { config, ...around });
const body = () => JSON.parse(stub.received.at(-1)?.body.toString('utf8') ?? 'null');

beforeEach(() => {
  mkdirSync(path.join(config, 'mingzhang'), { recursive: true });
  const session = { server: stub.address(), school: 'beihu', number: '2023001', token: 'secret' };
  writeFileSync(
    path.join(config, 'mingzhang', 'session.json'),
    JSON.stringify({ sessions: [session] }),
  );
  stub.answer = () => ({ json: { answer: { id: id(1) } } });
});

describe('an action', () => {
  test('is posted as the logged-in person, under a key, and says what was done', async () => {
    const ended = await run(['unit', 'create', '--name', '计算机系', '--kind', 'department']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain('✓ 已新增单位。');
    expect(ended.out).toContain(id(1));
    const [request] = stub.received;
    expect(request).toMatchObject({ method: 'POST', path: '/api/beihu/unit.create' });
    expect(request?.headers.authorization).toBe('Bearer secret');
    expect(request?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(request?.headers['x-capacity']).toBeUndefined();
    expect(body()).toEqual({ name: '计算机系', kind: 'department' });
  });

  test('reads every kind of option', async () => {
    stub.answer = ({ path: asked }) =>
      asked.endsWith('.list')
        ? { json: { rows: [{ id: id(7), name: '本部', number: '2023007' }], total: 1 } }
        : { json: { answer: null } };
    const ended = await run([
      ...['unit', 'create', '--name', '系', '--kind', 'campus', '--seats', '3'],
      ...['--budget', '12.5', '--open', '是', '--since', '2026-09-01', '--parent', '本部'],
      ...['--members', '2023007', '--members', id(8)],
    ]);
    expect(ended.err).toBe('');
    expect(body()).toEqual({
      name: '系',
      kind: 'campus',
      seats: 3,
      budget: 1250,
      open: true,
      since: '2026-09-01',
      parentId: id(7),
      members: [id(7), id(8)],
    });
  });

  test('takes its whole input from standard input or a file; options beside it win', async () => {
    const input = JSON.stringify({ name: '甲', kind: 'college', open: false });
    await run(['unit', 'create', '--input', '-', '--name', '乙'], { input });
    expect(body()).toEqual({ name: '乙', kind: 'college', open: false });
    const file = path.join(config, 'input.json');
    writeFileSync(file, input);
    await run(['unit', 'create', '--input', file]);
    expect(body()).toEqual({ name: '甲', kind: 'college', open: false });
  });

  test('clears what may be null with an empty value', async () => {
    await run(['unit', 'create', '--name', '甲', '--kind', 'college', '--parent=']);
    expect(body()).toMatchObject({ parentId: null });
  });

  test('uploads a file and names it by its hash', async () => {
    const sha256 = 'ab'.repeat(32);
    stub.answer = ({ path: asked }) =>
      asked.endsWith('/attachments') ? { json: { sha256 } } : { json: { answer: null } };
    const file = path.join(config, '批文 1.pdf');
    writeFileSync(file, 'paper');
    const ended = await run([
      ...['unit', 'create', '--name', '甲', '--kind', 'college', '--paper', file],
    ]);
    expect(ended.err).toBe('');
    expect(stub.received[0]?.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-file-name': encodeURIComponent('批文 1.pdf'),
    });
    expect(stub.received[0]?.body.toString()).toBe('paper');
    expect(body()).toMatchObject({ paper: sha256 });
  });

  test('uses the key it is given, and refuses one that is no UUID before it asks anything', async () => {
    await run(['unit', 'create', '--name', '甲', '--kind', 'college', '--key', id(9)]);
    expect(stub.received[0]?.headers['idempotency-key']).toBe(id(9));
    const wrong = await run(['unit', 'create', '--name', '甲', '--kind', 'college', '--key', 'x']);
    expect(wrong.code).toBe(2);
    expect(stub.received).toHaveLength(1);
  });

  test('is sent again under the same key where its answer was lost', async () => {
    let calls = 0;
    stub.answer = () => ((calls += 1) < 3 ? 'cut' : { json: { answer: null } });
    const ended = await run(['opinion', 'give', '--words', '好']);
    expect(ended.code).toBe(0);
    const used = stub.received.map(({ headers }) => headers['idempotency-key']);
    expect(used).toHaveLength(3);
    expect(new Set(used).size).toBe(1);
  });

  test('says how to find out whether it was done where no answer came at all', async () => {
    stub.answer = () => 'cut';
    const ended = await run(['opinion', 'give', '--words', '好']);
    expect(ended).toMatchObject({ code: 1, out: '', wide: [] });
    const key = String(stub.received[0]?.headers['idempotency-key']);
    expect(ended.err.replace(/\s/g, '')).toContain(`--key${key}`);
  });

  test('leaves nothing of an anonymous act on this machine', async () => {
    const kept = () =>
      readdirSync(config, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => [file, readFileSync(file, 'utf8')]);
    const before = kept();
    stub.answer = () => ({ json: { answer: null } });
    const ended = await run(['opinion', 'give', '--words', '食堂的菜凉了']);
    expect(ended).toMatchObject({ code: 0, out: '✓ 已收到。\n', err: '' });
    expect(kept()).toEqual(before);
  });

  test('acts in the capacity named by role, by role and unit, or by id', async () => {
    const capacities = [
      { id: id(21), role: 'unit-league', unitName: '计算机系' },
      { id: id(22), role: 'unit-league', unitName: '外语系' },
      { id: id(23), role: 'staff', unitName: null },
    ];
    stub.answer = ({ path: asked }) =>
      asked.endsWith('/me') ? { json: { capacities } } : { json: { answer: null } };
    const used = async (as: string) => {
      const ended = await run(['opinion', 'give', '--words', '好', '--as', as]);
      return ended.code === 0 ? stub.received.at(-1)?.headers['x-capacity'] : ended.err;
    };
    expect(await used('staff')).toBe(id(23));
    expect(await used('unit-league:外语系')).toBe(id(22));
    expect(await used(id(21))).toBe(id(21));
    expect(await used('unit-league')).toContain('unit-league:计算机系');
  });

  test('asks before what is to be confirmed, and does nothing without a yes', async () => {
    const args = ['unit', 'end', '--unit', id(3)];
    const no = await run(args, { typed: () => 'n' });
    expect(no.err).toContain('没有确认');
    const nobody = await run(args);
    expect(nobody).toMatchObject({ code: 2 });
    expect(nobody.err).toContain('--yes');
    expect(stub.received).toEqual([]);
    expect((await run(args, { typed: () => '是' })).code).toBe(0);
    expect((await run([...args, '--yes'])).code).toBe(0);
    expect(stub.received).toHaveLength(2);
  });

  test('asks for a secret hidden, and takes none on the command line', async () => {
    const questions: [string, boolean][] = [];
    const ended = await run(['account', 'invite'], {
      typed: (question, hidden) => {
        questions.push([question, hidden]);
        return 'correct horse';
      },
    });
    expect(ended.code).toBe(0);
    expect(questions).toEqual([['密码：', true]]);
    expect(body()).toEqual({ password: 'correct horse' });
    expect((await run(['account', 'invite', '--password=x'])).code).toBe(2);
    const nobody = await run(['account', 'invite']);
    expect(nobody.code).toBe(2);
    expect(nobody.err).toContain('--input -');
    expect(stub.received).toHaveLength(1);
  });
});

describe('a refusal', () => {
  const create = ['unit', 'create', '--name', '甲', '--kind', 'college'];

  test('of a rule is told in words with the way out', async () => {
    stub.answer = refused(409, { code: 'name-taken', values: { name: '甲' } });
    const ended = await run(create);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toBe('✗ 已有叫“甲”的单位。\n  请换一个名称。\n');
    const english = await run([...create, '--lang', 'en']);
    expect(english.err).toBe('✗ There is a unit named “甲”.\n  Choose another name.\n');
  });

  test('of a field names the option, its label and what is wanted', async () => {
    const invalid = { code: 'input-invalid' };
    stub.answer = refused(
      400,
      { ...invalid, field: ['kind'], values: { issue: 'invalid_value' } },
      { ...invalid, field: ['seats'], values: { issue: 'too_big' } },
      { ...invalid, field: ['members', 1], values: { issue: 'invalid_format' } },
      { ...invalid, field: ['nmae'], values: { issue: 'unrecognized_keys' } },
    );
    const { err, wide } = await run(create);
    expect(wide).toEqual([]);
    expect(err).toContain('--kind（种类）：不在可选的范围内。');
    expect(err).toContain('要求：department 系、college 二级学院、academy 书院、campus 校区');
    expect(err).toContain('--seats（名额）：太大、太长或太多。');
    expect(err).toContain('要求：1 至 9');
    expect(err).toContain('--members[2]（成员）：格式不对。');
    expect(err).toContain('--nmae：没有这一项。');
  });

  test('is JSON for programs', async () => {
    stub.answer = refused(409, { code: 'name-taken', values: { name: '甲' } });
    const ended = await run([...create, '--json']);
    expect(ended).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(ended.out)).toEqual({
      refusals: [{ code: 'name-taken', field: [], values: { name: '甲' } }],
    });
  });

  test('with a code this program has no words for is told by its code', async () => {
    stub.answer = refused(409, { code: 'of-tomorrow' });
    expect((await run(create)).err).toContain('of-tomorrow');
  });

  test('cannot steer the terminal', async () => {
    stub.answer = refused(409, { code: 'name-taken', values: { name: 'x\u001b[2Jy' } });
    expect((await run(create)).err).not.toContain('\u001b');
  });

  test.each([
    [502, 'not ours at all'],
    [500, { refusals: [] }],
    [500, { refusals: ['what'] }],
    [200, 'half an answ'],
  ])('by status %i and %j is no answer of ours', async (status, json) => {
    stub.answer = () => ({
      status,
      json: typeof json === 'string' ? Buffer.from(json) : json,
    });
    const ended = await run(create);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain(`HTTP ${status}`);
  });

  test('comes before the network where an option cannot be understood', async () => {
    const ended = await run([...create, '--seats', 'many', '--budget', '1,5', '--open', 'maybe']);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('--seats（名额）：“many”不是整数。');
    expect(ended.err).toContain('--budget（经费）：“1,5”不是金额。');
    expect(ended.err).toContain('--open（开放）：“maybe”既不是');
    const missing = await run(['unit', 'create', '--name', '甲']);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('--kind');
    expect(stub.received).toEqual([]);
  });

  test('of a name that nobody or several bear says which there are', async () => {
    const rows = [
      { id: id(1), name: '王芳', number: '2023001' },
      { id: id(2), name: '王芳', number: '2023002' },
    ];
    stub.answer = () => ({ json: { rows, total: 2 } });
    const several = await run([...create, '--members', '王芳']);
    expect(several.code).toBe(1);
    expect(several.err.replace(/\s/g, '')).toContain(`王芳2023002(${id(2)})`);
    const nobody = await run([...create, '--members', '王']);
    expect(nobody.err).toContain('没有找到“王”');
    expect(stub.received.every(({ path: asked }) => asked.endsWith('/person.list'))).toBe(true);
  });
});

describe('a list', () => {
  const row = (n: number) => ({
    id: id(n),
    name: `第${n}书院与马克思主义学院联合学生工作委员会`,
    kind: 'college',
    students: 1000 + n,
    budget: 1250,
    open: true,
    note: n === 2 ? null : '两个校区合办，学生分住东西两区，请在名册中分别列出',
  });

  test('is a table of at most 80 columns, with words for its values', async () => {
    stub.answer = () => ({ json: { rows: [row(1), row(2)], total: 2 } });
    const ended = await run(['unit', 'list', '--kind', 'college', '--search', '书院']);
    expect(ended).toMatchObject({ code: 0, err: '', wide: [] });
    const [head = '', , first = ''] = ended.out.split('\n');
    expect(head).toMatch(/名称.*种类.*学生数.*经费.*开放.*备注/);
    expect(first).toMatch(/第1书院.*…\s+二级学院\s+1001\s+12\.50\s+是\s+两个/);
    expect(ended.out).toContain('共 2 条。');
    expect(ended.out).not.toContain(id(1));
    expect(stub.received[0]?.query).toEqual({
      filters: '{"kind":"college"}',
      search: '书院',
      offset: '0',
      limit: '50',
    });
  });

  test.each([40, 50, 60, 200])('keeps to %i columns', async (columns) => {
    stub.answer = () => ({ json: { rows: [row(1), row(2)], total: 2 } });
    const ended = await run(['unit', 'list'], { columns });
    expect(ended.wide).toEqual([]);
    expect(ended.out.replace(/\s/g, '')).toContain('1001');
  });

  test('says which part it shows, and pages through everything when asked', async () => {
    stub.answer = ({ query }) => {
      const offset = Number(query.offset);
      const count = Math.max(0, Math.min(Number(query.limit), 450 - offset));
      const rows = Array.from({ length: count }, (_, at) => row(offset + at + 1));
      return { json: { rows, total: 450 } };
    };
    const part = await run(['unit', 'list', '--offset', '10', '--limit', '2', '--sort=-name']);
    expect(part.out).toContain('第 11–12 条，共 450 条。');
    expect(stub.received[0]?.query).toMatchObject({ offset: '10', limit: '2', sort: '-name' });
    const all = await run(['unit', 'list', '--all', '--json']);
    const { rows, total } = JSON.parse(all.out) as { rows: { id: string }[]; total: number };
    expect([rows.length, total, new Set(rows.map((one) => one.id)).size]).toEqual([450, 450, 450]);
    expect(stub.received).toHaveLength(4);
  });

  test('that is empty says so', async () => {
    stub.answer = () => ({ json: { rows: [], total: 0 } });
    expect((await run(['unit', 'list'])).out).toBe('没有符合条件的记录。\n');
  });

  test('is saved as a workbook, never over another file', async () => {
    stub.answer = () => ({ json: Buffer.from('PK workbook') });
    const file = path.join(config, 'units.xlsx');
    expect((await run(['unit', 'list', '--xlsx', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('PK workbook');
    expect(stub.received[0]).toMatchObject({
      path: '/api/beihu/unit.list.xlsx',
      query: { language: 'zh' },
    });
    const again = await run(['unit', 'list', '--xlsx', file]);
    expect(again.code).toBe(2);
    expect(again.err).toContain('没有覆盖');
  });
});

describe('a query', () => {
  test('shows named values, tables inside, and words', async () => {
    stub.answer = () => ({
      json: {
        answer: {
          name: '计算机系',
          open: false,
          members: [
            { id: id(1), name: '王芳', number: '2023001' },
            { id: id(2), name: '李雷', number: '2023002' },
          ],
        },
      },
    });
    const ended = await run(['unit', 'read', '--unit', id(1)]);
    expect(ended).toMatchObject({ code: 0, err: '', wide: [] });
    expect(ended.out).toMatch(/名称\s+计算机系/);
    expect(ended.out).toMatch(/开放\s+否/);
    expect(ended.out).toMatch(/李雷\s+2023002/);
    expect(stub.received[0]).toMatchObject({
      method: 'GET',
      query: { input: `{"unitId":"${id(1)}"}` },
    });
  });

  test('open to anybody is asked as a visitor by the address of the school', async () => {
    const address = `${stub.address()}/nanshan`;
    const ended = await run(['unit', 'read', '--unit', id(1), '--school', address]);
    expect(ended.code).toBe(0);
    expect(stub.received[0]?.path).toBe('/api/nanshan/unit.read');
    expect(stub.received[0]?.headers.authorization).toBeUndefined();
  });
});

test('nobody logged in is told how to log in', async () => {
  const ended = await runSample(['unit', 'list']);
  expect(ended).toMatchObject({ code: 1, out: '', wide: [] });
  expect(ended.err).toContain('mingzhang log-in');
});

test('a server that is not there is told apart from a refusal', async () => {
  const ended = await run(['unit', 'list', '--school', 'http://127.0.0.1:1/beihu']);
  expect(ended.code).toBe(1);
  expect(ended.err).toContain('没有应答');
});
