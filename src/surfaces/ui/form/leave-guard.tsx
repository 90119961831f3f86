import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QuestionDialog } from '../question-dialog.tsx';

/** Asks before a page with something typed and not sent is left. `unsent` is read at that moment. */
export function LeaveGuard({ unsent }: { readonly unsent: () => boolean }) {
  const { t } = useTranslation('ui');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: unsent,
    enableBeforeUnload: unsent,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <QuestionDialog
      title={t('form.leave.title')}
      text={t('form.leave')}
      safe={t('form.leave.stay')}
      sure={t('form.leave.go')}
      onSafe={reset}
      onSure={proceed}
    />
  );
}
