import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Action } from '../../../engines/actions/verb.ts';
import { canonicalJson, type Json } from '../../../kernel/json.ts';
import type { Failure } from '../answer.ts';
import { useSurface } from '../surface.tsx';

/** One act of many, and what it is called where it fails. */
export interface OneOfMany {
  readonly label: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Many acts of one verb on their way, one after the other. */
export interface Many {
  /** How many of how many are done; null where nothing is on its way. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** The first that failed; those before it are done, those after it were not begun. */
  readonly failed: { readonly label: string; readonly failure: Failure } | null;
  /** Answers how many were done. */
  run(acts: readonly OneOfMany[]): Promise<number>;
}

/**
 * Does one verb many times, stopping at the first that fails. An act sent again with the same input carries the same
 * key, so that what was done before a lost connection is not done twice.
 */
export function useMany(verb: string): Many {
  const { client } = useSurface();
  const store = useQueryClient();
  const [progress, setProgress] = useState<Many['progress']>(null);
  const [failed, setFailed] = useState<Many['failed']>(null);
  const keys = useRef(new Map<string, string>());

  function keyOf(input: OneOfMany['input']): string {
    const text = canonicalJson(input as Json);
    const key = keys.current.get(text) ?? client.newKey();
    keys.current.set(text, key);
    return key;
  }

  async function run(acts: readonly OneOfMany[]): Promise<number> {
    setFailed(null);
    let done = 0;
    for (const { label, input } of acts) {
      setProgress({ done, total: acts.length });
      const key = keyOf(input);
      const answer = await client.act<Action>(verb, input, { key });
      if (!answer.ok) {
        setFailed({ label, failure: answer.error });
        break;
      }
      keys.current.delete(canonicalJson(input as Json));
      done += 1;
    }
    setProgress(null);
    if (done > 0) await store.invalidateQueries();
    return done;
  }
  return { progress, failed, run };
}
