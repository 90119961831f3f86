import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { useAsk, useRows } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { PaperView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { formBlocks } from '../form-preview.ts';
import { beginDraft, changeDraft, undoDraft, type FormDraft } from '../form-draft.ts';
import type { formRead } from '../forms.ts';
import type { EnteredForm } from '../model.ts';
import { FormDetails } from './form-details.tsx';
import { FormItems } from './form-items.tsx';

interface Opened {
  readonly formId: string;
  /** Null for a form the product ships: it is saved as a copy. */
  readonly revision: number | null;
  readonly form: EnteredForm;
}

function Editor({ opened }: { readonly opened: Opened }) {
  const say = useRoom('self-evaluation');
  const [, changeAddress] = useAddress();
  const shipped = opened.revision === null;
  const [formId, setFormId] = useState(shipped ? '' : opened.formId);
  const [revision, setRevision] = useState(opened.revision);
  const [draft, setDraft] = useState<FormDraft>(() => beginDraft(opened.form));
  const [saved, setSaved] = useState(opened.form);
  const { form } = draft;
  const { sending, failure, submit } = useSubmission('form.save', (answer) => {
    setRevision((answer as { readonly revision: number }).revision);
    setSaved(form);
    changeAddress({ formId });
  });
  const change = (place: string | null, changed: EnteredForm): void =>
    setDraft(changeDraft(draft, place, changed));
  const dirty = form !== saved;
  return (
    <>
      <LeaveGuard unsent={() => dirty} />
      <div className="tools">
        <label>
          {say('field.formId')}{' '}
          <Input
            value={formId}
            disabled={!shipped || revision !== null}
            placeholder="2026-2027"
            onChange={({ target }) => setFormId(target.value.trim())}
          />
        </label>
        <label>
          {say('field.title')}{' '}
          <Input
            value={form.title}
            onChange={({ target }) => change('title', { ...form, title: target.value })}
          />
        </label>
        <Button disabled={draft.past.length === 0} onClick={() => setDraft(undoDraft(draft))}>
          {say('editor.undo')}
        </Button>
        <Button
          type="primary"
          loading={sending}
          disabled={formId === ''}
          onClick={() =>
            void submit({
              formId,
              revision,
              form: { ...form, preamble: form.preamble.filter(Boolean) },
            })
          }
        >
          {say('verb.form.save')}
        </Button>
        {revision !== null && !dirty && <VerbButton verb="form.choose" filled={{ formId }} />}
      </div>
      {shipped && revision === null && <p className="hint">{say('editor.copy')}</p>}
      <p role="status">{revision !== null && !dirty && say('editor.saved', { revision })}</p>
      {failure && <FailureNotice failure={failure} room="self-evaluation" />}
      <FormDetails form={form} change={change} />
      <FormItems level="school" form={form} change={change} />
      <FormItems level="second-level" form={form} change={change} />
      <section>
        <h2>{say('editor.preview')}</h2>
        <PaperView blocks={formBlocks(form)} />
      </section>
    </>
  );
}

/** A year's form entered by the school itself: begun from one there is, changed in a grid, seen as it prints. */
export function FormEditor() {
  const say = useRoom('self-evaluation');
  const [{ formId }, change] = useAddress();
  const forms = useRows('form.list', {
    ...{ filters: {}, search: '', sort: '', offset: 0, limit: 50 },
  });
  const asked = useAsk<typeof formRead>('form.read', { formId: formId ?? '2021' });
  return (
    <>
      <ScreenHeading title={say('screen.form-editor')} lead={say('editor.lead')} />
      <div className="tools">
        <label>
          {say('editor.from')}{' '}
          <Select
            value={formId ?? '2021'}
            popupMatchSelectWidth={false}
            options={(forms.value?.rows ?? []).map((row) => ({
              value: String(row['formId']),
              label: `${String(row['formId'])} ${String(row['title'])}`,
            }))}
            onChange={(chosen) => change({ formId: chosen }, true)}
          />
        </label>
      </div>
      <Answered asked={asked} room="self-evaluation">
        {(opened) => <Editor key={opened.formId} opened={opened} />}
      </Answered>
    </>
  );
}
