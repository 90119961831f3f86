import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldShape } from '../field-shape.ts';
import type { ControlProps } from './field-frame.tsx';

interface TypedProps {
  readonly shape: FieldShape;
  readonly text: string;
  readonly control: ControlProps;
  onText(text: string): void;
}

/** How wide a line of text is: as wide as what belongs there, so that the form shows what it wants. */
function widthOf(shape: FieldShape): string {
  const most = shape.schema.maxLength ?? 100;
  return most <= 20 ? 'width-short' : most <= 60 ? 'width-middle' : 'width-long';
}

function LongText({ shape, text, control, onText }: TypedProps) {
  const { t } = useTranslation('ui');
  const { maxLength } = shape.schema;
  return (
    <>
      <Input.TextArea
        {...control}
        className="width-long"
        autoSize={{ minRows: 4, maxRows: 16 }}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      {maxLength !== undefined && (
        <p className="field-count">{t('form.count', { count: text.length, most: maxLength })}</p>
      )}
    </>
  );
}

/** Text, a secret, a number or money: what is typed stays as it was typed until it is sent. */
export function TypedInput(props: TypedProps) {
  const { shape, text, control, onText } = props;
  const { t } = useTranslation('ui');
  const plain = {
    ...control,
    value: text,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onText(event.target.value),
  };
  switch (shape.kind) {
    case 'long-text':
      return <LongText {...props} />;
    case 'secret':
      return <Input.Password {...plain} className="width-middle" autoComplete="new-password" />;
    case 'number':
      return <Input {...plain} className="width-number" inputMode="numeric" autoComplete="off" />;
    case 'money':
      return (
        <Input
          {...plain}
          className="width-money"
          inputMode="decimal"
          autoComplete="off"
          suffix={t('form.yuan')}
        />
      );
    default:
      return <Input {...plain} className={widthOf(shape)} autoComplete="off" />;
  }
}
