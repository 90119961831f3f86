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
}) {
  const { verb, told, primary, onDone } = props;
  const say = useRoom('disclosure');
  const { verbs } = useSurface();
  const { sending, failure, submit } = useSubmission(verb, onDone);
  if (!verbs.some(({ name }) => name === verb)) return null;
  return (
    <div>
      <Button
        type={primary ? 'primary' : 'default'}
        loading={sending}
        onClick={() => void submit({ disclosureId: told.disclosure.id, content: told.content })}
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
}) {
  const { told, onApproved, onPublished } = props;
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
            <DeedButton verb="disclosure.approve" told={told} primary onDone={onApproved} />
          )}
          {missing.length === 0 && (
            <>
              <p>{say(`page.becomes-public.${disclosure.profile}`, { rows: rosterRows })}</p>
              <DeedButton verb="disclosure.publish" told={told} primary onDone={onPublished} />
            </>
          )}
        </>
      )}
    </section>
  );
}
