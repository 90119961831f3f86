import type { Fact } from '../../../facts/fact.ts';
import type { Amount } from '../../../facts/vocabulary.ts';
import type { Sentence } from '../statements/sentences.ts';
import { amountOf, amountSource, basisOf, figure, isFormer, isSupposed } from './figure-text.ts';
import { numberSource, parseWholeNumber } from '../../../facts/numerals.ts';
import type { Told } from './told.ts';

/** How many sit in the presidium, as sentences tell it. */

const link =
  '(?:总数|总人数|人数|规模|名额|职数)?(?:\\([^)]{0,8}\\))?,?(?:现|目前|总|合)?(?:共有|共计|共设|共|计|有|由|设|为|是|达到?|现有|实有|合计|总计|原则上|一般|应|:)*';
const patterns: readonly RegExp[] = [
  new RegExp(
    `主席团(?:成员|组成人员)?${link}${amountSource}(?:名|人|位)(?!候选|副主席|主席|成员(?:负责|主持|牵头|分管|联系))`,
    'g',
  ),
  new RegExp(
    `(?<!\\d)${amountSource}(?:名|人|位)(?:同学|同志)?(?:为|组成(?:的)?|担任|当选(?:为)?)?(?:的)?(?:新一届|[^,。;]{0,12}(?:学生会|研究生会))?主席团(?:成员)?(?!候选|会议|主席|,?成员候选)`,
    'g',
  ),
  new RegExp(
    `(?<!\\d)()(${numberSource})()(?:名|人|位)(?:同学|同志)[^。;]{0,24}当选(?:为)?[^,。;]{0,12}主席团(?:成员)?(?!候选)`,
    'g',
  ),
  new RegExp(
    `主席团(?:成员)?(?:现)?(?:由|为)[^,。;]{2,60}?等(${numberSource})(?:名|人|位)(?:同学)?`,
    'g',
  ),
];
const chair = new RegExp(
  `(?<!副|执行|轮值)(?:轮值)?(?:执行)?主席(?:职务|岗位)?(?:共|为|有|:)?(?:各)?(${numberSource})(?:名|人|位)|(${numberSource})(?:名|人|位)(?:轮值)?(?:执行)?主席(?!团|助理)`,
);
const vice = new RegExp(
  `副主席(?:共|为|有|:)?(?:${amountSource}|(若干))(?:名|人|位)|${amountSource}(?:名|人|位)(?:执行)?副主席`,
);
const each = new RegExp(`主席(?:、|和|及|与)副主席各(${numberSource})(?:名|人|位)`);
const bracketed = new RegExp(`主席团\\((?:共)?(${numberSource})(?:名|人)\\)`);
const bracketedSum = new RegExp(
  `主席团\\(主席(${numberSource})[名人]?[,、]副主席(${numberSource})[名人]?\\)`,
);
const notUnion =
  /大会主席团|候选人|预备人选|推荐人选|会议主席团|执行主席团|社团联合会|委员会主席团/;

function presidiumContext(text: string, at: number): boolean {
  return /(?:设|由|产生|有|配|包括|为|组成|任)[^。;]{0,24}$/.test(text.slice(0, at)) || at < 14;
}

interface Summed {
  readonly amount: Amount;
  readonly from: number;
  readonly to: number;
}

function viceAmount(match: RegExpExecArray, after: string): Amount | null {
  if (match[5] !== undefined) return { min: 1, max: null };
  return (
    amountOf(match[1], match[2], match[3], after) ?? amountOf(match[6], match[7], match[8], after)
  );
}

/** 主席1名、副主席2名: the sum of both. */
function summed(text: string): Summed | null {
  const both = each.exec(text);
  if (both) {
    const count = parseWholeNumber(both[1] ?? '');
    if (count === null) return null;
    return {
      amount: { min: 2 * count, max: 2 * count },
      from: both.index,
      to: both.index + both[0].length,
    };
  }
  const second = vice.exec(text);
  if (!second) return null;
  const head = text.slice(Math.max(0, second.index - 40), second.index);
  const first = chair.exec(head);
  const one = first ? parseWholeNumber(first[1] ?? first[2] ?? '') : null;
  const to = second.index + second[0].length;
  const more = viceAmount(second, text.slice(to));
  if (!first || one === null || !more || /[。;]/.test(head.slice(first.index))) return null;
  const from = Math.max(0, second.index - 40) + first.index;
  if (!presidiumContext(text, from) || notUnion.test(text.slice(Math.max(0, from - 8), to + 4)))
    return null;
  return {
    amount: { min: one + more.min, max: more.max === null ? null : one + more.max },
    from,
    to,
  };
}

/** A chart's 主席团(4人), or 主席团(主席1,副主席4). */
function inBrackets(text: string): Summed | null {
  const parts = bracketedSum.exec(text);
  const match = parts ?? bracketed.exec(text);
  if (!match) return null;
  const first = parseWholeNumber(match[1] ?? '');
  const second = parts ? parseWholeNumber(parts[2] ?? '') : 0;
  if (first === null || second === null || first + second === 0) return null;
  const count = first + second;
  return {
    amount: { min: count, max: count },
    from: match.index,
    to: match.index + match[0].length,
  };
}

function countsIn(sentence: Sentence): readonly Summed[] {
  const { text } = sentence;
  const found: Summed[] = [];
  for (const [index, pattern] of patterns.entries()) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      const [, bound, low, high] = match;
      const amount =
        index === 3
          ? amountOf(undefined, bound, undefined, '')
          : amountOf(bound || undefined, low, high || undefined, text.slice(to));
      if (!amount || amount.max === 0) continue;
      const near = text.slice(Math.max(0, match.index - 8), to + 6);
      if (notUnion.test(near)) continue;
      if (
        /(?:每位?|任选|推荐|提名|缺额|空缺|增补|补选|改选|辞职|退出)[^,。;]{0,4}$/.test(
          text.slice(0, match.index),
        )
      )
        continue;
      if (/^(?:出席|参加|列席|缺席|辞|请假|党员|女)/.test(text.slice(to))) continue;
      found.push({ amount, from: match.index, to });
    }
  }
  return found;
}

/** Reads the number of presidium members, the school's or the second level's. */
export function readPresidiumFigures(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  if (sentence.quotedRule || !text.includes('主席') || !/[\d一二两三四五六七八九十]/.test(text))
    return [];
  const direct = countsIn(sentence);
  const sum = summed(text) ?? inBrackets(text);
  const all =
    sum &&
    !direct.some((item) => item.amount.min === sum.amount.min && item.amount.max === sum.amount.max)
      ? [...direct, sum]
      : direct;
  const facts: Fact[] = [];
  for (const item of all) {
    if (isFormer(text, item.from, item.to) || isSupposed(text, item.from, item.to)) continue;
    facts.push(
      figure(told, sentence, 'presidium.count', item.amount, {
        from: item.from,
        to: item.to,
        basis: basisOf(sentence, item.amount),
      }),
    );
  }
  return facts;
}
