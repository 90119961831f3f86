import { useTranslation } from 'react-i18next';
import { formVersions } from '../../../capabilities/evaluation/forms/catalogue.ts';
import type { Disclosure } from '../model.ts';

/** Whether the form of a disclosure is open to doubt, or was chosen by a person. */
export function needsFormChoice({ audited, readAs }: Disclosure): boolean {
  if (!audited) return false;
  const { audits } = audited;
  return (
    readAs !== null || audits.length === 0 || audits.some(({ form }) => form.confidence !== 'exact')
  );
}

/** Lets a person say which year's form it is, and audits again. */
export function FormChoice(props: {
  readonly disclosure: Disclosure;
  readonly onForm: (form: string | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <p className="form-choice">
      <label htmlFor="form-choice">{t('result.form.choose')}</label>
      <select
        id="form-choice"
        value={props.disclosure.readAs ?? ''}
        onChange={(event) => props.onForm(event.target.value || null)}
      >
        <option value="">{t('result.form.auto')}</option>
        {formVersions.map(({ id }) => (
          <option key={id} value={id}>
            {t('form.known', { version: id })}
          </option>
        ))}
      </select>
    </p>
  );
}
