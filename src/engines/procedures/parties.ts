import type { Actor, Grant } from '../actions/actor.ts';
import type { Uuid } from '../../kernel/id.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import {
  stepOf,
  type ActKind,
  type CaseState,
  type Party,
  type Procedure,
  type Step,
} from './model.ts';

function atStep(step: Step, kind: ActKind): readonly Party[] {
  switch (step.kind) {
    case 'submit':
      return kind === 'submit' ? [step.by] : [];
    case 'consent':
      return kind === 'consent' || kind === 'decline' ? [step.by] : [];
    case 'approve':
      if (kind === 'return') return step.back === null ? [] : step.by;
      return kind === 'approve' || kind === 'refuse' ? step.by : [];
    case 'mark':
      if (kind === 'mark') return [step.raters];
      if (kind === 'return') return step.back === null ? [] : [step.by];
      return kind === 'approve' || kind === 'refuse' ? [step.by] : [];
    case 'publicise':
      if (kind === 'publicise' || kind === 'close') return [step.by];
      if (kind === 'object') return [step.objectors];
      return kind === 'answer' ? [step.answerers] : [];
    default:
      return unreachable(step);
  }
}

/** Those who may do this kind of act in a case as it stands; a publicity is begun once, and the rest needs it begun. */
export function partiesFor(
  procedure: Procedure,
  state: CaseState,
  kind: ActKind,
): readonly Party[] {
  if (state.kind === 'ended') return [];
  if (kind === 'withdraw') return [procedure.person];
  const begun = state.publicity !== null;
  if (kind === 'publicise' && begun) return [];
  if ((kind === 'object' || kind === 'answer' || kind === 'close') && !begun) return [];
  return atStep(stepOf(procedure, state.step), kind);
}

/** Everybody who may do a kind of act somewhere on a path: what the verb's table of permissions is made of. */
export function partiesEver(procedure: Procedure, kind: ActKind): readonly Party[] {
  if (kind === 'withdraw') return [procedure.person];
  return procedure.steps.flatMap((step) => atStep(step, kind));
}

/** The steps of a path at which a kind of act can be done; all of them for a withdrawal. */
export function stepsWith({ steps }: Procedure, kind: ActKind): readonly string[] {
  return steps
    .filter((step) => kind === 'withdraw' || atStep(step, kind).length > 0)
    .map(({ code }) => code);
}

/** What a case is about, as far as reach asks. */
export interface CasePlace {
  readonly unitId: Uuid | null;
  readonly personId: Uuid | null;
}

function reaches({ reach, role }: Grant, actor: Actor, place: CasePlace): boolean {
  if (actor.kind !== 'person' || actor.capacity.role !== role) return false;
  const { unitIds } = actor.capacity;
  switch (reach) {
    case 'school':
      return unitIds === null;
    case 'unit':
      return unitIds === null || (place.unitId !== null && unitIds.includes(place.unitId));
    case 'self':
      return actor.personId !== null && actor.personId === place.personId;
    default:
      return unreachable(reach);
  }
}

/** Whether somebody, in the capacity they act in, is this party in this case. An operator at the machine is any. */
export function isParty(party: Party, actor: Actor, place: CasePlace): boolean {
  if (actor.kind === 'operator') return true;
  return party.may.some((grant) => reaches(grant, actor, place));
}

/** The party for which somebody may do an act now; of a joint step, one that has not approved yet. Null for none. */
export function partyOf(
  { procedure, state, place }: { procedure: Procedure; state: CaseState; place: CasePlace },
  kind: ActKind,
  actor: Actor,
): Party | null {
  const able = partiesFor(procedure, state, kind).filter((party) => isParty(party, actor, place));
  const approved = state.kind === 'open' ? state.approved : [];
  return able.find(({ code }) => !approved.includes(code)) ?? able[0] ?? null;
}

/** What a case waits for: the acts that lead on, and who may do them. Objections are not waited for. */
export function awaited(
  procedure: Procedure,
  state: CaseState,
): readonly { readonly kind: ActKind; readonly party: Party }[] {
  if (state.kind === 'ended') return [];
  const step = stepOf(procedure, state.step);
  const open = (kind: ActKind) =>
    partiesFor(procedure, state, kind)
      .filter(({ code }) => !state.approved.includes(code))
      .map((party) => ({ kind, party }));
  switch (step.kind) {
    case 'submit':
      return open('submit');
    case 'consent':
      return open('consent');
    case 'approve':
      return open('approve');
    case 'mark':
      return state.marks.length < step.least ? open('mark') : [...open('mark'), ...open('approve')];
    case 'publicise': {
      if (state.publicity === null) return open('publicise');
      const unanswered = state.publicity.objections.some(({ upheld }) => upheld === null);
      return unanswered ? open('answer') : open('close');
    }
    default:
      return unreachable(step);
  }
}
