const digits = '零一二三四五六七八九';

/** A Chinese numeral up to 九百九十九; null for anything else. */
function chineseNumber(text: string): number | null {
  const match =
    /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
      text.replaceAll('〇', '零').replaceAll('两', '二'),
    );
  if (!match || text === '') return null;
  const [, hundreds, tens, ten, ones] = match;
  const figure = (digit: string | undefined): number => (digit ? digits.indexOf(digit) : 0);
  return figure(hundreds) * 100 + (ten ? (tens ? figure(tens) : 1) * 10 : 0) + figure(ones);
}

/**
 * A key by which articles stand in the order people count them: 第二条 before 第十条, 4.4.6 before 4.4.10. What holds no
 * number comes after all that do.
 */
export function articleKey(number: string): string {
  const plain = number.normalize('NFKC');
  const parts = plain.match(/\d+|[零〇一二两三四五六七八九十百]+/g) ?? [];
  const figures = parts.flatMap((part) => {
    const figure = /^\d/.test(part) ? Number(part) : chineseNumber(part);
    return figure === null ? [] : [String(figure).padStart(6, '0')];
  });
  return figures.length > 0 ? figures.join('.') : `~${plain}`;
}
