import { Button } from 'antd';
import { FailureNotice } from '../../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../../surfaces/ui/form/use-submission.ts';
import { EmptyNote } from '../../../../surfaces/ui/screen/empty-note.tsx';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../../surfaces/ui/screen/verb-button.tsx';
import { nextItem } from '../next-item.ts';
import type { ItemTold, SittingTold } from '../sitting-reads.ts';

/** An item without what can be done with it. */
export function ItemLine({ item, at }: { readonly item: ItemTold; readonly at: number }) {
  const say = useRoom('congress');
  const { title, kind, speaker, minutes, stage } = item;
  return (
    <span className="hall-told">
      {at + 1}. <strong>{title}</strong>{' '}
      <span className="soft">
        {say(`choice.kind.${kind}`)}
        {speaker !== null && ` · ${say('agenda.by', { name: speaker })}`}
        {minutes !== null && ` · ${say('agenda.minutes', { count: minutes })}`}
      </span>
      {stage === 'now' && <strong> ▶ {say('agenda.now')}</strong>}
      {stage === 'done' && <span className="soft"> ✓ {say('agenda.done')}</span>}
    </span>
  );
}

/** The order with one item moved by so many places. */
function moved(ids: readonly string[], from: number, by: number): readonly string[] {
  const to = from + by;
  const swapped = [...ids];
  const [one, other] = [swapped[from], swapped[to]];
  if (one === undefined || other === undefined) return ids;
  swapped[from] = other;
  swapped[to] = one;
  return swapped;
}

/** The agenda: what is on now; for the chair, the ways to go on, to arrange and to change it. */
export function AgendaPart(props: {
  readonly told: SittingTold & { readonly runs: boolean };
  again(): void;
}) {
  const { told, again } = props;
  const say = useRoom('congress');
  const going = useSubmission('agenda.go-to', again);
  const arranging = useSubmission('agenda.arrange', again);
  const { id: sittingId, items, runs, openedAt, closedAt } = told;
  const open = openedAt !== null && closedAt === null;
  const ids = items.map(({ id }) => id);
  const next = nextItem(items)?.id;
  const arrange = (from: number, by: number) => () =>
    void arranging.submit({ sittingId, order: moved(ids, from, by) });
  const failure = going.failure ?? arranging.failure;
  return (
    <section>
      <h2>{say('agenda.title')}</h2>
      {failure && <FailureNotice failure={failure} room="congress" onRetry={again} />}
      {items.length === 0 && (
        <EmptyNote title={say('agenda.none')} {...(runs ? { text: say('agenda.none.way') } : {})} />
      )}
      <ol className="hall-items">
        {items.map((item, at) => (
          <li key={item.id} className={item.stage === 'now' ? 'now' : ''}>
            <ItemLine item={item} at={at} />
            {runs && closedAt === null && (
              <span className="hall-buttons">
                {open && item.stage !== 'now' && (
                  <Button
                    size="small"
                    type={item.id === next ? 'primary' : 'default'}
                    loading={going.sending}
                    aria-label={say('agenda.go-of', { title: item.title })}
                    onClick={() => void going.submit({ sittingId, itemId: item.id })}
                  >
                    {say('agenda.go')}
                  </Button>
                )}
                {open && item.stage === 'now' && (
                  <Button
                    size="small"
                    loading={going.sending}
                    onClick={() => void going.submit({ sittingId, itemId: null })}
                  >
                    {say('agenda.end')}
                  </Button>
                )}
                <Button
                  size="small"
                  disabled={at === 0 || arranging.sending}
                  aria-label={say('agenda.up-of', { title: item.title })}
                  onClick={arrange(at, -1)}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  disabled={at === items.length - 1 || arranging.sending}
                  aria-label={say('agenda.down-of', { title: item.title })}
                  onClick={arrange(at, 1)}
                >
                  ↓
                </Button>
                <VerbButton
                  verb="agenda.change"
                  filled={{ itemId: item.id }}
                  row={{ ...item }}
                  about={item.title}
                  small
                />
                {item.beganAt === null && (
                  <VerbButton
                    verb="agenda.remove"
                    filled={{ itemId: item.id }}
                    row={{ title: item.title }}
                    about={item.title}
                    small
                  />
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {runs && closedAt === null && (
        <VerbButton verb="agenda.add" filled={{ sittingId }} primary={items.length === 0} />
      )}
    </section>
  );
}
