import { SMTPServer } from 'smtp-server';
import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { limits } from '../attempts/limits.ts';
import {
  password,
  sampleAccess,
  type Browser,
  type SampleSchool,
} from '../samples/sample-access.ts';

const mails: { readonly to: string; readonly text: string }[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, { envelope }, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const to = envelope.rcptTo.map(({ address }) => address).join();
      mails.push({ to, text: Buffer.concat(chunks).toString('utf8') });
      const refused = to.startsWith('full@') ? new Error('mailbox full') : null;
      done(refused);
    });
  },
});
await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
const { port } = smtp.server.address() as { readonly port: number };

const database = await testDatabase();
const access = sampleAccess(database, {
  mail: { url: `smtp://127.0.0.1:${port}`, from: 'mingzhang@example.edu.cn' },
  publicAddress: 'https://union.example.edu.cn',
});
const numbers = ['2024001', '2024002', '2024003', '2024004', '2024005', '2024006'];
const yunling = await access.school('yunling', numbers);
const haibin = await access.school('haibin', numbers);
const chosen = '江流有声断岸千尺山高月小';

async function keeperOf({ slug }: SampleSchool): Promise<Browser> {
  const browser = access.browser();
  await browser.logIn(slug, 'T0001');
  return browser;
}

const keeper = await keeperOf(yunling);
const openFor = async (number: string, more: object = {}) =>
  (await keeper.post('/yunling/account.open', { personId: yunling.people[number], ...more }))
    .answer as { readonly accountId: string; readonly code: string; readonly until: string };
const accept = (number: string, code: string, slug = 'yunling') =>
  access.browser().post(`/${slug}/invitation.accept`, { number, code, password: chosen });

it('opens an account by a code that its owner turns into a password, once', async () => {
  const opened = await openFor('2024001');
  expect(opened).toMatchObject({ number: '2024001', name: '示例同学2024001' });
  expect(opened.code).toMatch(/^[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$/);
  expect(opened.until).toBe('2026-09-04T02:00:00.000Z');
  const typed = ` ${opened.code.toLowerCase().replace('-', ' ')} `;
  expect((await accept('2024001', typed)).status).toBe(200);
  const student = access.browser();
  expect((await student.logIn('yunling', '2024001', { password: chosen })).status).toBe(200);
  expect((await accept('2024001', opened.code)).codes).toEqual(['code-wrong']);
});

it('takes a code for its own number in its own school only', async () => {
  const { code } = await openFor('2024002');
  const other = await keeperOf(haibin);
  await other.post('/haibin/account.open', { personId: haibin.people['2024002'] });
  expect((await accept('2024006', code)).codes).toEqual(['code-wrong']);
  expect((await accept('2024002', code, 'haibin')).codes).toEqual(['code-wrong']);
  expect((await accept('9999', code)).codes).toEqual(['code-wrong']);
  expect((await accept('2024002', code)).status).toBe(200);
});

it('counts wrong codes of a number', async () => {
  const { code } = await openFor('2024003');
  for (let at = 0; at < limits.account.free; at += 1)
    expect((await accept('2024003', 'AAAAA-AAAAA')).codes).toEqual(['code-wrong']);
  expect((await accept('2024003', code)).codes).toEqual(['too-many-attempts']);
  access.later(60);
  expect((await accept('2024003', code)).status).toBe(200);
});

it('refuses a weak password without spending the code', async () => {
  const { code } = await openFor('2024004');
  const weak = await access
    .browser()
    .post('/yunling/invitation.accept', { number: '2024004', code, password: '2024004yunling' });
  expect(weak.refusals).toMatchObject([{ code: 'password-own', field: ['password'] }]);
  expect((await accept('2024004', code)).status).toBe(200);
});

it('resets a password by a new code; sessions and earlier codes end, the old password works until then', async () => {
  const student = access.browser();
  await student.logIn('yunling', '2024001', { password: chosen });
  const rows = (await keeper.get('/yunling/account.list?search=2024001')).answer['rows'];
  const [{ id } = { id: '' }] = rows as readonly { readonly id: string }[];
  const first = await keeper.post('/yunling/invitation.make', { accountId: id });
  const second = await keeper.post('/yunling/invitation.make', { accountId: id });
  expect((await student.get('/yunling/me')).answer['person']).not.toBeNull();
  expect((await accept('2024001', String(first.answer['code']))).codes).toEqual(['code-wrong']);
  const reset = await access.browser().post('/yunling/invitation.accept', {
    ...{ number: '2024001', code: second.answer['code'], password },
  });
  expect(reset.status).toBe(200);
  expect((await student.get('/yunling/me')).answer['person']).toBeNull();
  const old = await student.logIn('yunling', '2024001', { password: chosen });
  expect(old.codes).toEqual(['log-in-wrong']);
  expect((await student.logIn('yunling', '2024001')).status).toBe(200);
});

it('lets a code run out after 72 hours', async () => {
  const { code } = await openFor('2024005');
  access.later(72 * 3600);
  expect((await accept('2024005', code)).codes).toEqual(['code-expired']);
});

it('sends a code by mail after it is made, and shows it to nobody else', async () => {
  const fresh = await keeperOf(yunling);
  const opened = await fresh.post('/yunling/account.open', {
    personId: yunling.people['2024006'],
    email: 'student@example.edu.cn',
  });
  const accountId = opened.answer['accountId'];
  const sent = await fresh.post('/yunling/invitation.mail', { accountId });
  expect(sent).toMatchObject({ status: 200, answer: { sentTo: 's***@example.edu.cn' } });
  const body = Buffer.from(mails[0]?.text.split('\r\n\r\n')[1] ?? '', 'base64').toString('utf8');
  expect(mails[0]?.to).toBe('student@example.edu.cn');
  expect(body).toContain('https://union.example.edu.cn/yunling/invitation?number=2024006');
  expect(body).toContain('示例学院yunling');
  const code = /[A-Z2-9]{5}-[A-Z2-9]{5}/.exec(body)?.[0] ?? '';
  expect(JSON.stringify(sent)).not.toContain(code);
  expect((await accept('2024006', code)).status).toBe(200);
  await fresh.post('/yunling/account.set-mail', { accountId, email: 'full@example.edu.cn' });
  const failed = await fresh.post('/yunling/invitation.mail', { accountId });
  expect([failed.status, failed.codes]).toEqual([409, ['mail-failed']]);
  expect(access.reported).toHaveLength(1);
  await fresh.post('/yunling/account.set-mail', { accountId, email: null });
  const none = await fresh.post('/yunling/invitation.mail', { accountId });
  expect(none.codes).toEqual(['email-none']);
  const poor = sampleAccess(database).browser();
  expect((await poor.post('/yunling/invitation.mail', { accountId })).codes).toEqual([
    'unknown-school',
  ]);
});

it('keeps of a code nothing that could be typed', async () => {
  const fresh = await keeperOf(haibin);
  const opened = await fresh.post('/haibin/account.open', { personId: haibin.people['2024001'] });
  const code = String(opened.answer['code']);
  const kept = await access.inside(
    haibin,
    `select t::text as row from invitation t where school_id = $1
     union all select t::text from journal_payload t where school_id = $1`,
  );
  expect(JSON.stringify(kept)).not.toContain(code);
  expect(JSON.stringify(kept)).not.toContain(code.replace('-', ''));
});
