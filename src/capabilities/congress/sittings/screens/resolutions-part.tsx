import { PaperLinks } from '../../../../surfaces/ui/screen/paper-links.tsx';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../../surfaces/ui/screen/verb-button.tsx';
import { useSurface } from '../../../../surfaces/ui/surface.tsx';
import type { ResolutionSeen, SittingTold } from '../sitting-reads.ts';

function Vote({ one }: { readonly one: ResolutionSeen }) {
  const say = useRoom('congress');
  const { vote } = one;
  if (vote === null) return <p>{say('paper.vote.none')}</p>;
  const { yes, no, abstain, needed, passed, number, reason } = vote;
  return (
    <>
      <p>
        <strong className={passed ? 'hall-met' : 'hall-not-met'}>
          {passed ? `✓ ${say('hall.carried')}` : `✗ ${say('hall.not-carried')}`}
        </strong>{' '}
        {say('resolutions.counted', { yes, no, abstain, needed })}
      </p>
      {reason !== null && (
        <p className="soft">{say('resolutions.corrected', { number, reason })}</p>
      )}
    </>
  );
}

/** Resolutions with their votes; for those who run the sitting, putting one and counting hands. */
export function ResolutionsPart({
  told,
}: {
  readonly told: SittingTold & { readonly runs: boolean };
}) {
  const say = useRoom('congress');
  const { language } = useSurface();
  const { resolutions, runs, id: sittingId, openedAt, closedAt, currentItemId } = told;
  const open = runs && openedAt !== null && closedAt === null;
  if (resolutions.length === 0 && !open) return null;
  const current = told.items.find(({ id }) => id === currentItemId);
  const about = current?.kind === 'resolution' ? { itemId: current.id } : {};
  return (
    <section>
      <h2>{say('resolutions.title')}</h2>
      {resolutions.length === 0 && <p>{say('resolutions.none')}</p>}
      <ul className="cards">
        {resolutions.map((one) => (
          <li key={one.id} className="card">
            <h3>{one.title}</h3>
            <p className="soft">{say(`choice.matter.${one.matter}`)}</p>
            <p className="hall-said">{one.text}</p>
            <Vote one={one} />
            {open && (
              <VerbButton
                verb="resolution.count"
                filled={{ resolutionId: one.id }}
                row={{ title: one.title }}
                about={one.title}
                primary={one.vote === null}
              />
            )}
            <PaperLinks
              verb="resolution.paper"
              input={{ resolutionId: one.id, language }}
              name={one.title}
            />
          </li>
        ))}
      </ul>
      {open && <VerbButton verb="resolution.put" filled={{ sittingId, ...about }} />}
    </section>
  );
}
