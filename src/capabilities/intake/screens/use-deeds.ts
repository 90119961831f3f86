import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import type { ShownDraft, ShownIntake } from '../looking.ts';
import { deedOfKey, type Deed } from './work.ts';

/** Does what a key asks for, but not while something is being typed or a control has the key. */
export function useKeys(run: (deed: Deed) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [role=combobox], [contenteditable]');
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const deed = deedOfKey[event.code];
      if (!deed) return;
      event.preventDefault();
      latest.current(deed);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Everything that can be done with drafts, and what went wrong last. */
export function useDeeds(
  intake: ShownIntake,
  { onDone, onReopened }: { onDone(): void; onReopened(id: string): void },
) {
  const reopening = useRef('');
  const store = useQueryClient();
  const refreshed = (): void => {
    void store.invalidateQueries();
    onDone();
  };
  const accept = useSubmission('intake-draft.accept', refreshed);
  const acceptAll = useSubmission('intake-draft.accept-all', refreshed);
  const dismiss = useSubmission('intake-draft.dismiss', refreshed);
  const reopen = useSubmission('intake-draft.reopen', () => {
    void store.invalidateQueries();
    onReopened(reopening.current);
  });
  const all = [accept, acceptAll, dismiss, reopen];
  return {
    accept: (draft: ShownDraft, value?: Readonly<Record<string, unknown>>) =>
      void accept.submit({
        intakeDraftId: draft.id,
        ...(value ? { change: { [draft.kind]: value } } : {}),
      }),
    acceptAll: (drafts: readonly ShownDraft[]) =>
      void acceptAll.submit({
        intakeId: intake.id,
        kind: drafts[0]?.kind,
        drafts: drafts.map(({ id }) => id),
      }),
    dismiss: (draft: ShownDraft) => void dismiss.submit({ intakeDraftId: draft.id }),
    reopen: (draft: ShownDraft) => {
      reopening.current = draft.id;
      void reopen.submit({ intakeDraftId: draft.id });
    },
    sending: all.some(({ sending }) => sending),
    failureOfAll: acceptAll.failure,
    failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
  };
}
