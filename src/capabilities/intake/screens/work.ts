import type { ShownDraft } from '../looking.ts';
import { draftKinds, type DraftKind } from '../model.ts';

/** How far one kind is worked through. */
export interface KindWork {
  readonly kind: DraftKind;
  readonly all: number;
  readonly open: number;
}

/** The kinds a document has drafts of, in their order. */
export function kindsOf(drafts: readonly ShownDraft[]): readonly KindWork[] {
  return draftKinds.flatMap((kind) => {
    const own = drafts.filter((draft) => draft.kind === kind);
    const open = own.filter(({ state }) => state === 'open').length;
    return own.length === 0 ? [] : [{ kind, all: own.length, open }];
  });
}

/** Where work goes on: the first kind with open drafts, else the first there is. */
export function kindToWork(drafts: readonly ShownDraft[]): DraftKind | null {
  const kinds = kindsOf(drafts);
  return (kinds.find(({ open }) => open > 0) ?? kinds[0])?.kind ?? null;
}

/** The draft after the one at hand that still waits: the next of its kind, then the first of the kinds after it. */
export function nextOpen(drafts: readonly ShownDraft[], id: string): ShownDraft | null {
  const at = drafts.findIndex((draft) => draft.id === id);
  const kind = drafts[at]?.kind;
  const open = drafts.filter((draft) => draft.state === 'open' && draft.id !== id);
  const ofKind = open.filter((draft) => draft.kind === kind);
  const after = (all: readonly ShownDraft[]): ShownDraft | undefined =>
    all.find((draft) => drafts.indexOf(draft) > at) ?? all[0];
  return after(ofKind) ?? after(open) ?? null;
}

/** What of a kind can be accepted at once: whatever waits and contradicts nothing. */
export const acceptedTogether = (
  drafts: readonly ShownDraft[],
  kind: DraftKind,
): readonly ShownDraft[] =>
  drafts.filter(
    (draft) =>
      draft.kind === kind && draft.state === 'open' && (draft.against?.drafts.length ?? 0) === 0,
  );

/** The sibling so many places on, staying within the kind. */
export function sibling(drafts: readonly ShownDraft[], id: string, by: 1 | -1): ShownDraft | null {
  const draft = drafts.find((one) => one.id === id);
  const own = drafts.filter(({ kind }) => kind === draft?.kind);
  return own[own.findIndex((one) => one.id === id) + by] ?? null;
}

/** Whether a decision can be taken back here; a record that others may stand on is set right where it is kept. */
export const canUndo = ({ state, thing }: ShownDraft): boolean =>
  state === 'dismissed' || (state === 'accepted' && (thing === 'duty' || thing === 'guide'));

/** What can be done with the draft at hand. */
export type Deed = 'accept' | 'change' | 'dismiss' | 'next' | 'before' | 'undo';

/** What a key asks for: the key itself, not the letter it writes, so that a Chinese input method may be on. */
export const deedOfKey: Readonly<Record<string, Deed>> = {
  KeyA: 'accept',
  KeyE: 'change',
  KeyD: 'dismiss',
  KeyJ: 'next',
  KeyK: 'before',
  KeyU: 'undo',
};
