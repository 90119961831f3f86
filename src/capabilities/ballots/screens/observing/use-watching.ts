import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toHex, utf8 } from '../../../../engines/ballots/bytes.ts';
import type { Setup } from '../../../../engines/ballots/model.ts';
import { publicKeysOf, type ObserverSecret } from '../../../../engines/ballots/observer-keys.ts';
import { portablePrimitives } from '../../../../engines/ballots/portable-primitives.ts';
import { checkCode, contextOf } from '../../../../engines/ballots/setup.ts';
import type { BoxAddress } from '../../box.ts';
import type { RoundTold } from '../told.ts';
import { saw, warningsOf, type Warning } from './record.ts';
import { servedHash } from './served-page.ts';
import type { Keeping } from './use-kept.ts';

/** A setup as this browser reads it itself: its context in hexadecimal, and its check code. */
export interface ReadSetup {
  readonly setup: Setup;
  readonly ctx: string;
  readonly code: string;
}

/** Works the check code out of the setup's bytes: the server's word for it counts for nothing here. */
export function readSetup(text: string | null): ReadSetup | null {
  if (text === null) return null;
  const ctx = contextOf(portablePrimitives.sha256, utf8(text));
  return { setup: JSON.parse(text) as Setup, ctx: toHex(ctx), code: checkCode(ctx) };
}

/** Whether a setup names the keys of these secrets; the key that signs may be deleted here already. */
function namesOwnKeys({ setup }: ReadSetup, secret: ObserverSecret): boolean {
  const own = publicKeysOf(secret);
  const named = setup.observers.find(({ number }) => number === secret.number);
  const signs = own.rsa === null || named?.rsa === own.rsa;
  return named?.ed25519 === own.ed25519 && named.x25519 === own.x25519 && signs;
}

function baseOf(address: BoxAddress): string {
  const { protocol, hostname } = window.location;
  return address.kind === 'address'
    ? address.address.replace(/\/$/, '')
    : `${protocol}//${hostname}:${address.port}`;
}

/** Asks the box itself, as a phone would; null where it does not answer. */
async function boxTotal(address: string): Promise<number | null> {
  try {
    const answered = await fetch(address, {
      ...{ credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' },
    });
    if (!answered.ok) return null;
    const { cast } = (await answered.json()) as { readonly cast?: unknown };
    return typeof cast === 'number' ? cast : null;
  } catch {
    return null; // it may answer the next time; meanwhile the page says that it is not known
  }
}

/** The total of the box: from the box itself; through the server only as long as the box never answered this page. */
function useBoxTotal({ boxAddress, phase, box }: RoundTold, read: ReadSetup | null): number | null {
  const [total, setTotal] = useState<number | null>(null);
  const casting = phase === 'casting';
  const address =
    casting && boxAddress !== null && read !== null ? `${baseOf(boxAddress)}/${read.ctx}` : null;
  useEffect(() => {
    if (address === null) return;
    let gone = false;
    const look = async (): Promise<void> => {
      const found = await boxTotal(address);
      if (!gone && found !== null) setTotal(found);
    };
    void look();
    const timer = window.setInterval(() => void look(), 5000);
    return () => {
      gone = true;
      window.clearInterval(timer);
    };
  }, [address]);
  return casting ? (total ?? box?.cast ?? null) : null;
}

/** Whether the ballot page is served as setup has it: `null` while nothing is known. */
export interface PageLook {
  readonly wanted: string | null;
  readonly served: string | null;
}

function usePageLook(address: string, read: ReadSetup | null, going: boolean) {
  const [served, setServed] = useState<{ readonly hash: string | null } | null>(null);
  const wanted = read?.setup.page ?? null;
  const looks = going && wanted !== null;
  const look = useCallback((): void => {
    servedHash(address).then(
      (hash) => setServed({ hash }),
      () => setServed({ hash: null }),
    );
  }, [address]);
  useEffect(() => {
    if (!looks) return;
    look();
    const timer = window.setInterval(look, 120_000);
    return () => window.clearInterval(timer);
  }, [looks, look]);
  return { look, page: served === null ? null : { wanted, served: served.hash } };
}

/** What this browser sees of a round, and what does not fit together. */
export interface Watching {
  readonly read: ReadSetup | null;
  readonly page: PageLook | null;
  readonly warnings: readonly Warning[];
  lookAtPage(): void;
}

/** Watches a round while the page is open, and writes down what it sees. */
export function useWatching(told: RoundTold, keeping: Keeping, ballotPage: string): Watching {
  const { state, kept, secret, change } = keeping;
  const read = useMemo(() => readSetup(told.setup), [told.setup]);
  const box = useBoxTotal(told, read);
  const going = told.phase === 'issuing' || told.phase === 'casting';
  const { look: lookAtPage, page } = usePageLook(ballotPage, read, going);
  const code = read?.code ?? null;
  const issued = going ? told.issued : null;
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  }, [change]);
  useEffect(() => {
    if (state !== 'ready') return;
    void latest.current((now) => ({ ...now, record: saw(now.record, { code, box, issued }) }));
  }, [state, code, box, issued]);
  const warnings = warningsOf(kept.record, {
    ...{ code, close: told.close, page, waiting: told.waiting },
    signs: told.observers.some((one) => one.coIssuer && one.number === told.mine.observes),
    ownKeys: read === null || secret === null ? null : namesOwnKeys(read, secret),
  });
  return { read, page, warnings, lookAtPage };
}
