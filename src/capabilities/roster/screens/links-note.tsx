import { Alert, Button } from 'antd';
import { useCopied } from '../../../surfaces/ui/screen/use-copied.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { GivenLink } from '../collecting/asking.ts';

const room = 'roster';

/** A text that goes into a chat, and the button that copies it; without leave to copy it can be marked by hand. */
export function CopyText(props: {
  readonly text: string;
  readonly label: string;
  readonly rows?: number;
}) {
  const say = useRoom(room);
  const { text, label, rows = 3 } = props;
  const { copied, copy } = useCopied(text);
  return (
    <>
      <textarea
        readOnly
        rows={rows}
        aria-label={label}
        value={text}
        onFocus={({ target }) => target.select()}
      />
      <Button
        size="small"
        aria-label={`${label} ${say('collect.copy')}`}
        onClick={() => void copy()}
      >
        {say('collect.copy')}
      </Button>{' '}
      <span role="status">{copied && say('collect.copied')}</span>
    </>
  );
}

/** Links as they are told once, each as a message for a chat, and all of them together. */
export function LinksNote(props: {
  readonly links: readonly GivenLink[];
  readonly title: string;
  readonly due: string;
}) {
  const say = useRoom(room);
  const { school } = useSurface();
  const { links, title, due } = props;
  const messageOf = ({ unitName, token }: GivenLink): string =>
    say('collect.message', {
      ...{ school: school.name, unit: unitName, title, due },
      link: `${window.location.origin}/${school.slug}/collect/${token}`,
    });
  return (
    <section aria-labelledby="links">
      <h2 id="links">{say('collect.links')}</h2>
      <Alert type="warning" showIcon title={say('collect.links.once')} />
      <ul className="roster-links">
        {links.map((link) => (
          <li key={link.requestId}>
            <h3>{link.unitName}</h3>
            <CopyText text={messageOf(link)} label={link.unitName} />
          </li>
        ))}
      </ul>
      {links.length > 1 && (
        <>
          <h3>{say('collect.copy-all')}</h3>
          <div className="roster-links">
            <CopyText
              text={links.map(messageOf).join('\n\n')}
              label={say('collect.copy-all')}
              rows={6}
            />
          </div>
        </>
      )}
    </section>
  );
}
