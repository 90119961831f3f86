import { useEffect, useMemo, useRef, useState } from 'react';
import type { ObserverSecret } from '../../../../engines/ballots/observer-keys.ts';
import { changeKept, readKept } from './kept.ts';
import { emptyRecord, type WatchRecord } from './record.ts';
import { readSecret } from './secret-text.ts';

/** What an observer's browser keeps of one round. */
export interface Kept {
  /** `writeSecret`; null where the keys are not here (any more). */
  readonly secret: string | null;
  /** A backup file was saved. */
  readonly backedUp: boolean;
  /** The public halves have been taken by the server. */
  readonly sent: boolean;
  readonly record: WatchRecord;
}

const nothing: Kept = { secret: null, backedUp: false, sent: false, record: emptyRecord };

/** What is kept, and how it is changed. */
export interface Keeping {
  /** `broken`: this browser keeps nothing at all. */
  readonly state: 'reading' | 'broken' | 'ready';
  readonly kept: Kept;
  /** The keys, read; null where there are none here. */
  readonly secret: ObserverSecret | null;
  /** Resolves after the change is on disk. */
  change(by: (kept: Kept) => Kept): Promise<void>;
}

/** What this browser keeps of an observer's round. */
export function useKept(place: {
  readonly school: string;
  readonly roundId: string;
  readonly number: number;
}): Keeping {
  const key = `${place.school}/${place.roundId}/${place.number}`;
  const [state, setState] = useState<Keeping['state']>('reading');
  const [kept, setKept] = useState<Kept>(nothing);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    readKept<Kept>(key).then(
      (found) => {
        if (gone.current) return;
        setKept(found ?? nothing);
        setState('ready');
      },
      () => !gone.current && setState('broken'),
    );
    return () => {
      gone.current = true;
    };
  }, [key]);
  const secret = useMemo(() => (kept.secret === null ? null : readSecret(kept.secret)), [kept]);
  return {
    state,
    kept,
    secret,
    async change(by) {
      const changed = await changeKept<Kept>(key, (before) => by(before ?? nothing));
      if (!gone.current) setKept(changed);
    },
  };
}
