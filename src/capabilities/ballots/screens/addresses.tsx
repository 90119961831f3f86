import { useState } from 'react';
import { Button, QRCode } from 'antd';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { CopyText } from './copy-text.tsx';

const room = 'ballots';

/** Where delegates vote: the ballot page, which is no page of this application. */
export function useBallotPage(): string {
  const { school } = useSurface();
  return new URL(`/${school.slug}/ballot`, window.location.origin).href;
}

/** The square code and the address by which delegates come to the ballot page. */
export function DelegatesAddress() {
  const say = useRoom(room);
  const address = useBallotPage();
  return (
    <section>
      <h2>{say('address.title')}</h2>
      <p>{say('address.way')}</p>
      <QRCode
        aria-label={say('address.picture')}
        value={address}
        size={180}
        bordered={false}
        color="#1c2430"
        bgColor="#ffffff"
      />
      <CopyText text={address} label={say('address.copy')} />
    </section>
  );
}

/** The link for a tablet that all may use (公用投票机); it is told once. */
export function KioskLink({ roundId }: { readonly roundId: string }) {
  const say = useRoom(room);
  const { school, verbs } = useSurface();
  const [address, setAddress] = useState<string | null>(null);
  const giving = useSubmission('ballot.kiosk', (answer) => {
    const { token } = answer as { readonly token: string };
    setAddress(new URL(`/${school.slug}/ballot/kiosk#${token}`, window.location.origin).href);
  });
  if (!verbs.some(({ name }) => name === 'ballot.kiosk')) return null;
  return (
    <section>
      <h2>{say('kiosk.title')}</h2>
      <p>{say('kiosk.way')}</p>
      {giving.failure && <FailureNotice failure={giving.failure} room={room} />}
      {address !== null && (
        <div role="status">
          <p>{say('kiosk.once')}</p>
          <CopyText text={address} label={say('kiosk.copy')} />
        </div>
      )}
      <Button loading={giving.sending} onClick={() => void giving.submit({ roundId })}>
        {say(address === null ? 'kiosk.make' : 'kiosk.again')}
      </Button>
    </section>
  );
}
