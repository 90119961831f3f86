import type { Fact } from '../../../facts/fact.ts';
import type { Sentence } from '../statements/sentences.ts';
import { figure, isFormer } from './figure-text.ts';
import { numberSource, parseWholeNumber } from '../../../facts/numerals.ts';
import type { Told } from './told.ts';

/** How many unions the second level has, and of which units. */

const unitWord = '(?:二级学院|二级院系|二级|院系|学院|书院|系部|系|分校区|校区|院级|系级)';
const unionWord =
  '(?:学生会|研究生会|学生分会|分会|学生组织|团学组织)(?:\\([^)]{0,6}\\))?(?:组织)?';
const patterns: readonly RegExp[] = [
  new RegExp(`(${numberSource})个${unitWord}(?:\\([^)]{0,8}\\))?(?:级)?(?:的)?${unionWord}`, 'g'),
  new RegExp(
    `(?:二级|院级|系级|各?院系|${unitWord})${unionWord}(?:总数|数量|总量)?(?:现|目前)?(?:共计|共有|共|有|为|是|:|计|合计)*(${numberSource})个`,
    'g',
  ),
  new RegExp(
    `(${numberSource})个${unitWord}[^,。;]{0,8}(?:均|都|全部|已全部|皆)(?:已)?(?:成立|设立|设有|建立|组建)(?:了)?[^,。;]{0,6}${unionWord}`,
    'g',
  ),
];
const partial =
  /(?:其中|有|另有|评出|评选|表彰|优秀|部分|抽查|随机|检查|走访|新增|约谈|达标|不达标|第|前|后|与|余下|剩余|还有|[一-龥]合格)(?:的)?$/;
const unionName =
  /([一-龥]{1,14}?(?:学院|书院|系|学部|校区|教学部))(?:学生会|研究生会|学生分会|分会)/g;
const unitName = /[一-龥]{1,14}?(?:学院|书院|系|学部|校区|教学部)/g;

function totalFacts(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const count = parseWholeNumber(match[1] ?? '');
      const to = match.index + match[0].length;
      if (count === null || count < 2 || count > 80) continue;
      const before = text.slice(Math.max(0, match.index - 6), match.index);
      if (partial.test(before) && !/(?:共|现|设|所辖|全校|下)有?$/.test(before)) continue;
      if (
        isFormer(text, match.index, to) ||
        /^[^,。;]{0,6}(?:达标|不达标|符合|获|被评|存在问题|未)/.test(text.slice(to))
      )
        continue;
      return [
        figure(
          told,
          sentence,
          'second-level.total',
          { count },
          {
            from: match.index,
            to,
            level: 'second-level',
          },
        ),
      ];
    }
  }
  return [];
}

function stripped(name: string): string {
  return name.replace(
    /^.*(?:包括|分别为|分别是|设有|下设|下辖|所辖|即|为|有|是|由|和|及|与|以及)(?=[一-龥]{1,}(?:学院|书院|系|学部|校区|教学部)$)/,
    '',
  );
}

const listEnd = /^(?:、|,|和|及|与|以及|等|共|。|;|\d|\(|$)/;

function unitsFact(
  told: Told,
  sentence: Sentence,
  names: readonly string[],
  place: { readonly from: number; readonly to: number },
): Fact {
  const value = { names: [...new Set(names)], from: 'list' as const };
  return figure(told, sentence, 'second-level.units', value, { ...place, level: 'second-level' });
}

/** 经济学院学生会、法学院学生会、护理学院学生会. */
function namedUnions(told: Told, sentence: Sentence): Fact | null {
  const { text } = sentence;
  if (text.split(/学生会|研究生会|分会/).length <= 3) return null;
  const named = [...text.matchAll(unionName)].filter((match) =>
    listEnd.test(text.slice(match.index + match[0].length, match.index + match[0].length + 2)),
  );
  const first = named[0];
  const last = named.at(-1);
  if (named.length < 3 || !first || !last) return null;
  const names = named.map((match) => stripped(match[1] ?? '')).filter((name) => name.length >= 2);
  return unitsFact(told, sentence, names, { from: first.index, to: last.index + last[0].length });
}

const listHead =
  /(?:二级|院系|系|学院)(?:级)?(?:学生会|研究生会|学生组织)(?:组织)?[^。;:]{0,14}(?::|,?(?:分别|包括|即|具体)(?:为|是|有)?:?)/;

/** 二级学院学生会分别为:经济学院、法学院、护理学院. */
function listedUnits(told: Told, sentence: Sentence): Fact | null {
  const { text } = sentence;
  const head = listHead.exec(text);
  if (!head) return null;
  const from = head.index + head[0].length;
  const rest = /^[^。;]{0,400}/.exec(text.slice(from))?.[0] ?? '';
  const units = rest.split(/[、,]|以及|和|及/).flatMap((piece) => {
    const match = [...piece.matchAll(unitName)].at(-1);
    return match ? [stripped(match[0])] : [];
  });
  return units.length < 3
    ? null
    : unitsFact(told, sentence, units, { from, to: from + rest.length });
}

/** Reads the number of second-level unions and lists of them from one sentence. */
export function readSecondLevelFigures(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  if (
    sentence.quotedRule ||
    sentence.pastTerm ||
    !/学生会|研究生会|分会|学生组织|团学组织/.test(text)
  )
    return [];
  const facts = [...(/[\d一二两三四五六七八九十]个/.test(text) ? totalFacts(told, sentence) : [])];
  if (/学院|书院|系|校区|学部/.test(text) && /[、,]/.test(text)) {
    const list = namedUnions(told, sentence) ?? listedUnits(told, sentence);
    if (list) facts.push(list);
  }
  return facts;
}
