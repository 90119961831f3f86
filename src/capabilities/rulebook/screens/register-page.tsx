import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { registerRead } from '../reading.ts';
import './rulebook.css';

const room = 'rulebook';
type Register = AnswerOf<typeof registerRead>;

function Drafts({ drafts }: Pick<Register, 'drafts'>) {
  const say = useRoom(room);
  const { shownAt } = useSurface();
  if (drafts.length === 0) return null;
  return (
    <section>
      <h2>{say('register.drafts')}</h2>
      <DataTable
        label={say('register.drafts')}
        rows={drafts}
        keyOf={({ id }) => id}
        columns={[
          {
            label: say('field.title'),
            cell: ({ id, title }) => {
              const href = shownAt('draft', id);
              return href === null ? title : <PageLink href={href}>{title}</PageLink>;
            },
          },
          { label: say('field.edition'), cell: ({ edition }) => edition },
          { label: say('register.articles'), figures: true, cell: ({ articles }) => articles },
          { label: say('register.begun'), cell: ({ begunOn }) => begunOn },
        ]}
      />
    </section>
  );
}

/** What should be there and is not, and what to do about it. */
function Missing({ missing }: Pick<Register, 'missing'>) {
  const say = useRoom(room);
  if (missing.length === 0) return null;
  return (
    <section>
      <h2>{say('register.missing')}</h2>
      <p>{say('register.missing.way')}</p>
      <ul className="cards">
        {missing.map(({ kind, needed }) => (
          <li key={kind} className="card">
            <strong>{say(`choice.kind.${kind}`)}</strong>{' '}
            <span className="rules-word rules-word-missing">
              {say(needed ? 'register.needed' : 'register.usual')}
            </span>
            <div className="rules-tools">
              <VerbButton
                verb="document.take-in"
                filled={{ kind }}
                about={say(`choice.kind.${kind}`)}
                small
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Editions({ editions }: Pick<Register, 'editions'>) {
  const say = useRoom(room);
  const { shownAt } = useSurface();
  return (
    <section>
      <h2>{say('register.editions')}</h2>
      <DataTable
        label={say('register.editions')}
        rows={editions}
        keyOf={({ id }) => id}
        columns={[
          {
            label: say('field.title'),
            cell: ({ id, title }) => {
              const href = shownAt('document', id);
              return href === null ? title : <PageLink href={href}>{title}</PageLink>;
            },
          },
          { label: say('field.edition'), cell: ({ edition }) => edition },
          {
            label: say('register.standing'),
            cell: ({ standing }) => (
              <span className={`rules-word rules-word-${standing}`}>
                {say(`choice.standing.${standing}`)}
              </span>
            ),
          },
          {
            label: say('register.days'),
            cell: ({ since, until }) =>
              until === null
                ? say('register.from', { since })
                : say('register.from-to', { since, until }),
          },
          { label: say('field.kind'), cell: ({ kind }) => say(`choice.kind.${kind}`) },
          { label: say('field.docNumber'), cell: ({ number }) => number ?? '—' },
          {
            label: say('field.scope'),
            cell: ({ scope, unitName }) => unitName ?? say(`choice.scope.${scope}`),
          },
          { label: say('field.ownerId'), cell: ({ ownerName }) => ownerName ?? '—' },
          { label: say('register.articles'), figures: true, cell: ({ articles }) => articles },
          {
            label: say('field.open'),
            cell: ({ open }) => say(open ? 'choice.value.yes' : 'choice.value.no'),
          },
          {
            label: say('register.by'),
            cell: ({ decided }) => say(decided ? 'register.decided' : 'register.recorded'),
          },
        ]}
      />
    </section>
  );
}

/** The register of rules: what is in force, what is being drafted, what is missing. */
export function RegisterPage() {
  const say = useRoom(room);
  const asked = useAsk<typeof registerRead>('register.read', {});
  return (
    <>
      <ScreenHeading title={say('screen.rules')} lead={say('register.lead')}>
        <VerbButton verb="document.take-in" primary />
        <VerbButton verb="preset.read" />
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {({ editions, drafts, missing }) => (
          <>
            {editions.length === 0 ? (
              <EmptyNote title={say('register.empty')} text={say('register.empty.way')} />
            ) : (
              <Editions editions={editions} />
            )}
            <Drafts drafts={drafts} />
            <Missing missing={missing} />
          </>
        )}
      </Answered>
    </>
  );
}
