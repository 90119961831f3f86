import type { ThemeConfig } from 'antd';

/** Fonts that Chinese systems have; nothing is fetched. */
const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

/** Ant Design in the colours of the page: ink blue for what can be done, dark greys that read on white. */
export const theme: ThemeConfig = {
  token: {
    fontFamily,
    fontSize: 16,
    colorPrimary: '#1d4f8f',
    colorLink: '#1d4f8f',
    colorError: '#a3241c',
    colorText: '#1c2430',
    colorTextSecondary: '#4a5463',
    colorTextPlaceholder: '#626c7a',
    borderRadius: 6,
    controlHeight: 40,
    controlHeightLG: 48,
  },
  components: { Segmented: { itemSelectedColor: '#1c2430', itemColor: '#3c4654' } },
};
