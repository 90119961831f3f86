import type { Basis, Fact, FactName, Level } from '../../../facts/fact.ts';
import type { Amount, FactValues } from '../../../facts/vocabulary.ts';
import { isPastTerm } from '../statements/modality.ts';
import { factFrom, type Sentence } from '../statements/sentences.ts';
import { numberSource, parseWholeNumber } from '../../../facts/numerals.ts';
import type { Told } from './told.ts';

/** Words about numbers that every reader of figures needs. Folded text throughout. */

/** `N人`, `N至M人`, `不超过N人`: bounds first, then one or two numbers. Groups: bound, low, high, over. */
export const amountSource = `(不(?:得)?(?:超过|多于|高于|大于)|至多|最多|上限为?|控制在|限(?:定)?(?:为|在)?|不少于|不低于|至少)?(?:约|近|共|为|在|有|到)?(${numberSource})(?:(?:-|~|至|到)(${numberSource}))?(余|多)?`;

/** A sentence without such a count tells no number of people. */
export const countsPeople = /[\d〇零一二两三四五六七八九十百千](?:名|人|位)/;

/** Reads what `amountSource` found; null where it is no number. `after` is what follows the unit. */
export function amountOf(
  bound: string | undefined,
  low: string | undefined,
  high: string | undefined,
  after: string,
): Amount | null {
  const first = parseWholeNumber(low ?? '');
  if (first === null) return null;
  const second = high === undefined ? null : parseWholeNumber(high);
  if (high !== undefined)
    return second === null || second < first ? null : { min: first, max: second };
  if (bound !== undefined && /不少|不低|至少/.test(bound)) return { min: first, max: null };
  const capped =
    (bound !== undefined && !/控制在|限/.test(bound)) ||
    /^[^,。;]{0,2}(?:以内|以下|之内)/.test(after);
  if (capped || (bound !== undefined && /控制在|限/.test(bound))) return { min: 0, max: first };
  if (/^[^,。;]{0,2}(?:以上|及以上)/.test(after)) return { min: first, max: null };
  return { min: first, max: first };
}

const present =
  /现有|目前|现任|现在|如今|本届|本学年|今年|精简|压缩|缩减|减少|减至|调整|整合|合并|优化|新一届/;

/** How far back, in characters, a word of time can govern a number. */
const reach = 160;

/** Whether the words before a number put it into the past, and nothing after them leads back. */
function isPast(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - reach), from);
  if (!isPastTerm(before)) return false;
  const pieces = before.split(/[,;。]/);
  for (let k = pieces.length - 1; k >= 0; k -= 1) {
    const piece = pieces[k] ?? '';
    const back = present.exec(piece);
    if (back) return isPastTerm(piece.slice(back.index + back[0].length));
    if (isPastTerm(piece)) return true;
  }
  return false;
}

/** Whether a number is of the past: 原有9个, 上届5人, 由58人精简至…. */
export function isFormer(text: string, from: number, to: number): boolean {
  if (isPast(text, from)) return true;
  if (/^[^。;]{0,20}(?:那一届|任期已?届满|已(?:经)?届满|结束任期|已卸任)/.test(text.slice(to)))
    return true;
  const before = text.slice(Math.max(0, from - reach), from);
  if (
    /^[^,。;]{0,4}(?:精简|压缩|缩减|减少|减至|调整|整合|合并|优化|下降|降至|撤并)/.test(
      text.slice(to),
    )
  )
    return true;
  return (
    /^(?:[名人个位])?[^,。;]{0,8}(?:至|到|为)[^,。;]{0,3}(?:\d|[一二三四五六七八九十])/.test(
      text.slice(to),
    ) && /(?:由|从)[^,。;]{0,12}$/.test(before)
  );
}

/** Whether a number belongs to another rule or a hypothesis (按照…不超过40人的要求, 如…超过). */
export function isSupposed(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  const after = text.slice(to, to + 14);
  if (/^[^,。;]{0,4}的(?:要求|规定|标准|上限|限额|规模要求|高校|学校|底线|红线)/.test(after))
    return true;
  if (
    /(?:国家|上级|文件|教育部|团中央|全国学联|若干意见|》)[^,。;]{0,10}(?:规定|要求|明确|提出)/.test(
      before,
    )
  )
    return /不|至多|最多|以内/.test(text.slice(from, to + 4));
  return /(?:如果?|若|倘若|一旦|假如)[^,。;]{0,20}$/.test(before);
}

/** What a figure stands on: the basis and level it has beside its sentence's. */
export interface FigurePlace {
  readonly from: number;
  readonly to: number;
  readonly basis?: Basis;
  readonly level?: Level;
}

/** A fact told by a part of a sentence. */
export function figure<N extends FactName>(
  told: Told,
  sentence: Sentence,
  name: N,
  value: FactValues[N],
  place: FigurePlace,
): Fact {
  return factFrom(told.statements, sentence, name, value, place);
}

/** Basis of an amount: bounds in a report are what the union sets itself, so a rule. */
export function basisOf(sentence: Sentence, amount: Amount): Basis {
  if (sentence.basis !== 'practice') return sentence.basis;
  return amount.min === amount.max ? 'practice' : 'rule';
}
