import { readStatedValues } from '../../charter/reads.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { vettedForPresidium } from '../selection/reads.ts';
import type { WantedElection, WantedOffice, What } from './model.ts';
import { rulesInForce } from './provisions.ts';
import { electorRefusals, judgeElector, twice } from './rules.ts';
import { election, electionCandidate, electionOffice } from './tables.ts';

/** Codes of `prepareElection`. */
export const prepareRefusals = [
  ...electorRefusals,
  'unit-out-of-reach',
  'unit-unknown',
  'offices-missing',
  'body-unknown',
  'body-not-for',
  'post-not-of-body',
  'post-wanted-twice',
  'person-unknown',
  'candidate-twice',
  'candidate-not-vetted',
] as const;

interface BodyPlace {
  readonly id: Uuid;
  readonly kind: string;
  readonly unitId: Uuid | null;
  readonly posts: readonly Uuid[];
}

/** A body with its posts; for a union also those of its offices and departments. */
async function placeOf(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<BodyPlace | null> {
  const { rows } = await client.query<BodyPlace>({
    name: 'election-body',
    text: `select b.id, b.kind, b.unit_id as "unitId", array(select p.id from post p
        join body o on o.school_id = p.school_id and o.id = p.body_id
        where p.school_id = $1 and o.school_id = $1 and (o.id = b.id or o.parent_id = b.id)) as posts
      from body b where b.school_id = $1 and b.id = $2`,
    values: [schoolId, id],
  });
  return rows[0] ?? null;
}

/** Which of these are people of the school, or of the units named. */
export async function knownPeople(
  { client, schoolId }: SchoolTransaction,
  ids: readonly Uuid[],
  unitIds: readonly Uuid[] | null = null,
): Promise<ReadonlySet<Uuid>> {
  if (ids.length === 0) return new Set();
  const { rows } = await client.query<{ id: Uuid }>({
    name: 'election-people',
    text: `select id from person where school_id = $1 and id = any($2::uuid[])
      and ($3::uuid[] is null or unit_id = any($3) or class_id = any($3))`,
    values: [schoolId, ids, unitIds],
  });
  return new Set(rows.map(({ id }) => id));
}

async function isUnit({ client, schoolId }: SchoolTransaction, id: Uuid): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'election-unit',
    text: `select 1 from unit where school_id = $1 and id = $2`,
    values: [schoolId, id],
  });
  return rowCount === 1;
}

const bodyKinds: Readonly<Record<Exclude<What, 'delegates'>, readonly string[] | null>> = {
  presidium: ['student-union', 'graduate-union'],
  committee: ['student-committee', 'student-union', 'graduate-union'],
  'class-committee': ['class-committee'],
  other: null,
};

function judgeBody({ what, bodyId }: WantedElection, place: BodyPlace | null): readonly Refusal[] {
  if (bodyId && place === null) return [refusal('body-unknown', 'bodyId')];
  if (what === 'delegates') return [];
  const kinds = bodyKinds[what];
  if (place === null) return kinds === null ? [] : [refusal('body-unknown', 'bodyId')];
  return kinds === null || kinds.includes(place.kind) ? [] : [refusal('body-not-for', 'bodyId')];
}

function judgePosts(offices: readonly WantedOffice[], place: BodyPlace | null): readonly Refusal[] {
  const wanted = offices.map(({ postId }) => postId ?? null);
  const own = new Set(place?.posts ?? []);
  return wanted.flatMap((postId, at) => {
    if (postId === null) return [];
    const field = ['offices', at, 'postId'] as const;
    if (!own.has(postId)) return [refusal('post-not-of-body', field)];
    return wanted.indexOf(postId) === at ? [] : [refusal('post-wanted-twice', field)];
  });
}

function judgeCandidates(
  { what, offices }: WantedElection,
  known: ReadonlySet<Uuid>,
  vetted: ReadonlyMap<Uuid, Uuid>,
): readonly Refusal[] {
  return offices.flatMap(({ candidates = [] }, at) => {
    const people = candidates.map(({ personId }) => personId);
    const again = new Set(twice(people));
    return people.flatMap((id, index) => {
      const field = ['offices', at, 'candidates', index, 'personId'] as const;
      if (!known.has(id)) return [refusal('person-unknown', field)];
      if (again.has(index)) return [refusal('candidate-twice', field)];
      return what !== 'presidium' || vetted.has(id) ? [] : [refusal('candidate-not-vetted', field)];
    });
  });
}

async function write(
  { tx, today, newId }: Preparing,
  wanted: WantedElection,
  { unitId, vetted }: { readonly unitId: Uuid | null; readonly vetted: ReadonlyMap<Uuid, Uuid> },
): Promise<Uuid> {
  const { schoolId, db } = tx;
  const { rules, articles } = rulesInForce(await readStatedValues(tx), today);
  const id = newId();
  await db.insert(election).values({
    schoolId,
    id,
    what: wanted.what,
    bodyId: wanted.bodyId ?? null,
    unitId,
    elector: wanted.elector,
    electorName: wanted.electorName,
    title: wanted.title,
    day: wanted.day,
    rules: rules as unknown as Json,
    ruleArticles: articles as unknown as Json,
    subjectKind: wanted.subject?.kind ?? null,
    subjectId: wanted.subject?.id ?? null,
    state: 'preparing',
    publicFrom: null,
    publicUntil: null,
    prepared: today,
    revision: 1,
  });
  await db.insert(electionOffice).values(
    wanted.offices.map(({ title, seats, postId, mode }, at) => ({
      ...{ schoolId, electionId: id, number: at + 1, title, seats },
      ...{ postId: postId ?? null, mode: mode ?? ('contested' as const), overrideReason: null },
    })),
  );
  const candidates = wanted.offices.flatMap(({ candidates: some = [] }, at) =>
    some.map(({ personId, candidacyId }) => ({
      ...{ schoolId, electionId: id, office: at + 1, personId, position: null },
      candidacyId: candidacyId ?? vetted.get(personId) ?? null,
      struckReason: null,
    })),
  );
  if (candidates.length > 0) await db.insert(electionCandidate).values(candidates);
  return id;
}

/** What preparing needs of the verb it happens in. */
export type Preparing = Pick<Context, 'tx' | 'today' | 'newId'>;

/** Candidacies that went the whole path, by the person. */
export async function vettedOf(
  tx: SchoolTransaction,
  { what, bodyId }: Pick<WantedElection, 'what' | 'bodyId'>,
): Promise<ReadonlyMap<Uuid, Uuid>> {
  if (what !== 'presidium' || !bodyId) return new Map();
  const rows = await vettedForPresidium(tx, bodyId);
  return new Map(rows.map(({ personId, candidacyId }) => [personId, candidacyId]));
}

/**
 * Prepares an election with the rules of the day frozen. Whether the caller may is the calling verb's to ask; `reaches`
 * says whether the affairs of a unit (null: the school) are theirs. Refuses
 * (`prepareRefusals`) a body that may not elect what is elected (the presidium: by the congress alone), posts of another
 * body, and candidates for a presidium whose vetting is not completed.
 */
export async function prepareElection(
  preparing: Preparing,
  wanted: WantedElection,
  reaches: (unitId: Uuid | null) => boolean = () => true,
): Promise<Result<{ readonly id: Uuid }, readonly Refusal[]>> {
  const { tx } = preparing;
  const people = wanted.offices.flatMap(({ candidates = [] }) =>
    candidates.map(({ personId }) => personId),
  );
  const [place, known, vetted] = await Promise.all([
    wanted.bodyId ? placeOf(tx, wanted.bodyId) : null,
    knownPeople(tx, people),
    vettedOf(tx, wanted),
  ]);
  const unitId = place === null ? (wanted.unitId ?? null) : place.unitId;
  if (unitId !== null && !(await isUnit(tx, unitId)))
    return err([refusal('unit-unknown', 'unitId')]);
  if (!reaches(unitId)) return err([refusal('unit-out-of-reach', 'unitId')]);
  const refusals = [
    ...(wanted.offices.length === 0 ? [refusal('offices-missing', 'offices')] : []),
    ...judgeBody(wanted, place),
    ...judgeElector({ ...wanted, unit: unitId !== null }),
    ...judgePosts(wanted.offices, place),
    ...judgeCandidates(wanted, known, vetted),
  ];
  if (refusals.length > 0) return err(refusals);
  return ok({ id: await write(preparing, wanted, { unitId, vetted }) });
}
