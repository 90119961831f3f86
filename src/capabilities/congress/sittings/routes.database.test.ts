import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import type { RunnerParts } from '../../../engines/actions/runner.ts';
import { putAttachment } from '../../../engines/storage/attachments.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { now, sampleSchool, type SampleSchool } from '../../organisation/samples/sample-school.ts';
import { agendaAdd, agendaGoTo } from './agenda.ts';
import {
  congressPaperAdd,
  congressPaperList,
  congressPaperRemove,
  guestCame,
  guestInvite,
  guestList,
  guestRemove,
} from './documents.ts';
import { screenGive } from './looking.ts';
import { sittingClose } from './planning.ts';
import { resolutionPut, resolutionVoteCount } from './resolutions.ts';
import { congressPaperRoutes, hallRoutes } from './routes.ts';
import { sampleHall } from './samples/sample-hall.ts';
import { sittingsTasks } from './tasks.ts';

const database = await testDatabase();
let school: SampleSchool;
let hall: Awaited<ReturnType<typeof sampleHall>>;
let site: Hono;
let api: Hono;

/** Whoever shows a cookie is a student, whoever shows none a visitor. */
const runner: RunnerParts = {
  database,
  clock: () => now,
  standing: async (tx) => {
    await tx.client.query('select 1');
    const capacity = { id: randomUUID() as Uuid, role: 'student', unitId: null, unitIds: null };
    return { accountId: randomUUID() as Uuid, personId: null, capacities: [capacity] };
  },
};

beforeAll(async () => {
  school = await sampleSchool(database, 'pages');
  hall = await sampleHall(school);
  const schoolOf = async (slug: string) => (slug === 'pages' ? school.id : null);
  site = new Hono().route('/', hallRoutes({ runner, schoolOf, publicAddress: null }));
  api = new Hono().route('/', congressPaperRoutes({ runner, schoolOf }) as unknown as Hono);
});

describe('the hall screen', () => {
  it('shows what is on, the quorum and the vote, names no delegate, and runs its own script alone', async () => {
    const sittingId = await hall.openSitting({ title: '第一次<全体>会议' });
    const item = await school.done(agendaAdd, {
      sittingId,
      kind: 'resolution',
      title: '表决<决议>',
    });
    await school.done(agendaGoTo, { sittingId, itemId: item.id });
    const { token } = await school.done(screenGive, { sittingId });
    const page = await site.request(`/pages/screen/${token}`);
    expect(page.status).toBe(200);
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+'(;|$)/);
    const text = await page.text();
    expect(text).toContain('表决&lt;决议&gt;');
    expect(text).not.toMatch(/代表00\d|<决议>/);
    const put = { sittingId, title: '决议一', text: '同意。', itemId: item.id };
    const { id } = await school.done(resolutionPut, put);
    const now1 = await (await site.request(`/pages/screen/${token}/now`)).text();
    expect(now1).toContain('正在举手表决：决议一');
    await school.done(resolutionVoteCount, { resolutionId: id, yes: 2, no: 4, abstain: 0 });
    const now2 = await (await site.request(`/pages/screen/${token}/now?lang=en`)).text();
    expect(now2).toContain('Not carried');
    await school.done(sittingClose, { sittingId });
    expect(await (await site.request(`/pages/screen/${token}/now`)).text()).toContain('会议已散会');
  });

  it('opens by nothing made up, and in no other school', async () => {
    const sittingId = await hall.openSitting();
    const { token } = await school.done(screenGive, { sittingId });
    expect((await site.request(`/other/screen/${token}`)).status).toBe(404);
    const made = await site.request(`/pages/screen/${'x'.repeat(43)}`);
    expect(made.status).toBe(404);
    expect(await made.text()).toContain('大屏链接无效');
    expect((await site.request('/pages/screen/short/now')).status).toBe(404);
  });
});

describe('papers of a congress', () => {
  it('are opened by whoever may look at it, until they are taken away', async () => {
    const content = Buffer.from('%PDF-1.4 sample');
    const kept = await school.inside((tx) =>
      putAttachment(tx, { name: '报告.pdf', type: 'application/pdf', content, at: now }),
    );
    if (!kept.ok) throw new Error(JSON.stringify(kept.error));
    const add = { congressId: hall.congressId, kind: 'document', title: '工作报告' };
    const both = { ...add, file: kept.value.sha256, link: 'https://example.invalid' };
    expect(await school.refused(congressPaperAdd, both)).toEqual(['file-or-link']);
    expect(await school.refused(congressPaperAdd, add)).toEqual(['file-or-link']);
    const script = { ...add, link: 'javascript:alert(1)' };
    expect(await school.refused(congressPaperAdd, script)).toEqual(['link-not-web']);
    const unknown = { ...add, file: 'a'.repeat(64) };
    expect(await school.refused(congressPaperAdd, unknown)).toEqual(['file-unknown']);
    const { id } = await school.done(congressPaperAdd, { ...add, file: kept.value.sha256 });
    const fetched = () =>
      api.request(`/pages/congress-papers/${id}`, { headers: { Authorization: 'Bearer student' } });
    const got = await fetched();
    expect(got.status).toBe(200);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(content);
    expect((await api.request(`/pages/congress-papers/${id}`)).status).toBe(401);
    const listed = await school.listed(congressPaperList, {}, { role: 'student' });
    expect(listed.ok && listed.value.total).toBe(1);
    await school.done(congressPaperRemove, { congressPaperId: id });
    expect((await fetched()).status).not.toBe(200);
    expect(await school.refused(congressPaperRemove, { congressPaperId: id })).toEqual([
      'congress-paper-unknown',
    ]);
  });

  it('go with guests, who are marked when they come and can be taken off the list', async () => {
    const invite = { congressId: hall.congressId, name: '来宾甲', office: '校团委' };
    const { id } = await school.done(guestInvite, invite);
    await school.done(guestCame, { guestId: id, came: true });
    const listed = await school.listed(guestList);
    expect(listed).toMatchObject({ value: { rows: [{ name: '来宾甲', came: true }], total: 1 } });
    await school.done(guestRemove, { guestId: id });
    expect(await school.refused(guestCame, { guestId: id, came: false })).toEqual([
      'guest-unknown',
    ]);
  });
});

describe('what waits', () => {
  it('tells those who run the congress of minutes that nobody signed', async () => {
    const tasks = await school.inside((tx) =>
      sittingsTasks.tasks({
        ...{ tx, schoolId: school.id, now, today: '2026-09-01' as never },
        ...{ authority: { reach: 'school' }, newId: () => randomUUID() as Uuid },
        actor: {
          ...{ kind: 'person', accountId: randomUUID() as Uuid, personId: null },
          capacity: { id: randomUUID() as Uuid, role: 'league', unitId: null, unitIds: null },
        },
      }),
    );
    expect(tasks.map(({ code, values }) => [code, values['count']])).toEqual([['minutes-due', 1]]);
  });
});
