import { useState } from 'react';
import { Button } from 'antd';
import { FailureNotice } from '../../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../../surfaces/ui/form/use-submission.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../../surfaces/ui/surface.tsx';

/** The link that shows the sitting on the hall's computer; it is told once. */
export function ScreenLink(props: {
  readonly sittingId: string;
  readonly given: boolean;
  again(): void;
}) {
  const { sittingId, given, again } = props;
  const say = useRoom('congress');
  const { school, language } = useSurface();
  const [address, setAddress] = useState<string | null>(null);
  const giving = useSubmission('screen.give', (answer) => {
    const { token } = answer as { readonly token: string };
    const query = language === 'en' ? '?lang=en' : '';
    setAddress(`${window.location.origin}/${school.slug}/screen/${token}${query}`);
    again();
  });
  return (
    <section>
      <h2>{say('screen-link.title')}</h2>
      <p>{say('screen-link.way')}</p>
      {giving.failure && <FailureNotice failure={giving.failure} room="congress" />}
      {address !== null && (
        <div role="status">
          <p>{say('screen-link.once')}</p>
          <p>
            <a className="hall-address" href={address} target="_blank" rel="noreferrer">
              {address}
            </a>
          </p>
        </div>
      )}
      {address === null && given && <p>{say('screen-link.is')}</p>}
      <Button loading={giving.sending} onClick={() => void giving.submit({ sittingId })}>
        {say(given ? 'screen-link.again' : 'screen-link.make')}
      </Button>
    </section>
  );
}
