import { Checkbox, Input } from 'antd';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { headRows } from '../form-draft.ts';
import type { EnteredForm } from '../model.ts';

interface DetailsProps {
  readonly form: EnteredForm;
  change(place: string | null, form: EnteredForm): void;
}

/** The headings above items that have rows; a form without such items shows none. */
function RowHeadings({ form, change }: DetailsProps) {
  const say = useRoom('self-evaluation');
  const headed = form.items.filter(
    ({ level, no, row }, at) =>
      row !== null && form.items.findIndex((item) => item.level === level && item.no === no) === at,
  );
  return headed.map(({ level, no }) => (
    <label key={`${level}-${no}`}>
      {say('editor.heading-of', { no })}{' '}
      <Input
        value={form.groups.find((group) => group.level === level && group.no === no)?.wording ?? ''}
        onChange={({ target }) =>
          change(`group ${level} ${no}`, headRows(form, { level, no }, target.value))
        }
      />
    </label>
  ));
}

/** What a form says besides its items: the papers it names, since when a congress counts, headings of rows. */
export function FormDetails({ form, change }: DetailsProps) {
  const say = useRoom('self-evaluation');
  return (
    <details className="form-details">
      <summary>{say('editor.details')}</summary>
      <label>
        {say('field.preamble')}
        <Input.TextArea
          autoSize
          value={form.preamble.join('\n')}
          onChange={({ target }) =>
            change('preamble', {
              ...form,
              preamble: target.value === '' ? [] : target.value.split('\n'),
            })
          }
        />
      </label>
      <label>
        {say('field.congressSince')}{' '}
        <Input
          value={form.congressSince ?? ''}
          placeholder="2026-10"
          onChange={({ target }) =>
            change('congressSince', { ...form, congressSince: target.value.trim() || null })
          }
        />
      </label>
      <Checkbox
        checked={form.membersOnly}
        onChange={({ target }) => change(null, { ...form, membersOnly: target.checked })}
      >
        {say('field.membersOnly')}
      </Checkbox>
      <RowHeadings form={form} change={change} />
    </details>
  );
}
