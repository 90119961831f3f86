import { Select } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { ArticleChange } from '../comparison/align.ts';
import type { Piece } from '../comparison/char-diff.ts';
import type { Comparison, EditionCompare } from '../comparison/questions.ts';
import { countsOf } from '../comparison/counts.ts';
import type { registerRead } from '../reading.ts';
import './rulebook.css';

const room = 'rulebook';

/** One side of a changed article: what the other side has not is marked, and told to those who hear it. */
function Wording(props: { readonly pieces: readonly Piece[]; readonly side: 'removed' | 'added' }) {
  return (
    <p className="rules-text">
      {props.pieces.map(({ kind, text }, at) => {
        const key = `${String(at)}-${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        if (kind !== props.side) return null;
        return kind === 'removed' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
      })}
    </p>
  );
}

function ChangeView({ change }: { readonly change: ArticleChange }) {
  const say = useRoom(room);
  const { kind, moved, before, after, pieces } = change;
  const changed = kind === 'changed';
  const what = say(`compare.${kind}`);
  const told =
    kind === 'unchanged' ? say('compare.moved') : moved ? say('compare.and-moved', { what }) : what;
  return (
    <section className="rules-article" aria-label={after?.number ?? before?.number ?? ''}>
      <p>
        <span className="rules-word">{told}</span>
      </p>
      <div className="rules-compare">
        <div>
          <h3>{before?.number ?? say('paper.none')}</h3>
          {changed ? (
            <Wording pieces={pieces} side="removed" />
          ) : (
            <p className="rules-text">{before?.text}</p>
          )}
        </div>
        <div>
          <h3>{after?.number ?? say('paper.none')}</h3>
          {changed ? (
            <Wording pieces={pieces} side="added" />
          ) : (
            <p className="rules-text">{after?.text}</p>
          )}
        </div>
      </div>
    </section>
  );
}

/** What two editions, or an edition and a draft, have changed. */
export function ComparisonView({ found }: { readonly found: Comparison }) {
  const say = useRoom(room);
  const { before, after, changes, values } = found;
  const shown = changes.filter(({ kind, moved }) => kind !== 'unchanged' || moved);
  const told = (value: string | null): string => {
    if (value === null) return say('paper.not-stated');
    const key = `choice.value.${value}`;
    const named = say(key);
    return named === key || /^\d/.test(value) ? value : named;
  };
  return (
    <>
      <p>{say('compare.counts', countsOf(changes))}</p>
      {values.length > 0 && (
        <>
          <h2>{say('paper.values')}</h2>
          <DataTable
            label={say('paper.values')}
            rows={values}
            keyOf={({ provision }) => provision}
            columns={[
              {
                label: say('paper.provision'),
                cell: ({ provision }) => say(`choice.provision.${provision}`),
              },
              { label: say('paper.before', { before }), cell: (one) => told(one.before) },
              { label: say('paper.after', { after }), cell: (one) => told(one.after) },
            ]}
          />
        </>
      )}
      <h2>{say('compare.articles', { before, after })}</h2>
      {shown.length === 0 && <EmptyNote title={say('compare.same')} />}
      {shown.map((change) => (
        <ChangeView
          key={`${change.before?.number ?? ''}→${change.after?.number ?? ''}`}
          change={change}
        />
      ))}
    </>
  );
}

function Chosen(props: { readonly beforeId: string; readonly afterId: string }) {
  const say = useRoom(room);
  const { language } = useSurface();
  const input = { beforeId: props.beforeId as Uuid, afterId: props.afterId as Uuid };
  const asked = useAsk<EditionCompare>('edition.compare', input);
  return (
    <Answered asked={asked} room={room}>
      {(found) => (
        <>
          <PaperLinks
            verb="edition.compare-paper"
            input={{ ...input, language }}
            name={say('paper.comparison', { title: found.title })}
          />
          <ComparisonView found={found} />
        </>
      )}
    </Answered>
  );
}

type Editions = AnswerOf<typeof registerRead>['editions'];

function Choices({ editions }: { readonly editions: Editions }) {
  const say = useRoom(room);
  const [{ beforeId, afterId }, change] = useAddress();
  const options = editions.map(({ id, title, edition }) => ({
    value: id as string,
    label: `${title}（${edition}）`,
  }));
  if (options.length < 2)
    return <EmptyNote title={say('compare.one')} text={say('compare.one.way')} />;
  const choice = (label: string, value: string | undefined, field: string) => (
    <label className="filter">
      <span className="tool-label">{label}</span>
      <Select
        className="width-long"
        placeholder={say('compare.choose')}
        value={value ?? null}
        options={options}
        onChange={(id: string | null) => change({ [field]: id })}
      />
    </label>
  );
  return (
    <>
      <div className="rules-tools">
        {choice(say('field.beforeId'), beforeId, 'beforeId')}
        {choice(say('field.afterId'), afterId, 'afterId')}
      </div>
      {beforeId !== undefined && afterId !== undefined && (
        <Chosen beforeId={beforeId} afterId={afterId} />
      )}
    </>
  );
}

/** Two editions side by side, article by article. */
export function ComparisonPage() {
  const say = useRoom(room);
  const asked = useAsk<typeof registerRead>('register.read', {});
  return (
    <>
      <ScreenHeading title={say('screen.comparison')} lead={say('compare.lead')} />
      <Answered asked={asked} room={room}>
        {({ editions }) => <Choices editions={editions} />}
      </Answered>
    </>
  );
}
