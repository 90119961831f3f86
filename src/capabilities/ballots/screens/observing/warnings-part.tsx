import { Alert, Button } from 'antd';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import type { RoundTold } from '../told.ts';
import type { Warning } from './record.ts';
import type { Keeping } from './use-kept.ts';
import type { Watching } from './use-watching.ts';

/** What does not fit together, first of all and by word. */
export function WarningsPart({ warnings }: { readonly warnings: readonly Warning[] }) {
  const say = useRoom('ballots');
  if (warnings.length === 0) return null;
  return (
    <section className="ballot-warnings" aria-label={say('warning.title')}>
      {warnings.map(({ code, values }) => (
        <Alert
          key={code}
          type="error"
          showIcon
          title={`${say('warning.title')}${say(`warning.${code}`, values)}`}
          description={code === 'asked-twice' ? say('warning.asked-twice.way') : undefined}
        />
      ))}
    </section>
  );
}

const chain = (seen: readonly number[]): string => seen.join(' → ');

/** This browser's own record of totals, and whether phones are served the page of the setup. */
export function TotalsPart(props: {
  readonly told: RoundTold;
  readonly keeping: Keeping;
  readonly watching: Watching;
}) {
  const say = useRoom('ballots');
  const { told, keeping, watching } = props;
  const { record } = keeping.kept;
  const { page, read, warnings, lookAtPage } = watching;
  const signs = told.observers.some((one) => one.coIssuer && one.number === told.mine.observes);
  const same = page !== null && page.served !== null && page.served === page.wanted;
  const pageTold =
    read?.setup.page === null || page === null
      ? 'totals.page.unknown'
      : page.served === null
        ? 'totals.page.unreachable'
        : same
          ? 'totals.page.same'
          : 'totals.page.differs';
  const rows = [
    ['totals.issued', record.issued.length === 0 ? say('totals.none') : chain(record.issued)],
    ...(signs ? [['totals.signed', String(record.signed.length)] as const] : []),
    ['totals.box', record.box.length === 0 ? say('totals.none') : chain(record.box)],
  ] as const;
  const going = told.phase === 'issuing' || told.phase === 'casting';
  return (
    <section>
      <h2>{say('totals.title')}</h2>
      <p className="hint">{say('totals.way')}</p>
      {warnings.length === 0 && <p>{say('totals.fine')}</p>}
      <dl className="summary ballot-figures">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {going && (
          <div>
            <dt>{say('totals.page')}</dt>
            <dd>
              {say(pageTold)}{' '}
              <Button size="small" onClick={lookAtPage}>
                {say('totals.page.check')}
              </Button>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
