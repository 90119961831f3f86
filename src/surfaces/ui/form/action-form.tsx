import { useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { isLoggedOut, mayRetry, type Failure } from '../answer.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { fieldsOf, isRequired, type FieldShape } from '../field-shape.ts';
import { groupDraft, type GroupDraft, type Initial } from './draft.ts';
import { FieldList } from './field-input.tsx';
import { FormContext } from './form-place.ts';
import { groupInput } from './input-of.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { placeProblems } from './problems.ts';
import { useSubmission } from './use-submission.ts';

/** What a form is made for. */
export interface ActionFormProps {
  readonly verb: VerbDescription;
  /** What its fields begin with. */
  readonly initial?: Initial;
  /** Of a change: the values there are now. What is not touched of them is not sent where it may be left out. */
  readonly existing?: Initial;
  /** Fields whose value is given and not asked. */
  readonly given?: readonly string[];
  /** Words of the button that sends; "submit" where left out. */
  readonly send?: string;
  readonly danger?: boolean;
  /** Shown between the fields and the buttons. */
  readonly note?: ReactNode;
  onDone(answer: unknown): void;
  readonly onCancel?: () => void;
  readonly cancel?: string;
}

const none: Initial = {};
const noProblems: readonly Refusal[] = [];

/** Refusals about what was typed are told at their places; everything else is a notice of its own. */
function refusedProblems(
  failure: Failure | null,
  fields: readonly FieldShape[],
): readonly Refusal[] {
  if (failure?.kind !== 'refused' || mayRetry(failure) || isLoggedOut(failure)) return noProblems;
  return placeProblems(failure.refusals, fields);
}

function without(values: Initial, names: readonly string[]): Initial {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

/** What is typed, what is wrong with it, and the sending of it. */
function useForm(props: ActionFormProps) {
  const { verb, initial = none, existing = none, given, onDone } = props;
  const fields = useMemo(() => fieldsOf(verb.input), [verb]);
  const shown = useMemo(
    () => fields.filter(({ name, kind }) => kind !== 'id' && !given?.includes(name)),
    [fields, given],
  );
  const [begun] = useState(() => groupDraft(fields, { ...existing, ...initial }));
  const [draft, setDraft] = useState<GroupDraft>(begun);
  // What the page itself fills in is meant to be sent.
  const [kept] = useState(() => without(existing, Object.keys(initial)));
  const [own, setOwn] = useState(noProblems);
  const done = useRef(false);
  const { sending, failure, submit } = useSubmission(verb.name, (answer) => {
    done.current = true;
    onDone(answer);
  });
  const refused = useMemo(() => refusedProblems(failure, shown), [failure, shown]);

  function send(event?: FormEvent): void {
    event?.preventDefault();
    const { value, problems } = groupInput(fields, draft, { change: { existing: kept, begun } });
    setOwn(placeProblems(problems, shown));
    if (problems.length === 0) void submit(value as Readonly<Record<string, unknown>>);
  }
  return {
    shown,
    draft,
    setDraft,
    sending,
    send,
    problems: own.length > 0 ? own : refused,
    notice: own.length === 0 && refused.length === 0 ? failure : null,
    unsent: () => !done.current && JSON.stringify(draft) !== JSON.stringify(begun),
  };
}

/** A form made from a verb's description. */
export function ActionForm(props: ActionFormProps) {
  const { verb, note, send: sendWords, danger = false, onCancel } = props;
  const { t } = useTranslation('ui');
  const { shown, draft, setDraft, sending, send, problems, notice, unsent } = useForm(props);
  const place = { room: verb.room, verb: verb.name, problems, sending };
  return (
    <FormContext value={place}>
      <form className="action-form" noValidate onSubmit={send} aria-busy={sending}>
        <ProblemSummary />
        {notice && <FailureNotice failure={notice} room={verb.room} onRetry={() => send()} />}
        {verb.kind === 'anonymous' && <p className="form-note">{t('form.anonymous')}</p>}
        {shown.some(isRequired) && <p className="form-note">{t('form.required')}</p>}
        <FieldList fields={shown} path={[]} draft={draft} onDraft={setDraft} />
        {note}
        <div className="form-buttons">
          <Button type="primary" danger={danger} htmlType="submit" loading={sending}>
            {sending ? t('form.sending') : (sendWords ?? t('form.send'))}
          </Button>
          {onCancel && (
            <Button disabled={sending} onClick={onCancel}>
              {props.cancel ?? t('form.cancel')}
            </Button>
          )}
        </div>
      </form>
      <LeaveGuard unsent={unsent} />
    </FormContext>
  );
}
