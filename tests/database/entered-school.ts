import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { provisions } from '../../src/apps/server/provisions.ts';
import { intakeVerbs } from '../../src/capabilities/intake/actions.ts';
import type { ShownDraft, ShownIntake } from '../../src/capabilities/intake/looking.ts';
import type { DraftKind, DraftValue } from '../../src/capabilities/intake/model.ts';
import { personCreate } from '../../src/capabilities/organisation/people/actions.ts';
import {
  now,
  sampleSchool,
  type SampleSchool,
} from '../../src/capabilities/organisation/samples/sample-school.ts';
import { attestationRecord } from '../../src/capabilities/self-evaluation/attestations.ts';
import type { Action } from '../../src/engines/actions/verb.ts';
import type { Database } from '../../src/engines/storage/database.ts';
import { putAttachment } from '../../src/engines/storage/attachments.ts';
import type { Day } from '../../src/kernel/day.ts';
import type { Uuid } from '../../src/kernel/id.ts';
import { gatherEvidence } from '../../src/capabilities/self-evaluation/reads.ts';
import { rosterImport } from '../../src/capabilities/roster/taking/actions.ts';
import { readFacts } from '../../src/capabilities/audit/document-facts.ts';
import { readForms } from '../../src/capabilities/audit/forms/read-forms.ts';
import { readDocument } from '../../src/engines/documents/read-document.ts';
import { defaultLimits } from '../../src/engines/documents/refusal.ts';
import { factsNamed } from '../../src/facts/fact.ts';
import { readingOf } from '../../src/facts/reading.ts';
import type { StaffSummary } from '../../src/facts/vocabulary.ts';
import { reportsOf } from '../quality/fixtures.ts';

const [begin, , read, accept, acceptAll] = intakeVerbs({
  provisions,
  attest: attestationRecord as unknown as Action,
});

/** A school whose published document was taken in and accepted, and what stayed a draft of each kind. */
export interface EnteredSchool {
  readonly school: SampleSchool;
  readonly left: Readonly<Record<string, number>>;
}

interface Entering {
  readonly school: SampleSchool;
  readonly intakeId: Uuid;
  readonly since: Day;
  /** How many members of the presidium the form itself states. */
  readonly presidium: number;
  /** What the document tells of its staff in figures. */
  readonly summary: StaffSummary | null;
}

async function shown({ school, intakeId }: Entering): Promise<ShownIntake> {
  const answer = await school.asked(read, { intakeId });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function ofKind(entering: Entering, kind: DraftKind): Promise<readonly ShownDraft[]> {
  return (await shown(entering)).drafts.filter((one) => one.kind === kind && one.state === 'open');
}

async function acceptEvery(entering: Entering, kind: DraftKind): Promise<void> {
  const { school, intakeId } = entering;
  const drafts = (await ofKind(entering, kind)).map(({ id }) => id);
  if (drafts.length > 0) await school.done(acceptAll, { intakeId, kind, drafts });
}

/** Accepts drafts of a kind one by one, with what the document leaves open filled in by the test. */
async function acceptFilled<K extends DraftKind>(
  entering: Entering,
  kind: K,
  fill: (value: DraftValue<K>, at: number) => DraftValue<K>,
): Promise<void> {
  for (const [at, { id, value }] of (await ofKind(entering, kind)).entries()) {
    const change = { [kind]: fill(value as DraftValue<K>, at) };
    await entering.school.done(accept, { intakeDraftId: id, change });
  }
}

/** Rows need posts that a roster without that column does not tell: the presidium's first, then staff in turn. */
function withPost(
  { presidium }: Entering,
  departments: readonly string[],
  { row, cells }: DraftValue<'roster'>,
  at: number,
): DraftValue<'roster'> {
  if (cells.post !== undefined) return { row, cells };
  if (at < presidium) return { row, cells: { ...cells, post: at === 0 ? '主席' : '副主席' } };
  const department = departments[at % departments.length] ?? '';
  return { row, cells: { ...cells, post: '干事', department } };
}

async function enterPeople(entering: Entering): Promise<void> {
  const departments = (await shown(entering)).drafts
    .filter(({ kind }) => kind === 'department')
    .map(({ value }) => (value as DraftValue<'department'>).name);
  await acceptEvery(entering, 'unit');
  await acceptEvery(entering, 'department');
  await acceptFilled(entering, 'duty', (duty) => ({ ...duty, purpose: duty.purpose ?? 'other' }));
  const rows = await ofKind(entering, 'roster');
  if (rows.length === 0) return enterInvented(entering, departments);
  await acceptFilled(entering, 'roster', (row, at) => withPost(entering, departments, row, at));
}

/** A rank within or outside the first third, invented: the document tells only how many are within. */
const inventedRow = (
  { presidium, summary }: Entering,
  departments: readonly string[],
  at: number,
) => {
  const within =
    at < Math.round(((summary?.staff ?? 0) * Number(summary?.withinThirtyPercent ?? 0)) / 100);
  const post = at === 0 ? '主席' : at < presidium ? '副主席' : '干事';
  const department = at < presidium ? '' : (departments[at % departments.length] ?? '');
  return {
    row: at + 1,
    cells: {
      ...{
        name: `同学${surnames[at % 10] ?? ''}${surnames[Math.floor(at / 10)] ?? ''}`,
        post,
        department,
      },
      ...{ status: at < (summary?.leagueMembers ?? 0) ? '共青团员' : '', grade: '2019级' },
      ...(within ? { rank: '3/40' } : {}),
      ...(summary?.failed === false ? { failed: '否' } : {}),
    },
  };
};

const surnames = '甲乙丙丁戊己庚辛壬癸';

/** Where a document lists nobody, as many people as its own summary counts, by invented names. */
async function enterInvented(entering: Entering, departments: readonly string[]): Promise<void> {
  const { school, summary, since } = entering;
  const { unions } = await school.inside((tx) => gatherEvidence(tx, [], since));
  const lines = Array.from({ length: summary?.staff ?? 0 }, (_, at) =>
    inventedRow(entering, departments, at),
  );
  if (lines.length === 0) return;
  await school.done(rosterImport, {
    ...{ bodyId: unions[0]?.id, since, span: 'year', academicYear: Number(since.slice(0, 4)) - 1 },
    ...{ createPeople: true, createPlaces: true, lines },
  });
}

async function enterElection(entering: Entering): Promise<void> {
  const { findings, drafts } = await shown(entering);
  const wrong = findings.findIndex(
    ({ code }) => code === 'elected-by-congress.elected-by-committee',
  );
  const told = drafts.find(
    ({ kind, against }) => kind === 'election' && against?.findings.includes(wrong),
  );
  if (told) await entering.school.done(accept, { intakeDraftId: told.id });
}

async function enterRules(entering: Entering): Promise<void> {
  await acceptFilled(entering, 'rules', (rules, at) => ({
    ...rules,
    kind: rules.kind ?? 'other',
    edition: `公开材料 ${at + 1}`,
    since: entering.since,
  }));
  await acceptEvery(entering, 'provision');
}

/** The summary row of a document, read as the audit reads it. */
async function summaryOf(file: string): Promise<StaffSummary | null> {
  const bytes = new Uint8Array(await readFile(file));
  const read = await readDocument({ name: path.basename(file), bytes, limits: defaultLimits });
  if (!read.ok) throw new Error(read.error.code);
  const reading = readingOf(read.value);
  const { facts } = readFacts(reading, readForms(reading, null));
  return factsNamed(facts, 'staff.summary')[0]?.value ?? null;
}

/** Takes the document in and accepts its drafts; of two that contradict each other the one the audit quotes. */
export async function enterDisclosure(
  database: Database,
  { file, since }: { readonly file: string; readonly since: Day },
): Promise<EnteredSchool> {
  const school = await sampleSchool(database, 'entered');
  const content = await readFile(file);
  const kept = await school.inside((tx) =>
    putAttachment(tx, { name: path.basename(file), type: 'text/plain', content, at: now }),
  );
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  const year = Number(since.slice(0, 4));
  const { id: intakeId } = await school.done(begin, {
    ...{ file: kept.value.sha256, unionKind: 'student-union', since },
    ...{ span: 'year', academicYear: year - 1 },
  });
  const [report] = await reportsOf(file);
  const stated = (criterion: string): number =>
    report?.items.find((item) => item.level === 'school' && item.criterion === criterion)?.number ??
    0;
  const entering = {
    ...{ school, intakeId, since },
    ...{ presidium: stated('presidium-cap'), summary: await summaryOf(file) },
  };
  await acceptEvery(entering, 'union');
  await enterPeople(entering);
  await enterElection(entering);
  await acceptEvery(entering, 'guide');
  await enterRules(entering);
  await enterStatements(entering);
  const open = (await shown(entering)).drafts.filter(({ state }) => state === 'open');
  const left: Record<string, number> = {};
  for (const { kind } of open) left[kind] = (left[kind] ?? 0) + 1;
  return { school, left };
}

async function enterStatements(entering: Entering): Promise<void> {
  const { school } = entering;
  const { id: attestedBy } = await school.done(personCreate, {
    ...{ kind: 'teacher', number: 'T7', name: '江老师', since: '2015-09-01' },
  });
  for (const { id, value } of await ofKind(entering, 'statement')) {
    const said = value as DraftValue<'statement'>;
    if (said.day === null) continue;
    const statement = { ...said, attestedBy, attestedAs: '校团委书记' };
    await school.done(accept, { intakeDraftId: id, change: { statement } });
  }
}
