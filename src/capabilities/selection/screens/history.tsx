import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { ShownAct } from '../reading.ts';

/** One act: what, by whom, on which day; what was written, and the paper. */
function Deed({ act, candidacyId }: { readonly act: ShownAct; readonly candidacyId: string }) {
  const say = useRoom('selection');
  const { scope } = useSurface();
  const [slug = '', capacity = ''] = scope;
  const paper = `/api/${slug}/candidacy-papers/${candidacyId}/${act.number}?capacity=${capacity}`;
  return (
    <li>
      <p className="selection-act">
        <span className="selection-number">{act.number}</span>
        <time dateTime={act.day}>{act.day}</time>
        <strong>{say(`choice.act.${act.kind}`)}</strong>
        <span>{say(`step.${act.step}`)}</span>
        <span>{say(`party.${act.party}`)}</span>
        {act.name !== null && <span>{act.name}</span>}
        {act.mark !== null && <span>{say('history.mark', { mark: act.mark })}</span>}
        {act.against !== null && <span>{say(`choice.against.${act.against}`)}</span>}
        {act.upheld !== null && (
          <span>{say(act.upheld ? 'history.upheld' : 'history.not-upheld')}</span>
        )}
        {act.kind === 'publicise' && act.until !== null && (
          <span>{say('history.until', { until: act.until })}</span>
        )}
        {act.onPaper && <em>{say('history.on-paper')}</em>}
      </p>
      {act.text !== null && <p className="selection-said">{act.text}</p>}
      {act.paper !== null && <a href={paper}>{say('history.paper')}</a>}
    </li>
  );
}

/** What happened in a case, the last first. */
export function History(props: {
  readonly candidacyId: string;
  readonly acts: readonly ShownAct[];
}) {
  const { candidacyId, acts } = props;
  const newest = [...acts].reverse();
  return (
    <ol className="selection-history" reversed>
      {newest.map((act) => (
        <Deed key={act.number} act={act} candidacyId={candidacyId} />
      ))}
    </ol>
  );
}
