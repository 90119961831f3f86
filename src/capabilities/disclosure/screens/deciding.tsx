import { useRef } from 'react';
import { Button } from 'antd';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { DisclosureAnswer } from '../looking.ts';

function DeedButton(props: {
  readonly verb: 'disclosure.approve' | 'disclosure.publish';
  readonly told: DisclosureAnswer;
  readonly primary: boolean;
  onDone(answer: unknown): void;
  again(): void;
}) {
  const { verb, told, primary, onDone, again } = props;
  const say = useRoom('disclosure');
  const { verbs } = useSurface();
  const done = useRef(false);
  const { sending, failure, submit } = useSubmission(verb, (answer) => {
    done.current = true;
    onDone(answer);
  });
  // Refused most often because something changed since it was seen: what stands there now is shown.
  const decide = async (): Promise<void> => {
    await submit({ disclosureId: told.disclosure.id, content: told.content });
    if (!done.current) again();
  };
  if (!verbs.some(({ name }) => name === verb)) return null;
  return (
    <div>
      <Button
        type={primary ? 'primary' : 'default'}
        loading={sending}
        onClick={() => void decide()}
      >
        {say(`verb.${verb}`)}
      </Button>
      {failure && <FailureNotice failure={failure} room="disclosure" />}
    </div>
  );
}

/** What keeps the disclosure back; then who approved it, and what becomes public of whom once it is published. */
export function Deciding(props: {
  readonly told: DisclosureAnswer;
  onApproved(): void;
  onPublished(): void;
  again(): void;
}) {
  const { told, onApproved, onPublished, again } = props;
  const say = useRoom('disclosure');
  const { obstacles, required, approvals, rosterRows, disclosure } = told;
  const kept = obstacles.ungrounded.length + obstacles.unexplained.length + obstacles.empty.length;
  const missing = required.filter(
    (role) => !approvals.some((one) => one.role === role && one.current),
  );
  return (
    <section>
      <h2>{say('page.deciding')}</h2>
      {kept > 0 ? (
        <div role="status">
          <ul>
            {obstacles.ungrounded.length > 0 && (
              <li>
                {say('page.ungrounded', {
                  count: obstacles.ungrounded.length,
                  items: obstacles.ungrounded.map((key) => key.replace(/^.*-/, '')).join('、'),
                })}
              </li>
            )}
            {obstacles.unexplained.length > 0 && (
              <li>{say('page.unexplained', { count: obstacles.unexplained.length })}</li>
            )}
            {obstacles.empty.length > 0 && (
              <li>
                {say('page.empty', {
                  count: obstacles.empty.length,
                  sections: obstacles.empty.map((part) => say(`choice.part.${part}`)).join('、'),
                })}
              </li>
            )}
          </ul>
        </div>
      ) : (
        <>
          <ul>
            {required.map((role) => (
              <li key={role}>
                {say(missing.includes(role) ? 'page.not-approved' : 'page.approved', {
                  role: say(`role.${role}`),
                })}
              </li>
            ))}
          </ul>
          {missing.length > 0 && (
            <DeedButton
              {...{ told, again }}
              verb="disclosure.approve"
              primary
              onDone={onApproved}
            />
          )}
          {missing.length === 0 && (
            <>
              <p>{say(`page.becomes-public.${disclosure.profile}`, { rows: rosterRows })}</p>
              <DeedButton
                {...{ told, again }}
                verb="disclosure.publish"
                primary
                onDone={onPublished}
              />
            </>
          )}
        </>
      )}
    </section>
  );
}
