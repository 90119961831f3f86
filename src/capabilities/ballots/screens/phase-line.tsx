import type { Phase } from '../../../engines/ballots/model.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import './ballots.css';

const all: readonly Phase[] = ['keys', 'issuing', 'casting', 'closed', 'opened', 'counted'];

/** The way of a round from keys to the certified result, and where it is; by word and sign, not by colour. */
export function PhaseLine(props: {
  readonly phase: Phase;
  readonly secrecy: 'observers' | 'server';
}) {
  const say = useRoom('ballots');
  const { phase, secrecy } = props;
  if (phase === 'void') return <p className="ballot-void">✗ {say('phase.void')}</p>;
  const steps: readonly Phase[] = secrecy === 'server' ? all : [...all, 'certified'];
  const at = steps.indexOf(phase);
  return (
    <ol className="ballot-phases" aria-label={say('phases.title')}>
      {steps.map((one, index) => (
        <li
          key={one}
          className={index === at ? 'now' : index < at ? 'past' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          {index < at ? '✓ ' : index === at ? '▶ ' : ''}
          {say(`phase.${one}`)}
        </li>
      ))}
    </ol>
  );
}
