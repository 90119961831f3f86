import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Action } from '../../../engines/actions/verb.ts';
import { canonicalJson, type Json } from '../../../kernel/json.ts';
import type { Failure } from '../answer.ts';
import { useSurface } from '../surface.tsx';

/** An intent on its way to the server. */
export interface Submission {
  readonly sending: boolean;
  readonly failure: Failure | null;
  /** Sends once, however often it is pressed. Calls `onDone` with the answer after everything shown was marked stale. */
  submit(input: Readonly<Record<string, unknown>>): Promise<void>;
}

/**
 * Does a verb. The key is made once per intent: the same input sent again (after a lost connection) carries the same
 * key, so that what was done already is not done twice; a changed input is a new intent.
 */
export function useSubmission(verb: string, onDone: (answer: unknown) => void): Submission {
  const { client } = useSurface();
  const store = useQueryClient();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const intent = useRef<{ readonly input: string; readonly key: string } | null>(null);

  function keyOf(input: Readonly<Record<string, unknown>>): string {
    const text = canonicalJson(input as Json);
    if (intent.current?.input !== text) intent.current = { input: text, key: client.newKey() };
    return intent.current.key;
  }

  return {
    sending,
    failure,
    async submit(input) {
      if (running.current) return;
      running.current = true;
      setSending(true);
      setFailure(null);
      const answer = await client.act<Action>(verb, input, { key: keyOf(input) });
      running.current = false;
      setSending(false);
      if (!answer.ok) return setFailure(answer.error);
      intent.current = null;
      await store.invalidateQueries({ refetchType: 'none' });
      onDone(answer.value);
    },
  };
}
