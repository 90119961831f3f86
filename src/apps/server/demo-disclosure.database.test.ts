import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { makeDemo } from '../../capabilities/demo/make-demo.ts';
import { openFirstAccounts } from '../../capabilities/access/founding.ts';
import { auditTree } from '../../capabilities/audit/audit.ts';
import { verifyEdition } from '../../capabilities/disclosure/edition/verify.ts';
import { sha256 } from '../../capabilities/disclosure/edition/samples/sample-edition.ts';
import {
  editionPaper,
  editionRead,
  preparationQueries,
} from '../../capabilities/disclosure/looking.ts';
import {
  disclosureBegin,
  disclosureClaimVerb,
  disclosureExplain,
} from '../../capabilities/disclosure/preparation.ts';
import { disclosureApprove, disclosurePublish } from '../../capabilities/disclosure/publication.ts';
import { rosterEdit } from '../../capabilities/roster/editing.ts';
import { rosterRead } from '../../capabilities/roster/reading.ts';
import { evaluationVerbs } from '../../capabilities/self-evaluation/evaluation-verbs.ts';
import { act, ask, type RunnerParts } from '../../engines/actions/runner.ts';
import type { Action, AnswerOf, Fields, Query } from '../../engines/actions/verb.ts';
import type { Paper } from '../../engines/documents/paper/paper.ts';
import { writeDocx } from '../../engines/documents/paper/write-docx.ts';
import { writeHtml } from '../../engines/documents/paper/write-html.ts';
import { writeText } from '../../engines/documents/paper/write-text.ts';
import { readDocument } from '../../engines/documents/read-document.ts';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import { asOperator } from '../../engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { disclosureSources } from './disclosure-sources.ts';
import { evidenceSources } from './evidence.ts';
import { provisions } from './provisions.ts';

const database = await testDatabase();
const now = '2026-11-21T02:00:00.000Z' as Instant;
const parts = { evidence: evidenceSources, sources: disclosureSources };
const [disclosureRead] = preparationQueries(parts);
const [evaluationRead] = evaluationVerbs(evidenceSources);

/** Whoever calls is the League committee of the school. */
const runner: RunnerParts = {
  database,
  clock: () => now,
  standing: async () => ({
    accountId: '00000000-0000-7000-8000-000000000002' as Uuid,
    personId: null,
    capacities: [
      {
        ...{ id: '00000000-0000-7000-8000-000000000001' as Uuid, role: 'league' },
        ...{ unitId: null, unitIds: null },
      },
    ],
  }),
};

/** The verbs of one school, done by its League committee. */
function league(schoolId: SchoolId) {
  const call = { schoolId, credential: { kind: 'session', token: '' }, capacityId: null } as const;
  return {
    async done<In extends Fields, Out>(action: Action<In, Out>, input: unknown): Promise<Out> {
      const outcome = await act(runner, action, { ...call, key: randomUUID() as Uuid, input });
      if (!outcome.ok) throw new Error(`${action.name}: ${JSON.stringify(outcome.error)}`);
      return outcome.value;
    },
    async asked<In extends Fields, Out>(query: Query<In, Out>, input: unknown): Promise<Out> {
      const outcome = await ask(runner, query, { ...call, input });
      if (!outcome.ok) throw new Error(`${query.name}: ${JSON.stringify(outcome.error)}`);
      return outcome.value;
    },
  };
}

async function schoolOf(slug: string): Promise<SchoolId> {
  const { rows } = await asOperator(database, ({ client }) =>
    client.query<{ id: SchoolId }>('select id from school where slug = $1', [slug]),
  );
  if (!rows[0]) throw new Error(`no school ${slug}`);
  return rows[0].id;
}

/** The disclosure the demo has begun. */
async function begunIn(schoolId: SchoolId): Promise<Uuid> {
  const { rows } = await asOperator(database, ({ client }) =>
    client.query<{ id: Uuid }>(
      'select id from disclosure where school_id = $1 and closed_at is null',
      [schoolId],
    ),
  );
  if (!rows[0]) throw new Error('nothing was begun');
  return rows[0].id;
}

beforeAll(async () => {
  await makeDemo({
    runner,
    seed: 4800,
    newId: () => randomUUID() as Uuid,
    hashPassword: async (password) => `hash of ${password}`,
    newPassword: () => randomBytes(9).toString('base64url'),
    openFirstAccounts,
    provisions,
    keepLogins: () => Promise.resolve(),
  });
}, 240_000);

async function audited(paper: Paper) {
  const written = {
    'a.docx': await writeDocx(paper),
    'a.html': new TextEncoder().encode(writeHtml(paper)),
    'a.txt': new TextEncoder().encode(writeText(paper)),
  };
  return Promise.all(
    Object.entries(written).map(async ([name, bytes]) => {
      const read = await readDocument({ bytes, name, limits: defaultLimits });
      if (!read.ok) throw new Error(name);
      const [audit] = auditTree(read.value, { form: null });
      if (!audit) throw new Error(name);
      return { name, ...audit };
    }),
  );
}

type Told = Awaited<AnswerOf<typeof disclosureRead>>;

/** What the form claims of an item, as the audit tells it: the tick, or the count of the second level. */
const claimsOf = ({ items }: Told): readonly string[] =>
  items.map(({ level, no, claim }) =>
    'ticked' in claim
      ? `${level} ${no} ${claim.ticked ? 'yes' : 'no'}`
      : `${level} ${no} ${claim.conforming}`,
  );

describe.each(['demo', 'demo-small'])('the disclosure of %s', (slug) => {
  it('is approved and published in two deeds, and read back as it was claimed', async () => {
    const { done, asked } = league(await schoolOf(slug));
    const disclosureId = await begunIn(await schoolOf(slug));
    const before = await asked(disclosureRead, { disclosureId });
    // The small school's charter says who elects, and nobody wrote down who did: the audit asks about the "no".
    const asking = slug === 'demo-small' ? ['elected-by-congress.claimed-no-but-met'] : [];
    expect(before.findings.map(({ code }) => code)).toEqual(asking);
    expect(before.obstacles).toMatchObject({ ungrounded: [], empty: [] });
    let { revision } = before.disclosure;
    for (const { key } of before.findings) {
      const reason = '章程有规定，当年的选举记录还在补。';
      await done(disclosureExplain, { disclosureId, revision, finding: key, reason });
      revision += 1;
    }
    if (slug === 'demo-small') {
      const ground = '各部门职责已梳理，正在补登记。';
      await done(disclosureClaimVerb(parts), {
        ...{ disclosureId, revision, item: 'school-1', ticked: true, ground },
      });
    }
    const told = await asked(disclosureRead, { disclosureId });
    const { content } = told;
    await done(disclosureApprove(parts), { disclosureId, content });
    const { hash } = await done(disclosurePublish(parts), { disclosureId, content });
    const edition = await asked(editionRead, { hash });
    expect(verifyEdition(sha256, edition).failures).toEqual([]);
    for (const { name, items, findings } of await audited(await asked(editionPaper, { hash }))) {
      expect([
        name,
        items.map(
          ({ level, no, claim, number }) =>
            `${level} ${no} ${level === 'school' ? claim : String(number)}`,
        ),
      ]).toEqual([name, claimsOf(told)]);
      expect([name, findings.filter(({ severity }) => severity === 'contradiction')]).toEqual([
        name,
        [],
      ]);
    }
  });
});

describe('one record broken', () => {
  it('is named by the cockpit, and by the audit of what would be published all the same', async () => {
    const { done, asked } = league(await schoolOf('demo'));
    const asOf = chinaDay(now);
    const { rows, union, period } = await asked(rosterRead, {});
    const broken = rows[0];
    if (!broken || !union) throw new Error('nobody serves');
    await done(rosterEdit, {
      ...{ personId: broken.personId, bodyId: union.id, revision: broken.revision },
      ...{ span: period.span, academicYear: period.academicYear, rank: '37/46' },
    });
    const { judged } = await asked(evaluationRead, {});
    const eighth = judged.school.find(({ key }) => key === 'school-8')?.judgement;
    expect(eighth?.standing).toBe('unmet');
    const named = eighth?.reasons.flatMap(({ facts }) => facts.map(({ value }) => value)) ?? [];
    expect(named.length).toBeGreaterThan(0);
    for (const value of named)
      expect(value).toMatchObject({ row: broken.row, rank: { place: 37, size: 46 } });
    const unionId = union.id;
    const { id: disclosureId } = await done(disclosureBegin(), {
      ...{ unionId, asOf, profile: 'as-form' },
    });
    const claim = { item: 'school-8', ticked: true, ground: '成绩正在复核。' };
    await done(disclosureClaimVerb(parts), { disclosureId, revision: 1, ...claim });
    const { findings } = await asked(disclosureRead, { disclosureId });
    const eighths = findings.filter(({ no, level }) => no === 8 && level === 'school');
    expect(eighths.map(({ severity }) => severity)).toContain('contradiction');
    expect(eighths.flatMap(({ quotes }) => quotes.map(({ text }) => text)).join()).toContain(
      '37/46',
    );
  });
});
