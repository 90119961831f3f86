import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import { readDocument } from '../../engines/documents/read-document.ts';
import { writeDocx } from '../../engines/documents/paper/write-docx.ts';
import { writeHtml } from '../../engines/documents/paper/write-html.ts';
import { writeText } from '../../engines/documents/paper/write-text.ts';
import type { Fact, FactName, FactOf } from '../../facts/fact.ts';
import type { StaffMember } from '../../facts/vocabulary.ts';
import type { Uuid } from '../../kernel/id.ts';
import { auditTree } from '../audit/audit.ts';
import { sampleSchool, today, type SampleSchool } from '../organisation/samples/sample-school.ts';
import { sampleUnion } from '../organisation/samples/sample-union.ts';
import type { EvidenceSource } from '../self-evaluation/evidence-source.ts';
import { consentRecord } from './consents.ts';
import type { Edition } from './edition/model.ts';
import { evidencePack } from './evidence-pack/query.ts';
import { sha256 } from './edition/samples/sample-edition.ts';
import { verifyEdition } from './edition/verify.ts';
import {
  editionFiling,
  editionList,
  editionPaper,
  editionRead,
  preparationQueries,
} from './looking.ts';
import {
  disclosureAbandon,
  disclosureBegin,
  disclosureClaimVerb,
  disclosureUpdate,
  disclosureWrite,
} from './preparation.ts';
import { disclosureApprove, disclosurePublish, editionWithdraw } from './publication.ts';
import type { RosterRow } from './sources.ts';

/** What the rooms below would tell; each test changes it as a record would change. */
let facts: Fact[] = [];
let rows: RosterRow[] = [];
let unionId = '' as Uuid;

const evidence: EvidenceSource = async () => new Map([[unionId, facts]]);
const parts = {
  evidence: [evidence],
  sources: { roster: async () => rows, sections: {} },
};
const [disclosureRead, disclosurePreview] = preparationQueries(parts);
const begin = disclosureBegin();
const claim = disclosureClaimVerb(parts);
const approve = disclosureApprove(parts);
const publish = disclosurePublish(parts);

function told<N extends FactName>(name: N, value: FactOf<N>['value'], more: object = {}): Fact {
  const source = { kind: 'record', thing: name, id: `${facts.length}` };
  return {
    ...{ name, level: 'school', value, basis: 'practice', grain: 'aggregate' },
    ...{ coverage: 'complete', day: null, source, ...more },
  } as unknown as Fact;
}

const exactly = (count: number) => ({ min: count, max: count });

function member(row: number, place: number): Fact {
  const value: StaffMember = {
    ...{ row, name: `第${row}人`, department: row === 1 ? null : '学习部', unit: '信息系' },
    post: row === 1 ? { kind: 'chair', title: '主席' } : { kind: 'officer', title: '干事' },
    ...{ status: 'league-member', statusText: '共青团员', gradeText: '2025级', entryYear: 2025 },
    ...{ studyYear: null, education: 'undergraduate', failed: false },
    rank: { kind: 'place', place, size: 100 },
  };
  return told('staff.member', value, { grain: 'row' });
}

/** A union of which everything is known and right. */
function goodFacts(places: readonly number[] = [5, 12, 30]): Fact[] {
  const attested = { basis: 'attested' };
  const path = ['congress', 'presidium', null, null] as const;
  return [
    ...places.map((place, at) => member(at + 1, place)),
    told('staff.count', exactly(places.length)),
    told('presidium.count', exactly(1)),
    told('department.count', exactly(2)),
    told('department.list', { names: ['学习部', '文体部'], open: false }),
    told('duty.told', { department: '学习部' }),
    told('posts.only-allowed', { titles: [] }),
    told('candidate.vetted', { row: 1, of: 'presidium', done: [], lacking: [] }),
    told('presidium.elected', { by: path[0], office: path[1], contested: null, alternative: null }),
    told(
      'congress.held',
      { ordinal: 3, lastDay: null, earlier: false },
      { ...attested, day: '2026-05-20' },
    ),
    told('training.held', { season: 'both', everyone: true }, attested),
    told('party.hearing', { dated: true, regular: true }, attested),
    told('guide', { role: 'deputy-secretary', fullTime: true, holder: 'cadre' }),
    told('guide', { role: 'secretary-general', fullTime: true, holder: 'cadre' }),
    ...(['delegates-elected', 'review', 'awards-by-review'] as const).map((criterion) =>
      told('attestation', { criterion, what: '已办理' }, attested),
    ),
  ];
}

const rosterRow = (row: number, personId: Uuid, place: number): RosterRow => ({
  ...{ row, personId, name: `欧阳${row}`, educationLevel: 'undergraduate' },
  cells: ['共青团员', '信息系', '2025级', `${place}/100`, '否'],
});

const database = await testDatabase();
let turn = 0;
let school: SampleSchool;
let people: Uuid[] = [];
beforeEach(async () => {
  turn += 1;
  school = await sampleSchool(database, `gongkai-${turn}`);
  const union = await sampleUnion(school);
  unionId = union.union;
  people = [];
  for (const at of [1, 2, 3]) people.push(await union.person('student', `欧阳${at}`));
  facts = goodFacts();
  rows = people.map((personId, at) => rosterRow(at + 1, personId, [5, 12, 30][at] ?? 1));
});

const sections = [
  'charter',
  'chart',
  'presidium-election',
  'congress',
  'delegates',
  'review',
  'party-guidance',
  'league-guides',
] as const;

async function begun(more: object = {}) {
  const { id } = await school.done(begin, { unionId, asOf: today, ...more });
  let revision = 1;
  for (const part of sections) {
    const input = { disclosureId: id, revision, part, text: `# 第一条\n本会依章程工作。` };
    ({ revision } = await school.done(disclosureWrite, input));
  }
  return { id, revision };
}

async function read(id: Uuid) {
  const answer = await school.asked(disclosureRead, { disclosureId: id });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function published(id: Uuid): Promise<Edition> {
  const { content } = await read(id);
  await school.done(approve, { disclosureId: id, content });
  const { hash } = await school.done(publish, { disclosureId: id, content });
  const answer = await school.asked(editionRead, { hash }, { role: 'public' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

describe('a disclosure', () => {
  it('is prepared, approved, published and verified, and everybody may read it', async () => {
    const { id } = await begun();
    const looked = await read(id);
    expect(looked.findings).toEqual([]);
    expect(looked.obstacles).toEqual({ ungrounded: [], unexplained: [], empty: [] });
    const edition = await published(id);
    expect(verifyEdition(sha256, edition).failures).toEqual([]);
    expect(edition.head).toMatchObject({ number: 1, profile: 'reduced', corrects: null });
    const listed = await school.listed(editionList, {}, { role: 'public' });
    expect(listed.ok && listed.value.rows.map(({ hash }) => hash)).toEqual([edition.hash]);
  });

  it('shows nobody’s rank, and nobody by name who did not agree', async () => {
    await school.done(consentRecord, {
      ...{ personId: people[0], basis: 'consent', noticedOn: today, answer: 'given' },
    });
    const { id } = await begun();
    const text = JSON.stringify(await published(id));
    expect(text).toContain('欧阳1');
    expect(text).not.toContain('欧阳2');
    expect(text).toContain('欧阳某');
    expect(text).not.toContain('12/100');
    const filing = await school.asked(editionFiling, { hash: (JSON.parse(text) as Edition).hash });
    expect(filing.ok && JSON.stringify(filing.value)).toContain('12/100');
  });

  it('is not approved while a tick stands against the records without a ground', async () => {
    facts = goodFacts([5, 12, 31]);
    const { id, revision } = await begun();
    const ticked = { disclosureId: id, revision, item: 'school-8', ticked: true };
    await school.done(claim, ticked);
    const content = (await read(id)).content;
    expect(await school.refused(approve, { disclosureId: id, content })).toContain(
      'claims-ungrounded',
    );
    const grounded = { ...ticked, revision: revision + 1, ground: '一人的成绩正在复核。' };
    await school.done(claim, grounded);
    const edition = await published(id);
    expect(verifyEdition(sha256, edition).failures).toEqual([]);
    const paper = await school.asked(editionPaper, { hash: edition.hash }, { role: 'public' });
    expect(paper.ok && writeText(paper.value)).toContain('一人的成绩正在复核。');
  });

  it('leaves an item unticked that the records do not support', async () => {
    facts = goodFacts([5, 12, 31]);
    const { id } = await begun();
    const item = (await read(id)).items.find(({ key }) => key === 'school-8');
    expect(item).toMatchObject({ claim: { ticked: false }, standing: 'unmet', supported: false });
  });

  it('loses its approval when a record changes, and is not published on the old one', async () => {
    const { id } = await begun();
    const { content } = await read(id);
    await school.done(approve, { disclosureId: id, content });
    facts = goodFacts([5, 12, 29]);
    expect(await school.refused(publish, { disclosureId: id, content })).toEqual([
      'content-changed',
    ]);
    const now = (await read(id)).content;
    expect(await school.refused(publish, { disclosureId: id, content: now })).toEqual([
      'approvals-missing',
    ]);
  });

  it('tells the second of two who change it at once', async () => {
    const { id, revision } = await begun();
    await school.done(disclosureUpdate, { disclosureId: id, revision, profile: 'summary' });
    expect(
      await school.refused(disclosureUpdate, { disclosureId: id, revision, profile: 'as-form' }),
    ).toEqual(['changed-meanwhile-unnamed']);
  });

  it('is one a union at a time, until it is given up', async () => {
    const { id } = await begun();
    expect(await school.refused(begin, { unionId, asOf: today })).toEqual(['disclosure-open']);
    await school.done(disclosureAbandon, { disclosureId: id });
    await begun();
  });

  it('is approved by those the charter asks, and not by others', async () => {
    const { id } = await begun();
    const { content } = await read(id);
    const by = { role: 'presidium' } as const;
    expect(await school.refused(approve, { disclosureId: id, content }, by)).toEqual([
      'approval-not-asked',
    ]);
  });

  it('is corrected by a new edition that names the last one', async () => {
    const first = await published((await begun()).id);
    expect(await school.refused(begin, { unionId, asOf: today, corrects: first.hash })).toEqual([
      'why-missing',
    ]);
    facts = goodFacts([5, 12, 29]);
    const { id } = await begun({ corrects: first.hash, why: '更正一人的排名。' });
    const second = await published(id);
    expect(verifyEdition(sha256, second, first).failures).toEqual([]);
    expect(second.head).toMatchObject({ number: 2, corrects: { hash: first.hash } });
    const old = await school.asked(editionRead, { hash: first.hash }, { role: 'public' });
    expect(old.ok && old.value.hash).toBe(first.hash);
  });

  it('still verifies when a row was withdrawn, in the filing copy too', async () => {
    const { hash } = await published((await begun()).id);
    await school.done(editionWithdraw, { hash, row: 2, reason: 'request' });
    expect(await school.refused(editionWithdraw, { hash, row: 2, reason: 'request' })).toEqual([
      'row-withdrawn',
    ]);
    const filing = await school.asked(editionFiling, { hash });
    if (!filing.ok) throw new Error('no filing copy');
    expect(verifyEdition(sha256, filing.value).failures).toEqual([]);
    expect(JSON.stringify(filing.value)).not.toContain('12/100');
  });
});

describe('what was published, audited as a stranger would', () => {
  it.each(['as-form', 'reduced', 'summary'] as const)(
    'as %s: every claim is read back, and nothing contradicts',
    async (profile) => {
      for (const personId of people)
        await school.done(consentRecord, {
          ...{ personId, basis: 'consent', noticedOn: today, answer: 'given' },
        });
      const { id } = await begun({ profile });
      const { items } = await read(id);
      const preview = await school.asked(disclosurePreview, { disclosureId: id, profile });
      if (!preview.ok) throw new Error('no preview');
      const written = {
        'a.docx': await writeDocx(preview.value),
        'a.html': new TextEncoder().encode(writeHtml(preview.value)),
        'a.txt': new TextEncoder().encode(writeText(preview.value)),
      };
      for (const [name, bytes] of Object.entries(written)) {
        const read = await readDocument({ bytes, name, limits: defaultLimits });
        if (!read.ok) throw new Error(name);
        const [audit] = auditTree(read.value, { form: null });
        const claims = audit?.items
          .filter(({ level }) => level === 'school')
          .map(({ no, claim: said }) => `${no} ${said}`);
        expect([name, claims]).toEqual([
          name,
          items
            .filter(({ level }) => level === 'school')
            .map(
              (item) => `${item.no} ${'ticked' in item.claim && item.claim.ticked ? 'yes' : 'no'}`,
            ),
        ]);
        expect([
          name,
          audit?.findings.filter(({ severity }) => severity === 'contradiction'),
        ]).toEqual([name, []]);
      }
    },
  );
});

describe('the evidence pack', () => {
  it('holds a folder an item with its cover, and says in its index what is missing', async () => {
    facts = goodFacts([5, 12, 31]);
    const answer = await school.asked(evidencePack(parts), {});
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const files = unzipSync(Buffer.from(answer.value.zip, 'base64'));
    expect(Object.keys(files).sort()).toEqual([...answer.value.files].sort());
    expect(Object.keys(files)).toContain('校级08/封面.docx');
    const wordsOf = async (name: string) => {
      const bytes = files[name] ?? new Uint8Array();
      const read = await readDocument({ bytes, name: 'a.docx', limits: defaultLimits });
      return read.ok ? read.value.text : '';
    };
    expect(await wordsOf('校级08/封面.docx')).toContain('31/100');
    const index = await wordsOf('目录.docx');
    expect(index).toContain('校级08：');
    expect(index).not.toContain('校级03：');
  });
});
