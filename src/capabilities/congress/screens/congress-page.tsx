import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { drawProcedure } from '../../../engines/procedures/draw-procedure.ts';
import { useAsk, useRows } from '../../../surfaces/ui/asking.ts';
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
import type { congressRead } from '../looking.ts';
import { CopyText } from './copy-text.tsx';
import { Deeds, History, Standing } from './deeds.tsx';
import './congress.css';

const room = 'congress';

type Told = AnswerOf<typeof congressRead>;

/** What is known at a glance: when, where, which stage, how many delegates. */
function Summary({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { counts } = told;
  const planned = `${told.plannedSince} – ${told.plannedUntil}`;
  const held = told.heldSince === null ? null : `${told.heldSince} – ${told.heldUntil ?? ''}`;
  const rows: readonly (readonly [string, string])[] = [
    [say('field.stage'), say(`choice.stage.${told.stage}`)],
    [say('field.unionName'), counts.unionName],
    held === null ? [say('congress.planned'), planned] : [say('congress.held'), held],
    ...(told.place === null ? [] : [[say('field.congress.plan.place'), told.place] as const]),
    ...(told.delegatesBy === null ? [] : [[say('field.delegatesBy'), told.delegatesBy] as const]),
    ...(counts.units === 0
      ? []
      : [
          [
            say('field.delegates'),
            say('congress.delegates', { qualified: counts.qualified, seats: counts.seats }),
          ] as const,
        ]),
  ];
  return (
    <dl className="summary">
      {rows.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The next step in a sentence, with the button that does it. */
function Next({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { id: congressId, next, counts } = told;
  const newest = told.quotas[0];
  const decided = told.quotas.find(
    ({ decided: day, replaced }) => day !== null && replaced === null,
  );
  const filled = { congressId };
  return (
    <div className="congress-next">
      <p>
        <strong>{say(`next.${next}`, { done: counts.done, units: counts.units })}</strong>
      </p>
      {next === 'propose-quota' && <VerbButton verb="quota.propose" filled={filled} primary />}
      {next === 'decide-quota' && newest && (
        <VerbButton verb="quota.decide" filled={{ quotaId: newest.id }} primary />
      )}
      {next === 'publish-quota' && decided && (
        <VerbButton verb="quota.publish" filled={{ quotaId: decided.id }} row={decided} primary />
      )}
      {next === 'hold' && <VerbButton verb="congress.hold" filled={filled} primary />}
    </div>
  );
}

function Quotas({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { shownAt } = useSurface();
  return (
    <>
      <h2>{say('congress.quotas')}</h2>
      {told.quotas.length === 0 ? (
        <p className="hint">{say('congress.no-quota')}</p>
      ) : (
        <DataTable
          label={say('congress.quotas')}
          rows={told.quotas}
          keyOf={({ id }) => id}
          columns={[
            {
              label: say('thing.quota'),
              cell: (row) => {
                const href = shownAt('quota', row.id);
                const name = say('congress.quota-name', { number: row.number });
                return href === null ? name : <PageLink href={href}>{name}</PageLink>;
              },
            },
            { label: say('field.total'), figures: true, cell: ({ total }) => total },
            { label: say('field.method'), cell: ({ method }) => say(`choice.method.${method}`) },
            {
              label: say('field.stage'),
              cell: ({ replaced, published, decided }) =>
                replaced !== null
                  ? say('quota.replaced', { day: replaced })
                  : published !== null
                    ? say('quota.published', { day: published })
                    : decided !== null
                      ? say('quota.decided', { day: decided })
                      : say('quota.proposed'),
            },
          ]}
        />
      )}
      <p className="tools">
        <VerbButton verb="quota.propose" filled={{ congressId: told.id }} small />
      </p>
    </>
  );
}

interface UnitRow {
  readonly id: string;
  readonly unitName: string;
  readonly seats: number;
  readonly step: string | null;
  readonly due: string | null;
  readonly late: boolean;
  readonly nominated: number;
  readonly answered: number;
  readonly asked: number;
  readonly elected: number;
  readonly qualified: number;
  readonly outcome: string | null;
}

/** Every unit in one card: the step, its last day, who is late; and a message for those who are. */
function Units({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { shownAt, school } = useSurface();
  const asked = useRows('electoral-unit.list', {
    filters: { congressId: told.id },
    search: '',
    sort: 'due',
    offset: 0,
    limit: 200,
  });
  return (
    <>
      <h2>{say('congress.units')}</h2>
      <Answered asked={asked} room={room}>
        {(page) => {
          const rows = page.rows as unknown as readonly UnitRow[];
          const late = rows.filter((row) => row.late && row.outcome === null);
          const message = say('message.late', {
            school: school.name,
            title: told.title,
            lines: late
              .map((row) =>
                say('message.late-line', {
                  ...{ unit: row.unitName, due: row.due ?? '' },
                  step: say(`step.${row.step}`),
                }),
              )
              .join('\n'),
          });
          return (
            <>
              {late.length > 0 && (
                <>
                  <p>
                    <strong>{say('congress.late', { count: late.length })}</strong>
                  </p>
                  <CopyText text={message} label={say('message.late-label')} rows={5} />
                </>
              )}
              <ul className="cards congress-cards">
                {rows.map((row) => {
                  const href = shownAt('electoral-unit', row.id);
                  return (
                    <li key={row.id} className="card">
                      <h3>
                        {href === null ? (
                          row.unitName
                        ) : (
                          <PageLink href={href}>{row.unitName}</PageLink>
                        )}
                      </h3>
                      <p>
                        {row.outcome === null
                          ? row.step === null
                            ? say('unit.not-begun')
                            : say(`step.${row.step}`)
                          : say(`choice.outcome.${row.outcome}`)}
                        {row.late && row.outcome === null && (
                          <strong> {say('standing.late')}</strong>
                        )}
                      </p>
                      {row.due !== null && row.outcome === null && (
                        <p className="hint">{say('unit.due', { day: row.due })}</p>
                      )}
                      <p className="hint">
                        {say('unit.figures', {
                          ...{ seats: row.seats, nominated: row.nominated },
                          ...{ elected: row.elected, qualified: row.qualified },
                        })}
                      </p>
                      {row.asked > 0 && (
                        <p className="hint">
                          {say('unit.classes', { answered: row.answered, asked: row.asked })}
                        </p>
                      )}
                    </li>
                  );
                })}
              </ul>
            </>
          );
        }}
      </Answered>
    </>
  );
}

function Page({ told, again }: { readonly told: Told; again(): void }) {
  const say = useRoom(room);
  const { verbs, language } = useSurface();
  const overview = verbs.some(({ name }) => name === 'electoral-unit.list');
  const filled = { congressId: told.id };
  return (
    <>
      <ScreenHeading title={told.title} lead={counts(told, say)}>
        {told.heldSince === null && told.cancelled === null && (
          <>
            <VerbButton
              verb="congress.change"
              filled={{ ...filled, revision: String(told.revision) }}
              row={told}
            />
            <VerbButton verb="congress.cancel" filled={filled} />
          </>
        )}
      </ScreenHeading>
      <Summary told={told} />
      <Next told={told} />
      {told.cancelledWhy !== null && (
        <p>{say('congress.cancelled-why', { why: told.cancelledWhy })}</p>
      )}
      {told.kind === 'congress' && told.approval !== null && <Quotas told={told} />}
      {overview && told.counts.units > 0 && <Units told={told} />}
      {told.counts.units > 0 && (
        <>
          <h2>{say('verb.delegate.summary')}</h2>
          <PaperLinks
            verb="delegate.summary"
            input={{ congressId: told.id, language }}
            name={say('paper.summary.title', { congress: told.title })}
          />
        </>
      )}
      {told.approval !== null && (
        <>
          <h2>{say('congress.approval')}</h2>
          <Standing told={told.approval} />
          {told.approval.kind === 'open' && (
            <Deeds of={{ thing: 'congress', id: told.id, told: told.approval }} onDone={again} />
          )}
          <History told={told.approval} />
          <DrawingView
            drawing={drawProcedure(told.approval.procedure, say, {
              kind: told.approval.kind,
              step: told.approval.step,
            })}
          />
        </>
      )}
    </>
  );
}

const counts = (
  told: Told,
  say: (key: string, values?: Record<string, string | number>) => string,
) =>
  told.ordinal === null
    ? say(`choice.kind.${told.kind}`)
    : say('congress.lead', { ordinal: told.ordinal, kind: say(`choice.kind.${told.kind}`) });

/** One congress: where it is, what comes next, its quotas, how far the units are, its approval. */
export function CongressPage() {
  const say = useRoom(room);
  const [{ congressId = '' }] = useAddress();
  const asked = useAsk<typeof congressRead>('congress.read', { congressId });
  if (congressId === '')
    return <EmptyNote title={say('congress.choose')} text={say('congress.choose.way')} />;
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Page told={told} again={asked.again} />}
    </Answered>
  );
}
