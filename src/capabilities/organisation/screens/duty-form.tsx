import { useMemo, useRef, useState, type FormEvent } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { isLoggedOut, mayRetry, type Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { fieldsOf, type FieldShape } from '../../../surfaces/ui/field-shape.ts';
import { groupDraft, type GroupDraft, type Initial } from '../../../surfaces/ui/form/draft.ts';
import { FieldList } from '../../../surfaces/ui/form/field-input.tsx';
import { FormContext } from '../../../surfaces/ui/form/form-place.ts';
import { groupInput } from '../../../surfaces/ui/form/input-of.ts';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { ProblemSummary } from '../../../surfaces/ui/form/problem-summary.tsx';
import { placeProblems } from '../../../surfaces/ui/form/problems.ts';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { isAdministrative, type DutyPurpose } from '../duties/model.ts';
import { suggestPurpose, type DutySuggestion } from '../duties/suggest.ts';

const room = 'organisation';

/** Fields that are asked only of a duty the forms forbid, or of one whose words sound like it. */
function asked(name: string, purpose: string, sounds: DutySuggestion | null): boolean {
  const administrative = purpose !== '' && isAdministrative(purpose as DutyPurpose);
  if (name === 'degree') return administrative;
  if (name !== 'confirmed') return true;
  return administrative || (sounds !== null && isAdministrative(sounds.purpose));
}

function refusedAt(failure: Failure | null, fields: readonly FieldShape[]): readonly Refusal[] {
  if (failure?.kind !== 'refused' || mayRetry(failure) || isLoggedOut(failure)) return [];
  return placeProblems(failure.refusals, fields);
}

/** What the words suggest, with a button that takes it; nothing where it is chosen already. */
function Suggestion(props: {
  readonly verb: string;
  readonly found: DutySuggestion | null;
  readonly chosen: string;
  onTake(found: DutySuggestion): void;
}) {
  const { verb, found, chosen, onTake } = props;
  const say = useRoom(room);
  const words = useRoomWords();
  const told =
    found === null || found.purpose === chosen
      ? null
      : say('duties.suggested', {
          word: found.word,
          purpose: words.choice({ room, verb, name: 'purpose' }, found.purpose),
        });
  return (
    <div className="tools" role="status">
      {told !== null && found !== null && (
        <>
          <span className="hint">{told}</span>
          <Button size="small" onClick={() => onTake(found)}>
            {say('duties.take')}
          </Button>
        </>
      )}
    </div>
  );
}

const textOf = (draft: GroupDraft, name: string): string => {
  const value = draft.fields[name];
  return typeof value === 'string' ? value : '';
};

interface DutyFormProps {
  readonly verb: VerbDescription;
  /** The duty to be changed with what it says now, or the department of a new one. */
  readonly initial: Initial;
  onDone(): void;
  onCancel(): void;
}

/** What is typed, what it sounds like, and the sending of it. */
function useDutyForm({ verb, initial, onDone }: DutyFormProps) {
  const fields = useMemo(() => fieldsOf(verb.input), [verb]);
  const [begun] = useState(() => groupDraft(fields, { confirmed: false, ...initial }));
  const [draft, setDraft] = useState(begun);
  const [own, setOwn] = useState<readonly Refusal[]>([]);
  const done = useRef(false);
  const purpose = textOf(draft, 'purpose');
  const found = useMemo(() => suggestPurpose(textOf(draft, 'text')), [draft]);
  const shown = fields.filter(
    ({ name, kind }) =>
      kind !== 'id' && name !== 'bodyId' && name !== 'revision' && asked(name, purpose, found),
  );
  const { sending, failure, submit } = useSubmission(verb.name, () => {
    done.current = true;
    onDone();
  });
  const refused = refusedAt(failure, fields);
  const notice = own.length === 0 && refused.length === 0 ? failure : null;
  return {
    ...{ draft, setDraft, shown, purpose, found, sending, notice },
    problems: own.length > 0 ? own : refused,
    unsent: () => !done.current && JSON.stringify(draft) !== JSON.stringify(begun),
    take(suggestion: DutySuggestion): void {
      const degree = suggestion.degree ?? '';
      setDraft({ ...draft, fields: { ...draft.fields, purpose: suggestion.purpose, degree } });
    },
    send(event?: FormEvent): void {
      event?.preventDefault();
      // A degree that is no longer asked for is not sent.
      const meant = asked('degree', purpose, found)
        ? draft
        : { ...draft, fields: { ...draft.fields, degree: '' } };
      const { value, problems } = groupInput(fields, meant);
      setOwn(placeProblems(problems, fields));
      if (problems.length === 0) void submit(value as Readonly<Record<string, unknown>>);
    },
  };
}

/**
 * Writes down or changes one duty. The tag is suggested from the words and chosen by the person; what the forms forbid
 * asks whether it is carried or assisted, and to be confirmed.
 */
export function DutyForm(props: DutyFormProps) {
  const { verb, onCancel } = props;
  const { t } = useTranslation('ui');
  const form = useDutyForm(props);
  const { draft, setDraft, shown, sending, notice, problems, send } = form;
  const [first, rest] = [
    shown.filter(({ name }) => name === 'text'),
    shown.filter(({ name }) => name !== 'text'),
  ];
  return (
    <FormContext value={{ room, verb: verb.name, problems, sending }}>
      <form className="action-form union-form" noValidate onSubmit={send} aria-busy={sending}>
        <ProblemSummary />
        {notice && <FailureNotice failure={notice} room={room} onRetry={() => send()} />}
        <FieldList fields={first} path={[]} draft={draft} onDraft={setDraft} />
        <Suggestion verb={verb.name} found={form.found} chosen={form.purpose} onTake={form.take} />
        <FieldList fields={rest} path={[]} draft={draft} onDraft={setDraft} />
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" loading={sending}>
            {sending ? t('form.sending') : t('form.send')}
          </Button>
          <Button disabled={sending} onClick={onCancel}>
            {t('form.cancel')}
          </Button>
        </div>
      </form>
      <LeaveGuard unsent={form.unsent} />
    </FormContext>
  );
}
