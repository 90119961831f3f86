import { decimalFraction, type Fraction } from '../../kernel/fraction.ts';
import type { StudyRank } from '../vocabulary.ts';
import { parseWholeNumber } from '../numerals.ts';

/** How a column of ranks is to be read; decided once for the column. */
export interface RankStyle {
  /** `46/4`: the header puts the size first. */
  readonly sizeFirst: boolean;
  /** Some value such as 4-46 can be no day of a month, so the hyphen separates place and size. */
  readonly hyphens: boolean;
}

const notYet =
  /未(?:达到?|满|到|足|够)(?:1|一|半)?个?(?:学期|学年)|不(?:满|足|到)(?:1|一|半)?个?(?:学期|学年)|新生|(?:暂|尚|还)?(?:无|未有|未出|没有)(?:学习|专业|综合)?(?:成绩|排名)|暂无|待定|刚入学|(?:大|研|硕|博)一|未参(?:加|与)(?:排名|考试)|尚未|入学未|(?:1|一)年级/;
const blank = /^(?:[-/\\—~.。、*·]*|无|n\/?a|免填?|不填|不适用|不需填写|无需填写|研究生)$/;
const dateLike =
  /^\d{1,2}月\d{1,2}日?$|^\d{4}[-/年.]\d{1,2}(?:[-/月.]\d{1,2}日?)?$|^\d{1,2}-?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-?\d{1,2}$/;
const slashPair = /第?(\d{1,5})名?[/|:](?:共|总)?(\d{1,5})(?:名|人)?/g;
const wordPair =
  /(?:第|排名?第?|并列第?)?([\d一二三四五六七八九十百]{1,5})((?:名|位)?[,、]?\(?(?:[/,]?(?:全)?(?:专业|班级|年级|本专业)?(?:总人数|人数)?(?:总|共|计|合计|总计)(?:计)?(?:有)?)?)([\d一二三四五六七八九十百]{1,5})(?:名|人)?\)?$/;
const sizeThenPlace =
  /^(?:全|本)?(?:专业|班级|年级)?(?:共)?(\d{1,5})(?:名|人)(?:中|里)?(?:的|,)?(?:排名?|位列|名列|列)?第(\d{1,5})(?:名|位)?$/;
const percentIn = /(\d{1,3}(?:\.\d{1,6})?)%/g;

function place(first: number, second: number, sizeFirst: boolean, text: string): StudyRank {
  const [rank, size] = sizeFirst ? [second, first] : [first, second];
  if (rank < 1 || size < rank) return { kind: 'unreadable', text };
  return { kind: 'place', place: rank, size };
}

function share(percent: string, text: string): StudyRank {
  const value = decimalFraction(percent);
  if (!value || value.numerator > 100 * value.denominator) return { kind: 'unreadable', text };
  const of: Fraction = { numerator: value.numerator, denominator: value.denominator * 100 };
  return { kind: 'share', share: of, percent };
}

/** 0.087 as "8.7": the point moved two places. */
export function percentOfDecimal(text: string): string {
  const decimals = (/\.(\d+)$/.exec(text)?.[1] ?? '').slice(0, 6).padEnd(2, '0');
  const whole = `${text.split('.')[0] ?? '0'}${decimals.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = decimals.slice(2).replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

function pairs(text: string, style: RankStyle): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  const source = style.hyphens ? text.replace(/-/g, '/') : text;
  for (const match of source.matchAll(slashPair)) found.push([Number(match[1]), Number(match[2])]);
  return found;
}

function wordForm(text: string): readonly [number, number] | null {
  const turned = sizeThenPlace.exec(text);
  if (turned) return [Number(turned[2]), Number(turned[1])];
  if (!/第|名|位|\(|共|总|人/.test(text)) return null;
  const match = wordPair.exec(text);
  const first = parseWholeNumber(match?.[1] ?? '');
  const second = parseWholeNumber(match?.[3] ?? '');
  // Something must stand between the two: 第12名 is one number, not place 1 of 2.
  return first === null || second === null || !/[名位(,、/共总]/.test(match?.[2] ?? '')
    ? null
    : [first, second];
}

/**
 * Reads a rank: 4/46, 第4名(共46人), 4(46), 前8.7%, 28%(12/43), 0.087; not-yet for those without a term's
 * marks. A day made by a spreadsheet (4月10日), two different ranks, or a place below the size are
 * unreadable, never guessed. Folded text.
 */
export function readRank(text: string, style: RankStyle): StudyRank {
  if (text === '' || blank.test(text)) return { kind: 'blank' };
  if (dateLike.test(text)) return { kind: 'unreadable', text };
  const plain = text.replace(/[∕⁄⧸÷]/g, '/').replace(/^\((.*)\)$/, '$1');
  const found = pairs(plain, style);
  const distinct = new Set(found.map(([a, b]) => `${a}/${b}`));
  if (distinct.size === 1 && found[0])
    return place(found[0][0], found[0][1], style.sizeFirst, text);
  if (distinct.size > 1) return { kind: 'unreadable', text };
  const worded = wordForm(plain);
  if (worded) return place(worded[0], worded[1], false, text);
  const percents = [...plain.matchAll(percentIn)];
  if (percents.length === 1) return share(percents[0]?.[1] ?? '', text);
  if (percents.length > 1) return { kind: 'unreadable', text };
  if (/^0?\.\d{1,20}$|^0\.\d{1,20}$/.test(plain))
    return share(percentOfDecimal(`0${plain.replace(/^0/, '')}`), text);
  if (notYet.test(plain)) return { kind: 'not-yet' };
  return { kind: 'unreadable', text };
}

/** Whether 4-46 can be no day: some second part is above 31, or some first part above 12. */
export function hyphensSeparate(cells: readonly string[]): boolean {
  let days = true;
  let seen = false;
  for (const cell of cells) {
    const match = /^(\d{1,4})-(\d{1,5})$/.exec(cell);
    if (!match) continue;
    seen = true;
    if (Number(match[2]) > 31 || (Number(match[1]) > 12 && Number(match[1]) < 1000)) days = false;
  }
  return seen && !days;
}

/** Place and size from two columns. */
export function rankOfTwo(first: string, size: string): StudyRank | null {
  const rank = parseWholeNumber(first.replace(/^第|[名位]$/g, ''));
  const whole = parseWholeNumber(size.replace(/[人名]$/, ''));
  return rank === null || whole === null ? null : place(rank, whole, false, `${first}/${size}`);
}

/** A whole column of percentages may come as 8.7 without its sign. */
export function shareOfBare(text: string): StudyRank {
  if (text === '' || blank.test(text)) return { kind: 'blank' };
  if (/^\d{1,3}(?:\.\d{1,6})?$/.test(text) && !/^0?\.\d/.test(text)) return share(text, text);
  return readRank(text, { sizeFirst: false, hyphens: false });
}
