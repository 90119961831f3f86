import type { Standing } from '../../../engines/criteria/criterion.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';

/** Each standing has a shape of its own, so that none is told by colour alone. */
const shapes: Readonly<Record<Standing, string>> = {
  met: '✓',
  attested: '◐',
  'not-applicable': '–',
  'needs-ground': '？',
  'not-evidenced': '○',
  conflicting: '≠',
  unmet: '✗',
};

/** How a criterion stands, by shape and word. */
export function StandingMark({ standing }: { readonly standing: Standing }) {
  const say = useRoom('self-evaluation');
  return (
    <span className={`standing standing-${standing}`}>
      <span aria-hidden="true">{shapes[standing]}</span> {say(`standing.${standing}`)}
    </span>
  );
}
