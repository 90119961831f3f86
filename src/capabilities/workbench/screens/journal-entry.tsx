import { useAsk } from '../../../surfaces/ui/asking.ts';
import { saidTime } from '../../../surfaces/ui/moment.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { useValueWords } from '../../../surfaces/ui/value-words.ts';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { journalRead } from '../journal.ts';
import { diffOf, type DiffLine } from './entry-diff.ts';

type Entry = AnswerOf<typeof journalRead>;

const room = 'workbench';

/** A name that leads to its page, where this person may open one. */
function Named({
  thing,
  id,
  name,
}: {
  readonly thing: string;
  readonly id: string;
  readonly name: string;
}) {
  const { shownAt } = useSurface();
  const href = shownAt(thing, id);
  return href === null ? name : <PageLink href={href}>{name}</PageLink>;
}

function Who({ entry }: { readonly entry: Entry }) {
  const words = useRoomWords();
  const { actor, personId, personName, role } = entry;
  const place = { room, verb: 'journal.list', name: 'actor' };
  if (personName === null || personId === null) return words.choice(place, actor);
  const capacity = role === null ? null : words.choice({ ...place, name: 'role' }, role);
  return (
    <>
      <Named thing="person" id={personId} name={personName} />
      {capacity !== null && `（${capacity}）`}
    </>
  );
}

function What({ entry }: { readonly entry: Entry }) {
  const words = useRoomWords();
  const say = useRoom(room);
  const { within } = useSurface();
  const { subjectKind, subjectId, names } = entry;
  const named = names.find(({ id }) => id === subjectId);
  const filters = new URLSearchParams({ 'f.subjectKind': subjectKind, 'f.subjectId': subjectId });
  return (
    <>
      {words.thing(subjectKind)}
      {named && (
        <>
          {' '}
          <Named {...named} />
        </>
      )}{' '}
      <PageLink href={within(`see/journal.list?${filters.toString()}`)}>
        {say('entry.history')}
      </PageLink>
    </>
  );
}

const anyUuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{6}([0-9a-f]{6})\b/g;

/** Puts names in the place of ids; of an id nobody knows a name of, the end stays, so that two can be told apart. */
function withNames(text: string, names: Entry['names']): string {
  const named = names.reduce((told, { id, name }) => told.replaceAll(id, name), text);
  return named.replace(anyUuid, '#$1');
}

function Lines({ lines, entry }: { readonly lines: readonly DiffLine[]; readonly entry: Entry }) {
  const say = useRoom(room);
  const words = useRoomWords();
  const { verbs } = useSurface();
  const { verb, names } = entry;
  const of = words.roomOf(verb) ?? room;
  const description = verbs.find(({ name }) => name === verb);
  const told = useValueWords({ room: of, verb, description });
  const value = (field: string, one: unknown): string => withNames(told(field, one), names) || '—';
  return (
    <DataTable
      label={say('entry.changes')}
      rows={lines}
      keyOf={({ field }) => field}
      columns={[
        {
          label: say('entry.field'),
          cell: ({ field }) => words.field({ room: of, verb, name: field }),
        },
        ...(entry.before === null
          ? []
          : [
              {
                label: say('field.before'),
                cell: (line: DiffLine) => value(line.field, line.before),
              },
            ]),
        ...(entry.after === null
          ? []
          : [
              {
                label: say('field.after'),
                cell: (line: DiffLine) => value(line.field, line.after),
              },
            ]),
      ]}
    />
  );
}

function Changes({ entry }: { readonly entry: Entry }) {
  const say = useRoom(room);
  const { changed, same } = diffOf(entry.before, entry.after);
  if (entry.erased) return <EmptyNote title={say('field.erased')} text={say('entry.erased')} />;
  return (
    <>
      {changed.length === 0 && <p className="hint">{say('entry.nothing')}</p>}
      {changed.length > 0 && <Lines lines={changed} entry={entry} />}
      {same.length > 0 && (
        <details className="unchanged">
          <summary>{say('entry.same', { count: same.length })}</summary>
          <Lines lines={same} entry={entry} />
        </details>
      )}
    </>
  );
}

function Shown({ entry }: { readonly entry: Entry }) {
  const say = useRoom(room);
  const { language, within } = useSurface();
  return (
    <>
      <dl className="summary">
        <div>
          <dt>{say('field.at')}</dt>
          <dd>{saidTime(entry.at, language)}</dd>
        </div>
        <div>
          <dt>{say('field.personName')}</dt>
          <dd>
            <Who entry={entry} />
          </dd>
        </div>
        <div>
          <dt>{say('entry.subject')}</dt>
          <dd>
            <What entry={entry} />
          </dd>
        </div>
        <div>
          <dt>{say('field.seq')}</dt>
          <dd>{entry.seq}</dd>
        </div>
      </dl>
      <h2>{say('entry.changes')}</h2>
      <Changes entry={entry} />
      <section>
        <PageLink href={within('see/journal.list')}>{say('entry.all')}</PageLink>
      </section>
    </>
  );
}

/** One entry of the journal: who, when, in which capacity, and what it changed. */
export function JournalEntry() {
  const say = useRoom(room);
  const words = useRoomWords();
  const [{ seq }] = useAddress();
  const asked = useAsk<typeof journalRead>('journal.read', { seq: Number(seq ?? 0) });
  const title = asked.value ? words.anyVerb(asked.value.verb) : say('screen.entry');
  return (
    <>
      <ScreenHeading title={title} lead={say('entry.lead')} />
      <Answered asked={asked} room={room}>
        {(entry) => <Shown entry={entry} />}
      </Answered>
    </>
  );
}
