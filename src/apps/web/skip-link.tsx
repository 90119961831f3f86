import { useTranslation } from 'react-i18next';

/** The first stop of the keyboard: past header and menu. */
export function SkipLink() {
  const { t } = useTranslation('web');
  return (
    <a
      className="skip"
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {t('skip')}
    </a>
  );
}
