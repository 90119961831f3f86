/** The 56 ethnic groups of China, by the names of GB/T 3304-1991. */
export const ethnicGroups = (
  '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 ' +
  '傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 ' +
  '仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 ' +
  '鄂伦春族 赫哲族 门巴族 珞巴族 基诺族'
).split(' ');

const known = new Set(ethnicGroups);

/** The majority. */
export const han = '汉族';

/** The group as the list writes it (`壮` becomes `壮族`); what the list does not know stays as written. */
export function ethnicGroupOf(text: string): string {
  const name = text.trim();
  return known.has(`${name}族`) ? `${name}族` : name;
}

/** Whether a person belongs to an ethnic minority; null where that is unknown or none of the 56. */
export function isMinority(ethnicGroup: string | null): boolean | null {
  if (ethnicGroup === null || !known.has(ethnicGroup)) return null;
  return ethnicGroup !== han;
}
