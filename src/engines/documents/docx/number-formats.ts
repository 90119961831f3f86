/**
 * Numbers as Word writes them in lists (ECMA-376 part 1, 17.18.59). Formats of other scripts than
 * Latin and Chinese fall back to digits, as does every value a format has no sign for.
 */
interface Counting {
  readonly digits: string;
  readonly units: readonly [string, string, string];
  /** Whether ten is 十 rather than 一十 at the head of a number. */
  readonly plainTen: boolean;
  /** Whether one is left out before every unit (百, 千), as in Japanese. */
  readonly plainUnits: boolean;
  /** Whether a gap is read as 零. */
  readonly zero: boolean;
}

const chinese: Counting = {
  digits: '零一二三四五六七八九',
  units: ['十', '百', '千'],
  plainTen: true,
  plainUnits: false,
  zero: true,
};
const japanese: Counting = { ...chinese, plainUnits: true, zero: false };
const legal: Counting = {
  ...chinese,
  digits: '零壹贰叁肆伍陆柒捌玖',
  units: ['拾', '佰', '仟'],
  plainTen: false,
};
const legalTraditional: Counting = { ...legal, digits: '零壹貳參肆伍陸柒捌玖', zero: false };

/** 1–9999. */
function countGroup(value: number, counting: Counting, head: boolean): string {
  let out = '';
  let gap = false;
  const digits = String(value);
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[at]);
    const place = digits.length - at - 1;
    if (digit === 0) {
      gap = out !== '';
      continue;
    }
    const bareTen = place === 1 && counting.plainTen && head && out === '';
    const plain = digit === 1 && (bareTen || (place > 0 && counting.plainUnits));
    if (gap && counting.zero) out += counting.digits[0];
    gap = false;
    out += plain ? '' : counting.digits[digit];
    out += counting.units[place - 1] ?? '';
  }
  return out;
}

function count(value: number, counting: Counting): string {
  if (value === 0) return counting.digits[0] as string;
  if (value > 99_999_999) return String(value);
  const upper = Math.floor(value / 10_000);
  const lower = value % 10_000;
  if (upper === 0) return countGroup(lower, counting, true);
  const gap = lower > 0 && lower < 1000 && counting.zero ? counting.digits[0] : '';
  const rest = lower === 0 ? '' : countGroup(lower, counting, false);
  return `${countGroup(upper, counting, true)}万${gap}${rest}`;
}

function positional(value: number, digits: string): string {
  return Array.from(String(value), (digit) => digits[Number(digit)]).join('');
}

/** 十 and its like up to 99, digit by digit beyond: 99 is 九十九 and 100 is 一〇〇. */
function countToHundred(value: number, zero: string): string {
  const digits = `${zero}一二三四五六七八九`;
  return value > 0 && value < 100 ? count(value, chinese) : positional(value, digits);
}

/** The `value`-th sign of a row of them. */
function sign(value: number, signs: string): string {
  return signs[value - 1] ?? String(value);
}

function fromCode(value: number, first: number, most: number): string {
  return value >= 1 && value <= most ? String.fromCharCode(first + value - 1) : String(value);
}

/** a … z, aa, bb … : the letter is repeated. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const romanLetters = 'm cm d cd c xc l xl x ix v iv i'.split(' ');
const romanValues = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];

function roman(value: number): string {
  if (value < 1 || value > 32_767) return String(value);
  let rest = value;
  let out = '';
  romanValues.forEach((size, at) => {
    out += (romanLetters[at] as string).repeat(Math.floor(rest / size));
    rest %= size;
  });
  return out;
}

function ordinal(value: number): string {
  const tens = value % 100;
  const ending = tens > 10 && tens < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}

const formats = new Map<string, (value: number) => string>([
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['upperRoman', (value) => roman(value).toUpperCase()],
  ['lowerRoman', roman],
  ['upperLetter', (value) => letters(value).toUpperCase()],
  ['lowerLetter', letters],
  ['ordinal', ordinal],
  ['numberInDash', (value) => `- ${value} -`],
  ['none', () => ''],
  ['decimalFullWidth', (value) => positional(value, '０１２３４５６７８９')],
  ['decimalFullWidth2', (value) => positional(value, '０１２３４５６７８９')],
  ['decimalEnclosedCircle', (value) => fromCode(value, 0x2460, 20)],
  ['decimalEnclosedCircleChinese', (value) => fromCode(value, 0x2460, 20)],
  ['decimalEnclosedParen', (value) => fromCode(value, 0x2474, 20)],
  ['decimalEnclosedFullstop', (value) => fromCode(value, 0x2488, 20)],
  ['ideographEnclosedCircle', (value) => fromCode(value, 0x3280, 10)],
  ['ideographTraditional', (value) => sign(value, '甲乙丙丁戊己庚辛壬癸')],
  ['ideographZodiac', (value) => sign(value, '子丑寅卯辰巳午未申酉戌亥')],
  ['ideographDigital', (value) => positional(value, '〇一二三四五六七八九')],
  ['japaneseDigitalTenThousand', (value) => positional(value, '〇一二三四五六七八九')],
  ['taiwaneseDigital', (value) => positional(value, '○一二三四五六七八九')],
  ['chineseCounting', (value) => countToHundred(value, '〇')],
  ['taiwaneseCounting', (value) => countToHundred(value, '○')],
  ['chineseCountingThousand', (value) => count(value, chinese)],
  ['taiwaneseCountingThousand', (value) => count(value, chinese)],
  ['japaneseCounting', (value) => count(value, japanese)],
  ['chineseLegalSimplified', (value) => count(value, legal)],
  ['ideographLegalTraditional', (value) => count(value, legalTraditional)],
]);

/** A whole number from 0 in a `w:numFmt`; digits where the format is unknown. */
export function formatNumber(value: number, format: string): string {
  return formats.get(format)?.(value) ?? String(value);
}
