import { Button } from 'antd';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { Election, Office } from './round-part.tsx';

/** Those whose vetting is completed, each with a button that lists them. */
function Eligible(props: { readonly told: Election; readonly office: Office; again(): void }) {
  const { told, office, again } = props;
  const say = useRoom('elections');
  const { sending, failure, submit } = useSubmission('election.nominate', again);
  if (told.eligible.length === 0) return <p className="hint">{say('list.none-eligible')}</p>;
  return (
    <>
      <p>{say('list.eligible')}</p>
      <div className="election-buttons">
        {told.eligible.map(({ personId, name, unitName }) => (
          <Button
            key={personId}
            disabled={sending}
            onClick={() => void submit({ electionId: told.id, office: office.number, personId })}
          >
            {say('list.nominate', { name, unit: unitName ?? '' })}
          </Button>
        ))}
      </div>
      {failure && <FailureNotice failure={failure} room="elections" />}
    </>
  );
}

/** The candidates of an office; while the list is made, also the ways to change it. */
export function Candidates(props: {
  readonly told: Election;
  readonly office: Office;
  again(): void;
}) {
  const { told, office, again } = props;
  const say = useRoom('elections');
  const { shownAt } = useSurface();
  const preparing = told.state === 'preparing' && told.mine.holds;
  const changeable = preparing || (told.state === 'published' && told.mine.holds);
  const given = { electionId: told.id, office: office.number };
  return (
    <>
      <p>
        {say(`list.limits-${office.mode}`, {
          seats: office.seats,
          least: office.least,
          count: office.candidates.filter(({ struckReason }) => struckReason === null).length,
        })}
      </p>
      {office.overrideReason !== null && (
        <p>{say('list.override', { reason: office.overrideReason })}</p>
      )}
      {office.candidates.length > 0 && (
        <ol className="election-list">
          {office.candidates.map(({ personId, name, unitName, className, struckReason }) => {
            const href = shownAt('person', personId);
            return (
              <li key={personId}>
                <span className={struckReason === null ? undefined : 'election-struck'}>
                  {href === null ? name : <PageLink href={href}>{name}</PageLink>}
                </span>
                <span className="hint">{className ?? unitName ?? ''}</span>
                {struckReason !== null && (
                  <span>{say('list.struck', { reason: struckReason })}</span>
                )}
                {changeable && struckReason === null && (
                  <InPlaceForm
                    verb="election.strike-candidate"
                    given={{ ...given, personId }}
                    about={name}
                    onDone={again}
                  />
                )}
              </li>
            );
          })}
        </ol>
      )}
      {preparing && told.what === 'presidium' && (
        <Eligible told={told} office={office} again={again} />
      )}
      {preparing && told.what !== 'presidium' && (
        <InPlaceForm
          verb="election.nominate"
          given={given}
          about={office.title}
          primary={office.candidates.length < office.least}
          onDone={again}
        />
      )}
    </>
  );
}
