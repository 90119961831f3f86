import type { Fact } from '../../../facts/fact.ts';
import type { Sentence } from '../statements/sentences.ts';
import { figure } from './figure-text.ts';
import { numberSource, parseWholeNumber } from '../../../facts/numerals.ts';
import type { Told } from './told.ts';

/** How large the school is: students, campuses, or the plain word that it is large. */

const before = '(?:约|近|逾|超过?|达到?|突破|已达|共有?|现有|总计|有|为|:)*';
const students: readonly RegExp[] = [
  new RegExp(
    `(?:在校|在籍|在册|在读|全日制|各类)(?:普通)?(?:本专科|本科|专科|高职|高职专科|研究)?(?:学生|大学生|生)(?:总数|总人数|人数|规模|数|总规模)?,?(?:现|已|目前)?${before}(${numberSource})(?:余|多|来)?(?:名|人)`,
  ),
  new RegExp(
    `(?<!代表)(?:学生|在校生)(?:总数|总人数|人数|规模|总规模)(?:现|已|目前)?${before}(${numberSource})(?:余|多|来)?(?:名|人)`,
  ),
  new RegExp(
    `(${numberSource})(?:余|多|来)?(?:名|人)?(?:各类)?(?:全日制)?(?:普通)?(?:本专科|本科|高职)?(?:在校|在籍|在册)(?:学生|大学生|生)`,
  ),
  new RegExp(
    `(?:学校|我校|我院|全校|全院)[^,。;]{0,8}(?:学生|师生)${before}(${numberSource})(?:余|多|来)?(?:名|人)`,
  ),
];
const campuses: readonly RegExp[] = [
  new RegExp(`(?<![第每各])(${numberSource})(?:个|处|座|大)(?:[一-龥]{0,4})?校区(?!的?学生会)`),
  /(?:东西|南北|新老|新旧)?(两)校区|一校(两|二|三|四)区|([两二三四五六])地(?:四)?(?:办学|校区)/,
];
const manyWords =
  /(?:学生(?:人数|规模|总数)|在校生(?:人数|规模)?|办学规模)(?:较多|众多|较大|庞大|大)|(?:分)?校区(?:较多|众多|分散)|多校区(?:办学|运行)|多个校区/;
const aboutOthers =
  /低于|少于|不足|不到|不低于|不少于|高校[^,。;]{0,6}(?:不超过|可以?)|每个?校区|各校区/;

function studentsIn(
  text: string,
): { readonly count: number; readonly from: number; readonly to: number } | null {
  for (const pattern of students) {
    const match = pattern.exec(text);
    const count = match ? parseWholeNumber(match[1] ?? '') : null;
    if (!match || count === null || count < 300) continue;
    if (
      /(?:占|的)[^,。;]{0,4}$/.test(text.slice(0, match.index)) &&
      /^[^,。;]{0,4}%/.test(text.slice(match.index + match[0].length))
    )
      continue;
    return { count, from: match.index, to: match.index + match[0].length };
  }
  return null;
}

function campusesIn(
  text: string,
): { readonly count: number; readonly from: number; readonly to: number } | null {
  for (const pattern of campuses) {
    const match = pattern.exec(text);
    const count = match ? parseWholeNumber(match[1] ?? match[2] ?? match[3] ?? '') : null;
    if (!match || count === null || count < 1 || count > 20) continue;
    return { count, from: match.index, to: match.index + match[0].length };
  }
  return null;
}

/** Reads the size of the school; a national rule's words about large schools are no statement of it. */
export function readSizeFigures(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  if (!/校区|在校|在籍|在册|全日制|学生人数|学生总|学生规模|地办学|一校|师生|办学规模/.test(text))
    return [];
  if (sentence.pastTerm || /的高校/.test(text) || sentence.level !== 'school') return [];
  const many = manyWords.exec(text);
  const count = aboutOthers.test(text) ? null : studentsIn(text);
  const campus = /每个?校区|各校区/.test(text) && !/共|有|设/.test(text) ? null : campusesIn(text);
  const found = [
    count,
    campus,
    many ? { from: many.index, to: many.index + many[0].length } : null,
  ].filter((item) => item !== null);
  if (found.length === 0) return [];
  const value = {
    students: count?.count ?? null,
    campuses: campus?.count ?? null,
    many: many !== null,
  };
  const from = Math.min(...found.map((item) => item.from));
  const to = Math.max(...found.map((item) => item.to));
  return [figure(told, sentence, 'school.size', value, { from, to, level: 'school' })];
}
