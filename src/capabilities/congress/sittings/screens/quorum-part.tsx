import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import type { Quorum } from '../model.ts';

/** 应到, 实到, what is needed, and whether that is enough: by word and sign. */
export function QuorumPart({ quorum }: { readonly quorum: Quorum }) {
  const say = useRoom('congress');
  const { expected, present, needed, met } = quorum;
  const counts = [
    ['hall.expected', expected],
    ['hall.present', present],
    ['hall.needed', needed],
  ] as const;
  return (
    <p className="hall-quorum" role="status">
      {counts.map(([key, count]) => (
        <span key={key}>
          {say(key)} <b>{count}</b>{' '}
        </span>
      ))}
      <span className={met ? 'hall-met' : 'hall-not-met'}>
        {say(met ? 'quorum.met' : 'quorum.not-met')}
      </span>
    </p>
  );
}
