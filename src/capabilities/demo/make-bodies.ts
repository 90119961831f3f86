import type { Uuid } from '../../kernel/id.ts';
import { appointmentEnd, appointmentMake } from '../organisation/appointments/actions.ts';
import { termOpen } from '../organisation/appointments/terms.ts';
import { bodyCreate, bodyStateGround } from '../organisation/bodies/actions.ts';
import { postCreate } from '../organisation/bodies/posts.ts';
import type { Deeds, Found } from './deeds.ts';
import type { PlannedBody, PlannedPlace, PlannedPost } from './plan.ts';

/** A body above, and the terms its people hold their posts in. */
interface Above {
  readonly bodyId: Uuid;
  readonly terms: ReadonlyMap<number, Uuid>;
}

function placeId(place: PlannedPlace, found: Found): Uuid | null {
  if (place === null) return null;
  return place.class === null ? found.unit(place.unit) : found.classOf(place.unit, place.class);
}

async function fillPost(
  deeds: Deeds,
  { bodyId, terms }: Above,
  {
    post,
    since,
    found,
  }: { readonly post: PlannedPost; readonly since: string; readonly found: Found },
): Promise<void> {
  const { holders, ...wanted } = post;
  const { id: postId } = await deeds.done(postCreate, { ...wanted, bodyId, since });
  for (const { number, term, ended, ...held } of holders) {
    const personId = found.person(number);
    const termId = term === null ? null : terms.get(term);
    // As it was made on its first day; the end came later.
    const until = ended !== null && term !== null ? ended.until : null;
    const made = { ...held, postId, personId, termId, until };
    const { id: appointmentId } = await deeds.done(appointmentMake, made);
    if (ended === null) continue;
    await deeds.done(appointmentEnd, { appointmentId, until: ended.until, endedBy: ended.by });
  }
}

/** Opens the terms; one that is over is opened with its end. */
async function openTerms(
  deeds: Deeds,
  bodyId: Uuid,
  { terms }: PlannedBody,
): Promise<ReadonlyMap<number, Uuid>> {
  const ids = new Map<number, Uuid>();
  for (const { number, since, until } of terms) {
    const { id } = await deeds.done(termOpen, { bodyId, number, since, until });
    ids.set(number, id);
  }
  return ids;
}

async function makeBody(
  deeds: Deeds,
  body: PlannedBody,
  { above, found }: { readonly above: Above | null; readonly found: Found },
): Promise<void> {
  const { kind, name, since, staffGround } = body;
  const parentId = above?.bodyId ?? null;
  // What stands in a union stands where the union does, and names no place of its own.
  const unitId = above === null ? placeId(body.place, found) : null;
  const { id: bodyId } = await deeds.done(bodyCreate, { kind, name, since, parentId, unitId });
  const terms = new Map([...(above?.terms ?? []), ...(await openTerms(deeds, bodyId, body))]);
  const here: Above = { bodyId, terms };
  for (const post of body.posts) await fillPost(deeds, here, { post, since, found });
  if (staffGround !== null) await deeds.done(bodyStateGround, { bodyId, staffGround });
  for (const below of body.below) await makeBody(deeds, below, { above: here, found });
}

/** Makes bodies with their terms, posts and appointments, and what stands below them. */
export async function makeBodies(
  deeds: Deeds,
  bodies: readonly PlannedBody[],
  found: Found,
): Promise<void> {
  for (const body of bodies) await makeBody(deeds, body, { above: null, found });
}
