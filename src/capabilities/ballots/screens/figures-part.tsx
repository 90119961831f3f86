import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { unserved, type RoundTold } from './told.ts';

/** Who is here, who has a ballot, how many are in the box; totals and nothing else. */
export function FiguresPart({ told }: { readonly told: RoundTold }) {
  const say = useRoom('ballots');
  const inBox = told.close?.box ?? told.box?.cast ?? null;
  const rows = [
    ['figure.expected', told.expected],
    ['figure.present', told.present],
    ['figure.issued', told.close?.issued ?? told.issued],
    ['figure.paper', told.paper],
    ['figure.called', told.called],
    ...(told.phase === 'issuing' ? [['figure.unserved', unserved(told)] as const] : []),
    ...(told.phase === 'keys' || told.phase === 'issuing'
      ? []
      : [['figure.box', inBox === null ? say('figure.box.unknown') : inBox] as const]),
  ] as const;
  return (
    <dl className="summary ballot-figures">
      {rows.map(([key, value]) => (
        <div key={key}>
          <dt>{say(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The observers, and what each of them did so far. */
export function ObserversPart({ told }: { readonly told: RoundTold }) {
  const say = useRoom('ballots');
  if (told.observers.length === 0) return null;
  const closed = !['keys', 'issuing', 'casting'].includes(told.phase);
  return (
    <section>
      <h2>{say('observers.title')}</h2>
      <ul className="ballot-list">
        {told.observers.map(({ number, name, ready, coIssuer, opened, certified }) => (
          <li key={number}>
            <strong>
              {say('observers.one', { number, name })}
              {coIssuer && `（${say('observers.co-issuer')}）`}
            </strong>
            <span>{say(ready ? 'observers.ready' : 'observers.not-ready')}</span>
            {closed && told.threshold !== null && (
              <span>{say(opened ? 'observers.opened' : 'observers.not-opened')}</span>
            )}
            {(told.phase === 'counted' || told.phase === 'certified') && (
              <span>{say(certified ? 'observers.certified' : 'observers.not-certified')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
