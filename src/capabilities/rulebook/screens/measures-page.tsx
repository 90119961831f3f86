import { useRows, type Row } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { useAgain } from './use-again.ts';
import './rulebook.css';

const room = 'rulebook';
const all = { filters: {}, search: '', sort: '', offset: 0, limit: 200 };
const textOf = (row: Row, name: string): string => String(row[name] ?? '');

/** What became of a measure: what shows that it is done, or why it was dropped. */
function Outcome({ row }: { readonly row: Row }) {
  const say = useRoom(room);
  const { attachmentAddress } = useSurface();
  const paper = textOf(row, 'paper');
  if (row['standing'] === 'dropped')
    return <p>{say('measures.dropped', { why: textOf(row, 'why') })}</p>;
  if (row['standing'] !== 'done') return null;
  return (
    <p>
      {say('measures.done', { on: textOf(row, 'doneOn'), shownBy: textOf(row, 'shownBy') })}{' '}
      {paper !== '' && <a href={attachmentAddress(paper)}>{say('measures.proof')}</a>}
    </p>
  );
}

function MeasureCard({ row, onDone }: { readonly row: Row; onDone(): void }) {
  const say = useRoom(room);
  const standing = textOf(row, 'standing');
  const text = textOf(row, 'text');
  const given = { measureId: row['id'], revision: row['revision'] };
  const ends = standing === 'open' || standing === 'overdue';
  const post = textOf(row, 'postName');
  return (
    <li className="card">
      <p className="rules-text">
        <span className={`rules-word rules-word-${standing}`}>
          {say(`choice.standing.${standing}`)}
        </span>{' '}
        {text}
      </p>
      <p className="hint">
        {say(post === '' ? 'measures.who' : 'measures.who-post', {
          body: textOf(row, 'bodyName'),
          post,
          due: textOf(row, 'due'),
        })}
      </p>
      <Outcome row={row} />
      {ends && (
        <div className="rules-tools">
          <InPlaceForm verb="measure.finish" given={given} about={text} onDone={onDone} />
          <InPlaceForm
            verb="measure.change"
            given={given}
            existing={{ text, due: row['due'] }}
            about={text}
            onDone={onDone}
          />
          <InPlaceForm verb="measure.drop" given={given} about={text} onDone={onDone} />
        </div>
      )}
    </li>
  );
}

/** Reform measures: who answers for what until when, and what shows that it is done. */
export function MeasuresPage() {
  const say = useRoom(room);
  const asked = useRows('measure.list', all);
  const again = useAgain('measure.list');
  return (
    <>
      <ScreenHeading title={say('screen.reform-measures')} lead={say('measures.lead')}>
        <VerbButton verb="measure.record" primary />
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote title={say('measures.none')} text={say('measures.none.way')} />
          ) : (
            <>
              <p>
                {say('measures.counts', {
                  total: rows.length,
                  overdue: rows.filter((row) => row['standing'] === 'overdue').length,
                  done: rows.filter((row) => row['standing'] === 'done').length,
                })}
              </p>
              <ul className="cards">
                {rows.map((row) => (
                  <MeasureCard key={textOf(row, 'id')} row={row} onDone={again} />
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </>
  );
}
