import { useEffect, useRef, useState } from 'react';
import { sha256 } from '@noble/hashes/sha2.js';
import { Alert } from 'antd';
import type { AnswerOf } from '../../../../engines/actions/verb.ts';
import { fromB64, toB64, toHex, utf8 } from '../../../../engines/ballots/bytes.ts';
import { signBlinded, type RsaKey } from '../../../../engines/ballots/rsa.ts';
import { useAsk } from '../../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../../surfaces/ui/form/use-submission.ts';
import { useLive } from '../../../../surfaces/ui/screen/use-live.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import type { ballotToSign } from '../../issuing.ts';
import type { RoundTold } from '../told.ts';
import { browserRandom } from './browser-random.ts';
import { asked, type SignedFor } from './record.ts';
import type { Keeping } from './use-kept.ts';

type Waiting = AnswerOf<typeof ballotToSign>['waiting'][number];

/** So many at a time: some fifty milliseconds of a page's time. */
const atOnce = 10;

const requestOf = ({ personId, name, blinded }: Waiting): SignedFor => ({
  ...{ personId, name },
  asked: toHex(sha256(utf8(blinded))),
});

interface Signed {
  readonly personId: string;
  readonly signature: string;
}

function signatureFor({ personId, blinded }: Waiting, key: RsaKey): readonly Signed[] {
  const bytes = fromB64(blinded);
  const signature = bytes === null ? null : signBlinded(key, bytes, browserRandom);
  return signature === null ? [] : [{ personId, signature: toB64(signature) }];
}

/** Writes down who asks, then signs: once for each person, and never anything else a second time. */
async function signAll(
  waiting: readonly Waiting[],
  key: RsaKey,
  change: Keeping['change'],
): Promise<readonly Signed[]> {
  const granted = new Set<string>();
  await change((kept) => {
    let { record } = kept;
    for (const one of waiting) {
      const found = asked(record, requestOf(one));
      ({ record } = found);
      if (found.signs) granted.add(one.personId);
    }
    return { ...kept, record };
  });
  return waiting
    .filter(({ personId }) => granted.has(personId))
    .flatMap((one) => signatureFor(one, key));
}

/** The co-issuer's page: signs what waits while it is open, and shows whom it signed for. */
export function IssuingPart(props: { readonly told: RoundTold; readonly keeping: Keeping }) {
  const say = useRoom('ballots');
  const { told, keeping } = props;
  const { secret, kept, change } = keeping;
  const toSign = useAsk<typeof ballotToSign>('ballot.to-sign', {
    roundId: told.id,
  } as Parameters<typeof useAsk<typeof ballotToSign>>[1]);
  const [unsigned, setUnsigned] = useState<readonly string[]>([]);
  const busy = useRef(false);
  const sending = useSubmission('ballot.co-sign', () => toSign.again());
  useLive(toSign.again, 2);
  const key = secret?.rsa ?? null;
  const { refused } = kept.record;
  const waiting = toSign.value?.waiting;
  const latest = useRef({ change, submit: sending.submit });
  useEffect(() => {
    latest.current = { change, submit: sending.submit };
  });
  useEffect(() => {
    const some = (waiting ?? [])
      .filter((one) => !refused.some(({ personId }) => personId === one.personId))
      .slice(0, atOnce);
    if (busy.current || key === null || some.length === 0) return;
    busy.current = true;
    const work = async (): Promise<void> => {
      const signed = await signAll(some, key, latest.current.change);
      const done = new Set(signed.map(({ personId }) => personId));
      setUnsigned(some.flatMap(({ personId, name }) => (done.has(personId) ? [] : [name])));
      if (signed.length > 0) await latest.current.submit({ roundId: told.id, signed });
    };
    work().then(
      () => {
        busy.current = false;
      },
      () => {
        busy.current = false; // the list that comes next tries again
        setUnsigned(some.map(({ name }) => name));
      },
    );
  }, [waiting, refused, key, told.id]);
  const { signed } = kept.record;
  return (
    <section>
      <h2>{say('issue.title')}</h2>
      {key === null ? (
        <Alert type="error" showIcon title={say('issue.no-keys')} />
      ) : (
        <p role="status">
          <strong>{say('issue.open', { signed: signed.length })}</strong>
        </p>
      )}
      <p className="hint">{say('issue.way')}</p>
      {toSign.failure && (
        <FailureNotice failure={toSign.failure} room="ballots" onRetry={toSign.again} />
      )}
      {sending.failure && <FailureNotice failure={sending.failure} room="ballots" />}
      {unsigned.length > 0 && (
        <Alert type="warning" showIcon title={say('issue.failed', { name: unsigned.join('、') })} />
      )}
      {signed.length > 0 && (
        <details>
          <summary>{say('issue.names', { count: signed.length })}</summary>
          <p>{signed.map(({ name }) => name).join('、')}</p>
        </details>
      )}
    </section>
  );
}
