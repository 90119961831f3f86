import { useState } from 'react';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { actionsOf } from '../../../surfaces/ui/table/actions-of-list.ts';
import { readListState } from '../../../surfaces/ui/table/list-state.ts';
import { ListTable } from '../../../surfaces/ui/table/list-table.tsx';
import { appliesTo } from '../../../surfaces/ui/table/row-actions.tsx';
import { useValueWords } from '../../../surfaces/ui/value-words.ts';
import type { personRead } from '../../organisation/people/read.ts';

type Person = AnswerOf<typeof personRead>;

const room = 'workbench';

/** What is shown of a person, in this order; a field this reader is not shown is not in the answer. */
const facts = [
  ...[
    'kind',
    'number',
    'unitName',
    'className',
    'educationLevel',
    'programme',
    'grade',
    'fullTime',
  ],
  ...['sex', 'ethnicGroup', 'citizen', 'politicalStatus', 'since', 'until'],
] as const;

function Facts({ person }: { readonly person: Person }) {
  const words = useRoomWords();
  const place = { room: 'organisation', verb: 'person.list' };
  const told = useValueWords(place);
  const values: Readonly<Record<string, unknown>> = { ...person };
  const rows = facts.filter((name) => values[name] !== undefined);
  return (
    <dl className="summary">
      {rows.map((name) => (
        <div key={name}>
          <dt>{words.field({ ...place, name })}</dt>
          <dd>{told(name, values[name]) || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What can be done with somebody, by whoever may: the actions their row in the roster has. */
function Actions({ person }: { readonly person: Person }) {
  const { verbs } = useSurface();
  const list = verbs.find(({ name }) => name === 'person.list');
  if (!list) return null;
  const row = { ...person };
  return actionsOf(list, verbs)
    .row.filter(({ verb }) => appliesTo(verb, row))
    .map(({ verb, field }) => (
      <VerbButton
        key={verb.name}
        verb={verb.name}
        filled={{ [field]: person.id }}
        row={row}
        small
      />
    ));
}

function Posts({ person }: { readonly person: Person }) {
  const say = useRoom(room);
  const words = useRoomWords();
  const place = { room: 'organisation', verb: 'appointment.list' };
  const told = useValueWords(place);
  const label = (name: string): string => words.field({ ...place, name });
  if (person.posts.length === 0) return <p className="hint">{say('person.posts.none')}</p>;
  return (
    <DataTable
      label={say('person.posts')}
      rows={person.posts}
      keyOf={({ id }) => id}
      columns={[
        { label: label('postName'), cell: ({ postName }) => postName },
        { label: label('bodyName'), cell: ({ bodyName }) => bodyName },
        { label: label('unitName'), cell: ({ unitName }) => unitName ?? say('person.school') },
        { label: label('since'), cell: ({ since }) => since },
        { label: label('until'), cell: ({ until }) => until ?? say('person.goes-on') },
        { label: label('basis'), cell: ({ basis }) => told('basis', basis) },
        { label: label('endedBy'), cell: ({ endedBy }) => told('endedBy', endedBy) || '—' },
      ]}
    />
  );
}

function Disciplines({ person }: { readonly person: Person }) {
  const say = useRoom(room);
  const words = useRoomWords();
  const place = { room: 'organisation', verb: 'discipline.record' };
  const told = useValueWords(place);
  const { verbs } = useSurface();
  const lifts = verbs.some(({ name }) => name === 'discipline.lift');
  const label = (name: string): string => words.field({ ...place, name });
  if (person.disciplines.length === 0)
    return <p className="hint">{say('person.disciplines.none')}</p>;
  return (
    <DataTable
      label={say('person.disciplines')}
      rows={person.disciplines}
      keyOf={({ id }) => id}
      columns={[
        { label: label('kind'), cell: ({ kind }) => told('kind', kind) },
        { label: label('since'), cell: ({ since }) => since },
        { label: label('until'), cell: ({ until }) => until ?? say('person.in-force') },
        { label: label('document'), cell: ({ document }) => document ?? '—' },
        ...(lifts
          ? [
              {
                label: say('person.act'),
                cell: ({ id, kind, until }: Person['disciplines'][number]) =>
                  until === null && (
                    <VerbButton
                      verb="discipline.lift"
                      filled={{ disciplineId: id }}
                      about={told('kind', kind)}
                      small
                    />
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The account of somebody, for those who keep accounts, with what can be done about it. */
function Account({ personId }: { readonly personId: string }) {
  const say = useRoom(room);
  const { verbs } = useSurface();
  const list = verbs.find(({ name }) => name === 'account.list');
  const [state, setState] = useState(() =>
    readListState(new URLSearchParams({ 'f.personId': personId })),
  );
  if (!list) return null;
  return (
    <section>
      <h2>{say('person.account')}</h2>
      <ListTable list={list} state={state} onState={setState} tools={false} />
    </section>
  );
}

function History({ personId }: { readonly personId: string }) {
  const say = useRoom(room);
  const { verbs, within } = useSurface();
  if (!verbs.some(({ name }) => name === 'journal.list')) return null;
  const about = new URLSearchParams({ 'f.subjectKind': 'person', 'f.subjectId': personId });
  const by = new URLSearchParams({ 'f.personId': personId });
  return (
    <section>
      <ul className="shortcuts">
        <li>
          <PageLink href={within(`see/journal.list?${about.toString()}`)}>
            {say('person.changes')}
          </PageLink>
        </li>
        <li>
          <PageLink href={within(`see/journal.list?${by.toString()}`)}>
            {say('person.acts')}
          </PageLink>
        </li>
      </ul>
    </section>
  );
}

function Shown({ person }: { readonly person: Person }) {
  const say = useRoom(room);
  return (
    <>
      <Facts person={person} />
      <div className="button-line print-button">
        <Actions person={person} />
      </div>
      <section>
        <h2>{say('person.posts')}</h2>
        <Posts person={person} />
      </section>
      <section>
        <h2>{say('person.disciplines')}</h2>
        <Disciplines person={person} />
      </section>
      <Account personId={person.id} />
      <History personId={person.id} />
    </>
  );
}

/** One person: what the school knows of them by need, their posts, sanctions and account. */
export function PersonPage() {
  const say = useRoom(room);
  const [{ personId = '' }] = useAddress();
  const asked = useAsk<typeof personRead>('person.read', { personId });
  return (
    <>
      <ScreenHeading title={asked.value?.name ?? say('screen.person')} lead={say('person.lead')} />
      <Answered asked={asked} room="organisation">
        {(person) => <Shown person={person} />}
      </Answered>
    </>
  );
}
