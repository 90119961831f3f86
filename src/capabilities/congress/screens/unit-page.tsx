import { useState } from 'react';
import { Alert, Button } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { drawProcedure } from '../../../engines/procedures/draw-procedure.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { DrawingView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { ClassLink } from '../choosing/feedback.ts';
import type { electoralUnitRead } from '../choosing/looking.ts';
import { floorGroups } from '../model.ts';
import { CopyText } from './copy-text.tsx';
import { Deeds, History, Standing } from './deeds.tsx';
import './congress.css';

const room = 'congress';

type Told = AnswerOf<typeof electoralUnitRead>;

/** Seats, floors and how many of each group there are: what is missed stands first, in words. */
function Figures({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  return (
    <>
      <dl className="summary">
        <div>
          <dt>{say('field.seats')}</dt>
          <dd>{told.seats}</dd>
        </div>
        <div>
          <dt>{say('unit.wanted')}</dt>
          <dd>{told.wanted}</dd>
        </div>
        {floorGroups.map((group) => (
          <div key={group}>
            <dt>{say(`paper.group.${group}`)}</dt>
            <dd>{say('unit.floor', { least: told.floors[group], found: told.groups[group] })}</dd>
          </div>
        ))}
      </dl>
      {told.missed.map(({ group, wanted, found }) => (
        <p key={group} role="status">
          <strong>
            {say(`refusal.floor-missed-${group}`, { wanted, found, lacking: wanted - found })}
          </strong>
        </p>
      ))}
    </>
  );
}

function Nominations({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const listed = told.nominated.filter(({ withdrawn }) => withdrawn === null);
  const can = told.case?.kind === 'open' && told.election === null;
  return (
    <>
      <h2>{say('unit.nominations', { count: listed.length })}</h2>
      {told.case?.step === 'nominate' && (
        <p className="tools">
          <VerbButton verb="nomination.add" filled={{ electoralUnitId: told.id }} />
        </p>
      )}
      {listed.length === 0 ? (
        <p className="hint">{say('unit.no-nominations')}</p>
      ) : (
        <DataTable
          label={say('unit.nominations', { count: listed.length })}
          rows={listed}
          keyOf={({ id }) => id}
          columns={[
            { label: say('paper.form.name'), cell: ({ name }) => name },
            { label: say('paper.form.class'), cell: ({ className }) => className ?? '—' },
            {
              label: say('paper.form.sex'),
              cell: ({ sex }) => (sex === null ? say('paper.unknown') : say(`paper.sex.${sex}`)),
            },
            {
              label: say('paper.form.ethnic'),
              cell: ({ ethnicGroup }) => ethnicGroup ?? say('paper.unknown'),
            },
            {
              label: say('unit.cadre'),
              cell: ({ cadre }) => say(cadre ? 'unit.is-cadre' : 'unit.no-cadre'),
            },
            { label: say('field.by'), cell: ({ by, byName }) => byName ?? say(`choice.by.${by}`) },
            ...(can
              ? [
                  {
                    label: say('unit.do'),
                    cell: ({ id, name }: Told['nominated'][number]) => (
                      <VerbButton
                        verb="nomination.withdraw"
                        filled={{ nominationId: id }}
                        small
                        about={name}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </>
  );
}

/** Links as they are told once, each as a message for a chat. */
function Links(props: {
  readonly told: Told;
  readonly links: readonly ClassLink[];
  readonly until: string;
}) {
  const say = useRoom(room);
  const { school } = useSurface();
  const { told, links, until } = props;
  const messageOf = ({ className, token }: ClassLink): string =>
    say('message.class', {
      ...{ unit: told.unitName, className, title: told.congressTitle, until },
      link: `${window.location.origin}/${school.slug}/class-feedback/${token}`,
    });
  return (
    <section aria-labelledby="class-links">
      <h3 id="class-links">{say('message.links')}</h3>
      <Alert type="warning" showIcon title={say('message.once')} />
      {links.map((link) => (
        <div key={link.classId}>
          <h4>{link.className}</h4>
          <CopyText text={messageOf(link)} label={link.className} />
        </div>
      ))}
    </section>
  );
}

/** What one class said, or that it has not yet. */
function ClassCard({ one }: { readonly one: Told['feedback'][number] }) {
  const say = useRoom(room);
  return (
    <li className="card">
      <h3>{one.className}</h3>
      <p>
        {one.verdict === null
          ? say(one.asked === null ? 'feedback.not-asked' : 'feedback.waiting')
          : say(`choice.verdict.${one.verdict}`)}
      </p>
      {one.verdict !== null && (
        <p className="hint">
          {say('feedback.signed', {
            names: one.signedBy.join('、'),
            since: one.publicisedSince ?? '',
            until: one.publicisedUntil ?? '',
          })}
        </p>
      )}
      {one.remarks !== null && <p className="congress-said">{one.remarks}</p>}
      {one.resolution !== null && <p>{say('feedback.resolved', { text: one.resolution })}</p>}
      {one.verdict === 'objects' && one.resolved === null && one.id !== null && (
        <VerbButton
          verb="class-feedback.resolve"
          filled={{ feedbackId: one.id }}
          small
          about={one.className}
        />
      )}
    </li>
  );
}

/** The classes: whoever has not answered or objects is seen at once, those that agree are folded away. */
function Classes({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { verbs } = useSurface();
  const [given, setGiven] = useState<{
    readonly links: readonly ClassLink[];
    readonly until: string;
  } | null>(null);
  const { sending, failure, submit } = useSubmission('class-feedback.ask', (answer) =>
    setGiven(answer as unknown as { links: readonly ClassLink[]; until: string }),
  );
  const now = told.case?.step === 'class-publicity' && told.case.publicUntil !== null;
  if (told.feedback.length === 0) return null;
  const may = verbs.some(({ name }) => name === 'class-feedback.ask');
  const answered = told.feedback.filter(({ verdict }) => verdict !== null).length;
  const agreed = told.feedback.filter(({ verdict }) => verdict === 'agrees');
  const open = told.feedback.filter(({ verdict }) => verdict !== 'agrees');
  return (
    <>
      <h2>{say('unit.feedback', { answered, classes: told.feedback.length })}</h2>
      {now && may && (
        <p className="tools">
          <Button loading={sending} onClick={() => void submit({ electoralUnitId: told.id })}>
            {say('verb.class-feedback.ask')}
          </Button>
          <VerbButton verb="class-feedback.enter" filled={{ electoralUnitId: told.id }} />
        </p>
      )}
      {failure && <FailureNotice failure={failure} room={room} />}
      {given && <Links told={told} links={given.links} until={given.until} />}
      <ul className="cards congress-cards">
        {open.map((one) => (
          <ClassCard key={one.classId} one={one} />
        ))}
      </ul>
      {agreed.length > 0 && (
        <details>
          <summary>{say('feedback.agreed', { count: agreed.length })}</summary>
          <ul className="cards congress-cards">
            {agreed.map((one) => (
              <ClassCard key={one.classId} one={one} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Election({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { shownAt } = useSurface();
  const { election } = told;
  const here = told.case?.step === 'elect';
  if (election === null && !here) return null;
  const href = election === null ? null : shownAt('election', election.id);
  return (
    <>
      <h2>{say('unit.election')}</h2>
      {election === null ? (
        <p className="tools">
          <VerbButton
            verb="delegation.prepare-election"
            filled={{ electoralUnitId: told.id }}
            primary
          />
        </p>
      ) : (
        <>
          <p>
            {href === null ? election.title : <PageLink href={href}>{election.title}</PageLink>}{' '}
            {election.certified === null
              ? say('unit.election-open', { day: election.day })
              : say('unit.election-certified', { day: election.certified })}
          </p>
          {here && election.certified !== null && (
            <p className="tools">
              <VerbButton
                verb="delegation.take-result"
                filled={{ electoralUnitId: told.id }}
                primary
              />
            </p>
          )}
        </>
      )}
    </>
  );
}

function Delegates({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { shownAt } = useSurface();
  if (told.delegates.length === 0) return null;
  return (
    <>
      <h2>{say('unit.delegates', { count: told.delegates.length })}</h2>
      <DataTable
        label={say('field.delegates')}
        rows={told.delegates}
        keyOf={({ id }) => id}
        columns={[
          { label: say('paper.form.delegate-number'), figures: true, cell: ({ number }) => number },
          {
            label: say('paper.form.name'),
            cell: ({ id, name }) => {
              const href = shownAt('delegate', id);
              return href === null ? name : <PageLink href={href}>{name}</PageLink>;
            },
          },
          {
            label: say('field.registered'),
            cell: ({ registered }) => registered ?? say('delegate.no-form'),
          },
          {
            label: say('field.credentials'),
            cell: ({ credentials, until, objections }) =>
              until !== null
                ? say('delegate.ended', { day: until })
                : objections > 0
                  ? say('delegate.objections', { count: objections })
                  : say(`choice.credentials.${credentials}`),
          },
        ]}
      />
    </>
  );
}

function Page({ told, again }: { readonly told: Told; again(): void }) {
  const say = useRoom(room);
  const { shownAt, language } = useSurface();
  const congress = shownAt('congress', told.congressId);
  return (
    <>
      <ScreenHeading
        title={told.unitName}
        lead={
          congress === null ? (
            told.congressTitle
          ) : (
            <PageLink href={congress}>{told.congressTitle}</PageLink>
          )
        }
      />
      {told.case === null ? <p>{say('unit.not-begun')}</p> : <Standing told={told.case} />}
      <Figures told={told} />
      {told.case?.kind === 'open' && (
        <>
          <h2>{say('unit.now')}</h2>
          <Deeds of={{ thing: 'delegation', id: told.id, told: told.case }} onDone={again} />
        </>
      )}
      <Nominations told={told} />
      <Classes told={told} />
      <Election told={told} />
      <Delegates told={told} />
      <h2>{say('unit.papers')}</h2>
      {(['request', 'report'] as const).map((form) => (
        <section key={form}>
          <h3>{say(`choice.form.${form}`)}</h3>
          <PaperLinks
            verb="delegation.paper"
            input={{ electoralUnitId: told.id, form, language }}
            name={say(`paper.${form}.title`, { congress: told.congressTitle })}
          />
        </section>
      ))}
      {told.case !== null && (
        <>
          <h2>{say('unit.history')}</h2>
          <History told={told.case} />
          <DrawingView
            drawing={drawProcedure(told.case.procedure, say, {
              kind: told.case.kind,
              step: told.case.step,
            })}
          />
        </>
      )}
    </>
  );
}

/** One electoral unit: where it stands, what can be done now, its list, classes, election and delegates. */
export function ElectoralUnitPage() {
  const say = useRoom(room);
  const [{ electoralUnitId = '' }] = useAddress();
  const asked = useAsk<typeof electoralUnitRead>('electoral-unit.read', { electoralUnitId });
  if (electoralUnitId === '')
    return <EmptyNote title={say('unit.choose')} text={say('unit.choose.way')} />;
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Page told={told} again={asked.again} />}
    </Answered>
  );
}
