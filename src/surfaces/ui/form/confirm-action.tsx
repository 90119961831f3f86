import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Row } from '../asking.ts';
import { useRoomWords } from '../room-words.ts';
import { RowSummary } from '../row-summary.tsx';
import { ActionForm, type ActionFormProps } from './action-form.tsx';

interface ConfirmProps extends Omit<ActionFormProps, 'send' | 'danger' | 'note' | 'cancel'> {
  /** The row it is about, and the list it is a row of. */
  readonly about: { readonly list: VerbDescription; readonly row: Row } | null;
  onCancel(): void;
}

/**
 * A plain question before something is done, naming what it is done to. The room says what is lost in
 * `confirm.<verb name>`; what else the verb wants to know (a reason) is asked along with it.
 */
export function ConfirmAction({ about, ...form }: ConfirmProps) {
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const { room, name } = form.verb;
  const loss = words.find(room, `confirm.${name}`);
  return (
    <div className="confirm">
      {loss !== null && <p className="confirm-loss">{loss}</p>}
      {about && (
        <>
          <p>{t('confirm.lead')}</p>
          <RowSummary {...about} />
        </>
      )}
      <ActionForm
        {...form}
        danger
        send={words.verb(room, name)}
        cancel={t('confirm.back')}
        note={<p className="form-note">{t('confirm.note')}</p>}
      />
    </div>
  );
}
