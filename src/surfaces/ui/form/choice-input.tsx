import { Checkbox, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRequired, type FieldShape } from '../field-shape.ts';
import { useRoomWords } from '../room-words.ts';
import type { ChoicesDraft } from './draft.ts';
import type { ControlProps } from './field-frame.tsx';
import { useFormPlace } from './form-place.ts';

/** Up to so many choices are all shown. */
const shownAtOnce = 4;

/** Whether a closed list is shown as radio buttons. */
export function isShownAtOnce(shape: FieldShape): boolean {
  return (shape.schema.enum?.length ?? 0) <= shownAtOnce;
}

interface Option<T> {
  readonly value: T;
  readonly label: string;
}

/** The values of a closed list in words. */
export function useOptions(shape: FieldShape): readonly Option<string>[] {
  const { room, verb } = useFormPlace();
  const words = useRoomWords();
  const place = { room, verb, name: shape.name };
  return (shape.schema.enum ?? []).map((value) => ({ value, label: words.choice(place, value) }));
}

interface ChoiceProps {
  readonly shape: FieldShape;
  readonly control: ControlProps;
  readonly value: string;
  onValue(value: string): void;
}

/** One of a closed list: radio buttons for up to four, a list to open above. Nothing chosen stays nothing. */
export function ChoiceInput({ shape, control, value, onValue }: ChoiceProps) {
  const { t } = useTranslation('ui');
  const options = useOptions(shape);
  if (!isShownAtOnce(shape)) {
    const { status, disabled, id, ...described } = control;
    return (
      <Select
        {...described}
        id={id}
        status={status}
        disabled={disabled}
        className="width-middle"
        placeholder={t('form.choose')}
        allowClear={isRequired(shape) ? false : { label: t('reference.clear') }}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...options]}
        value={value === '' ? null : value}
        onChange={(chosen: string | null | undefined) => onValue(chosen ?? '')}
      />
    );
  }
  const none = { value: '', label: t(shape.nullable ? 'form.unknown' : 'form.unanswered') };
  const all = isRequired(shape) ? options : [...options, none];
  return (
    <Radio.Group
      disabled={control.disabled}
      options={[...all]}
      value={value}
      onChange={(event) => onValue(String(event.target.value))}
    />
  );
}

interface YesNoProps {
  readonly shape: FieldShape;
  readonly control: ControlProps;
  readonly value: boolean | null;
  onValue(value: boolean | null): void;
}

/** Yes or no; a third button where it may be unknown. Neither is chosen beforehand. */
export function YesNoInput({ shape, control, value, onValue }: YesNoProps) {
  const { t } = useTranslation('ui');
  const unknown = t(shape.nullable ? 'form.unknown' : 'form.unanswered');
  const options = [
    { value: 'yes', label: t('form.yes') },
    { value: 'no', label: t('form.no') },
    ...(isRequired(shape) || shape.schema.default !== undefined
      ? []
      : [{ value: 'unknown', label: unknown }]),
  ];
  const chosen = value === null ? (isRequired(shape) ? null : 'unknown') : value ? 'yes' : 'no';
  return (
    <Radio.Group
      disabled={control.disabled}
      options={options}
      value={chosen}
      onChange={(event) =>
        onValue(event.target.value === 'unknown' ? null : event.target.value === 'yes')
      }
    />
  );
}

interface ChoicesProps {
  readonly shape: FieldShape;
  readonly control: ControlProps;
  readonly draft: ChoicesDraft;
  onDraft(draft: ChoicesDraft): void;
}

/** Several values of a closed list. */
export function ChoicesInput({ shape, control, draft, onDraft }: ChoicesProps) {
  const options = useOptions(shape.item ?? shape);
  return (
    <Checkbox.Group
      disabled={control.disabled}
      options={[...options]}
      value={[...draft.values]}
      onChange={(values) => onDraft({ kind: 'choices', values: values.map(String) })}
    />
  );
}
