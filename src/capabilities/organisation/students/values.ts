import { ethnicGroupOf } from '../people/ethnic-groups.ts';
import type { EducationLevel, PersonFacts, PoliticalStatus, Sex } from '../people/model.ts';

/** A cell's meaning, or undefined where its text means nothing we know. Given texts are trimmed and never empty. */
type Meaning<T> = (text: string) => T | undefined;

/** Values by their words, each list of words parted by blanks. */
function words<T>(...entries: readonly (readonly [T, string])[]): Meaning<T> {
  const values = new Map(
    entries.flatMap(([value, texts]) => texts.split(' ').map((text) => [text, value] as const)),
  );
  return (text) => values.get(text) ?? values.get(text.toLowerCase().replaceAll(' ', ''));
}

const sex = words<Sex>(['female', '女 女性 女生 female f'], ['male', '男 男性 男生 male m']);

const politicalStatus = words<PoliticalStatus>(
  ['party-member', '中共党员 党员 正式党员 中国共产党党员 partymember party-member'],
  [
    'probationary-party-member',
    '中共预备党员 预备党员 中国共产党预备党员 probationarypartymember probationary-party-member',
  ],
  ['league-member', '共青团员 团员 中国共产主义青年团团员 leaguemember league-member'],
  [
    'other-party',
    '民主党派 民革党员 民革会员 民盟盟员 民建会员 民进会员 农工党党员 致公党党员 九三学社社员 台盟盟员 otherparty other-party',
  ],
  ['none', '群众 无 无党派 无党派人士 无党派民主人士 普通居民 none'],
);

const educationLevel = words<EducationLevel>(
  ['secondary', '中专 中职 中等职业 中等专业 secondary'],
  ['junior-college', '大专 专科 高职 高职高专 高职专科 大学专科 junior-college juniorcollege'],
  ['undergraduate', '本科 大学本科 普通本科 职业本科 学士 本科生 undergraduate bachelor'],
  [
    'postgraduate',
    '研究生 硕士 博士 硕士研究生 博士研究生 硕士生 博士生 postgraduate graduate master doctor phd',
  ],
);

const fullTime = words<boolean>(
  [true, '全日制 普通全日制 全日制普通 是 yes y true full-time fulltime'],
  [false, '非全日制 函授 业余 成人教育 否 no n false part-time parttime'],
);

const yesNo = words<boolean>([true, '是 yes y true'], [false, '否 no n false']);

function citizen(text: string): boolean | undefined {
  const said = yesNo(text);
  if (said !== undefined) return said;
  if (/^(?:中国|中华人民共和国)/.test(text)) return true;
  if (/^(?:china|chinese|cn|chn)$/i.test(text)) return true;
  return /^[\p{L}\s().·-]{2,}$/u.test(text) ? false : undefined;
}

/** `2026`, `2026级`, `26级`: the year of entry. */
function grade(text: string): number | undefined {
  const match = /^(\d{4}|\d{2})\s*(?:级|年|年级|届)?$/.exec(text);
  if (!match?.[1]) return undefined;
  const year = match[1].length === 2 ? 2000 + Number(match[1]) : Number(match[1]);
  return year >= 1900 && year <= 2200 ? year : undefined;
}

/** How the text of each column becomes a value. */
export const meaningOf: {
  readonly [Column in Exclude<keyof PersonFacts, 'name'>]: Meaning<
    NonNullable<PersonFacts[Column]>
  >;
} = {
  sex,
  politicalStatus,
  educationLevel,
  fullTime,
  citizen,
  grade,
  ethnicGroup: ethnicGroupOf,
  programme: (text) => text,
};
