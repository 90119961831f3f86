import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../../surfaces/ui/screen/verb-button.tsx';
import { useSurface } from '../../../../surfaces/ui/surface.tsx';
import type { DocumentTold } from '../documents.ts';

/** Papers of the congress, greeting letters and press, each with the way to open it. */
export function DocumentsPart(props: {
  readonly congressId: string;
  readonly documents: readonly DocumentTold[];
}) {
  const { congressId, documents } = props;
  const say = useRoom('congress');
  const { school } = useSurface();
  const addressOf = ({ id, link }: DocumentTold): string =>
    link ?? `/api/${school.slug}/congress-papers/${id}`;
  return (
    <section>
      <h2>{say('papers.title')}</h2>
      {documents.length === 0 && <p>{say('papers.none')}</p>}
      <ul className="hall-items">
        {documents.map((one) => (
          <li key={one.id}>
            <span className="hall-told">
              <a href={addressOf(one)} target="_blank" rel="noreferrer">
                {one.title}
              </a>{' '}
              <span className="soft">
                {say(`choice.kind.${one.kind}`)} {one.source}
              </span>
            </span>
            <VerbButton
              verb="congress-paper.remove"
              filled={{ congressPaperId: one.id }}
              row={{ title: one.title }}
              about={one.title}
              small
            />
          </li>
        ))}
      </ul>
      <VerbButton verb="congress-paper.add" filled={{ congressId }} />
    </section>
  );
}
