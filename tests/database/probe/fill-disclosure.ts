import {
  attestableCriteria,
  enteredFrom,
} from '../../../src/capabilities/self-evaluation/model.ts';
import { noteStandings } from '../../../src/capabilities/self-evaluation/seen.ts';
import { form2021 } from '../../../src/capabilities/evaluation/forms/form-2021.ts';
import {
  obstaclesOf,
  prepare,
  previewFindings,
  type DisclosureParts,
} from '../../../src/capabilities/disclosure/preparing.ts';
import { openDisclosure, publishedEditions } from '../../../src/capabilities/disclosure/reads.ts';
import { disclosureSources } from '../../../src/apps/server/disclosure-sources.ts';
import { evidenceSources } from '../../../src/apps/server/evidence.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import type { Day } from '../../../src/kernel/day.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import { asRole } from './calls.ts';
import { serve, since, type Make } from './fill-unit.ts';

/** What a school has of self-evaluations and disclosures. */
export interface DisclosureIds {
  readonly attestation: Uuid;
  /** The id of a form only this school entered. */
  readonly formId: string;
  /** Open and to be approved; what it holds. */
  readonly disclosure: Uuid;
  readonly revision: number;
  readonly content: string;
  /** Open and approved. */
  readonly approved: Uuid;
  readonly approvedContent: string;
  /** Published. */
  readonly edition: string;
  /** A union that came to an end, with no disclosure of its own. */
  readonly formerUnion: Uuid;
}

const asOf = '2026-11-20' as Day;
const parts: DisclosureParts = { evidence: evidenceSources, sources: disclosureSources };

/** Writes every section, explains every finding, and answers the newest revision and what the disclosure holds. */
async function finished(
  {
    database,
    id,
    make,
    mark,
  }: {
    readonly database: Database;
    readonly id: SchoolId;
    readonly make: Make;
    readonly mark: string;
  },
  disclosureId: Uuid,
): Promise<{ readonly revision: number; readonly content: string }> {
  const prepared = () =>
    withSchool(database, id, async (tx) => {
      const held = await openDisclosure(tx, disclosureId);
      const made = held && (await prepare(tx, held, parts));
      if (!made) throw new Error('the disclosure cannot be prepared');
      return { made, findings: await previewFindings(made, 'zh') };
    });
  let revision = 1;
  const empty = await prepared();
  for (const part of obstaclesOf(empty.made, empty.findings).empty) {
    await make('disclosure.write', { disclosureId, revision, part, text: `见${mark}文件。` });
    revision += 1;
  }
  // One that the audit has no more: what was said of it stays.
  const gone = { key: 'fedcba9876543210' };
  for (const { key } of [...(await prepared()).findings, gone]) {
    await make('disclosure.explain', { disclosureId, revision, finding: key, reason: '属实' });
    revision += 1;
  }
  return { revision, content: (await prepared()).made.content };
}

/** Vouches, enters a form, publishes a disclosure, and leaves one to be approved and one that is. */
export async function fillDisclosure(
  database: Database,
  make: Make,
  place: {
    readonly id: SchoolId;
    readonly slug: string;
    readonly mark: string;
    readonly union: Uuid;
    readonly file: string;
    readonly teacher: Uuid;
    readonly student: Uuid;
  },
): Promise<DisclosureIds> {
  const { id, slug, mark, union, file, teacher, student } = place;
  const attestation = await make('attestation.record', {
    ...{ unionId: union, criterion: attestableCriteria[0], what: `已办理${mark}`, day: since },
    ...{ paper: file, attestedBy: teacher, attestedAs: '书记' },
  });
  const formId = `2026-2027-${slug}`;
  const form = { ...enteredFrom(form2021), title: `自评表${mark}` };
  await make('form.save', { formId, revision: null, form });
  await make('form.choose', { unionId: union, formId: '2021', since });
  await make('consent.record', {
    ...{ personId: student, basis: 'consent', noticedOn: since, answer: 'given' },
  });
  await make('site.set', { indexed: false, contact: `办公室${mark}` });
  const graduates = { kind: 'graduate-union', since };
  const formerUnion = await make('body.create', { ...graduates, name: '原研究生会' });
  await make('body.close', { bodyId: formerUnion, until: '2025-06-30' });
  const graduate = await make('body.create', { ...graduates, name: `研究生会${mark}` });
  await serve(make, {
    ...{ bodyId: graduate, kind: 'chair', name: '主席' },
    person: { kind: 'student', number: `${slug}8001`, name: '研主席', since },
  });
  const filling = { database, id, make, mark };
  const begin = (unionId: Uuid, more: object = {}) =>
    make('disclosure.begin', { unionId, asOf, ...more });
  const claimed = { item: 'school-16', ticked: true, ground: `依据${mark}` };
  const first = await begin(union);
  await make('disclosure.claim', { disclosureId: first, revision: 1, ...claimed });
  const held = await finished({ ...filling, make: after(make, 1) }, first);
  await make(
    'disclosure.approve',
    asRole('league', { disclosureId: first, content: held.content }),
  );
  await make('disclosure.publish', { disclosureId: first, content: held.content });
  const [published] = await withSchool(database, id, publishedEditions);
  if (!published) throw new Error('nothing was published');
  const hash = published.hash;
  await make('edition.withdraw', { hash, row: 1, reason: 'request' });
  const disclosure = await begin(union, { corrects: hash, why: `更正${mark}` });
  await make('disclosure.claim', { disclosureId: disclosure, revision: 1, ...claimed });
  const open = await finished({ ...filling, make: after(make, 1) }, disclosure);
  const approved = await begin(graduate);
  const ready = await finished(filling, approved);
  await make(
    'disclosure.approve',
    asRole('league', { disclosureId: approved, content: ready.content }),
  );
  await withSchool(database, id, (tx) => noteStandings(tx, evidenceSources, asOf));
  return {
    ...{ attestation, formId, disclosure, revision: open.revision + 1, content: open.content },
    ...{ approved, approvedContent: ready.content, edition: hash, formerUnion },
  };
}

/** A maker for a disclosure that was changed so many times before. */
const after =
  (make: Make, changes: number): Make =>
  (name, input) =>
    make(name, { ...input, revision: (input as { readonly revision: number }).revision + changes });
