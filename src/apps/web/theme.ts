import type { ThemeConfig } from 'antd';
import type { Language } from '../../kernel/words.ts';

/** Fonts that Chinese systems have; nothing is fetched. */
const chinese = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"';

/** English begins with a Latin font: a Chinese one sets its apostrophes and quotation marks a whole square wide. */
const fontFamily: Readonly<Record<Language, string>> = {
  zh: `${chinese}, system-ui, sans-serif`,
  en: `system-ui, "Segoe UI", "Helvetica Neue", Arial, ${chinese}, sans-serif`,
};

/** Ant Design in the colours of the house: ink blue for what can be done, dark greys that read on white. */
export const themeOf = (language: Language): ThemeConfig => ({
  token: {
    fontFamily: fontFamily[language],
    fontSize: 15,
    colorPrimary: '#1d4f8f',
    colorLink: '#1d4f8f',
    colorError: '#a3241c',
    colorErrorBg: '#fdf1f0',
    colorErrorBorder: '#dda5a1',
    colorSuccess: '#1c6438',
    colorSuccessBg: '#eef7f1',
    colorSuccessBorder: '#a3cdb2',
    colorWarning: '#80500a',
    colorWarningBg: '#fdf6e7',
    colorWarningBorder: '#e2c48d',
    colorInfo: '#1d4f8f',
    colorInfoBg: '#eaf1fa',
    colorInfoBorder: '#a9c2e2',
    colorText: '#1c2430',
    colorTextSecondary: '#4a5463',
    colorTextDescription: '#4a5463',
    colorTextPlaceholder: '#626c7a',
    colorTextDisabled: '#626c7a',
    colorBorder: '#8d99a8',
    borderRadius: 5,
    controlHeight: 36,
    controlHeightSM: 30,
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
});
