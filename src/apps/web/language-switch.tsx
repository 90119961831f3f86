import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { languageOf, switchLanguage } from './language.ts';

/** Turns the page into the other language; named in that language. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('web');
  const other = languageOf(i18n) === 'zh' ? 'en' : 'zh';
  return (
    <Button
      type="text"
      className="language"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={t('language.label')}
      onClick={() => void switchLanguage(i18n, other)}
    >
      {t('language')}
    </Button>
  );
}
