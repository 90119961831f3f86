import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { ShownDraft } from '../looking.ts';
import type { DraftKind } from '../model.ts';
import { kindsOf } from './work.ts';

const room = 'intake';

/** The kinds of drafts, with how many still wait. */
export function DraftKinds(props: {
  readonly drafts: readonly ShownDraft[];
  readonly kind: DraftKind;
  onKind(kind: DraftKind): void;
}) {
  const say = useRoom(room);
  return (
    <ul className="intake-kinds" aria-label={say('drafts.kinds')}>
      {kindsOf(props.drafts).map(({ kind, open }) => {
        const name = say(`choice.kind.${kind}`);
        return (
          <li key={kind}>
            <button
              type="button"
              aria-current={kind === props.kind}
              onClick={() => props.onKind(kind)}
            >
              {open > 0
                ? say('drafts.kind-open', { kind: name, open })
                : say('drafts.kind-done', { kind: name })}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
