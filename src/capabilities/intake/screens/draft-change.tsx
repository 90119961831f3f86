import { useMemo, useState, type FormEvent } from 'react';
import { Button } from 'antd';
import type { FieldSchema, VerbDescription } from '../../../engines/actions/description.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { fieldsOf, type FieldShape } from '../../../surfaces/ui/field-shape.ts';
import { groupDraft } from '../../../surfaces/ui/form/draft.ts';
import { FieldList } from '../../../surfaces/ui/form/field-input.tsx';
import { FormContext } from '../../../surfaces/ui/form/form-place.ts';
import { groupInput } from '../../../surfaces/ui/form/input-of.ts';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { ShownDraft } from '../looking.ts';
import { isAsked } from './draft-words.ts';

/** The fields of a kind of draft, as the verb that accepts it describes them. */
function shapesOf(verb: VerbDescription, draft: ShownDraft): readonly FieldShape[] {
  const change: FieldSchema | undefined = verb.input.properties?.['change'];
  const own = change?.properties?.[draft.kind];
  return own ? fieldsOf(own).filter(({ name }) => isAsked(draft.kind, draft.value, name)) : [];
}

/** Sets a draft right before it is accepted; what was typed stays where it is refused. */
export function DraftChange(props: {
  readonly verb: VerbDescription;
  readonly draft: ShownDraft;
  readonly sending: boolean;
  /** Whether what was typed has been accepted. */
  isDone(): boolean;
  onAccept(value: Readonly<Record<string, unknown>>): void;
  onCancel(): void;
}) {
  const { verb, draft, sending, isDone, onAccept, onCancel } = props;
  const say = useRoom('intake');
  const shapes = useMemo(() => shapesOf(verb, draft), [verb, draft]);
  const given = draft.value as Readonly<Record<string, unknown>>;
  const [begun] = useState(() => groupDraft(shapes, given));
  const [typed, setTyped] = useState(begun);
  const [problems, setProblems] = useState<readonly Refusal[]>([]);
  function send(event: FormEvent): void {
    event.preventDefault();
    const read = groupInput(shapes, typed, { path: [draft.kind] });
    setProblems(read.problems);
    if (read.problems.length === 0)
      onAccept({ ...given, ...(read.value as Readonly<Record<string, unknown>>) });
  }
  const place = { room: 'intake', verb: verb.name, problems, sending };
  return (
    <FormContext value={place}>
      <form className="action-form" noValidate onSubmit={send} aria-busy={sending}>
        <FieldList fields={shapes} path={[draft.kind]} draft={typed} onDraft={setTyped} />
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" loading={sending}>
            {say('drafts.accept')}
          </Button>
          <Button disabled={sending} onClick={onCancel}>
            {say('drafts.cancel')}
          </Button>
        </div>
      </form>
      <LeaveGuard unsent={() => !isDone() && JSON.stringify(typed) !== JSON.stringify(begun)} />
    </FormContext>
  );
}
