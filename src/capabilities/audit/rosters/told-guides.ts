import { clauseAround, toldIn } from '../figures/told.ts';
import { sourceAt, type Sentence } from '../statements/sentences.ts';
import type { Fact } from '../../../facts/fact.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { guideFact, type Guide } from './read-guides.ts';

/** Who guides the union, as sentences tell it. Patterns see folded text. */

const union = '(?:学生会|研究生会|学生联合会|学生组织|本会)';
const person = '(?:同志|老师|同学)?';
const guides = new RegExp(
  `(?:团委)?[^,。;]{0,10}(?<!部|处|支部|总支)副书记[^,。;]{0,14}?(?:指导|分管|联系|主管)[^,。;]{0,8}?${union}|(?:由|明确|安排|指定)[^,。;]{0,24}(?:副书记|团干部|团委干部)[^,。;]{0,16}(?:指导|分管|联系|主管)[^,。;]{0,12}|(?:分管|指导|联系)[^,。;]{0,8}${union}[^,。;]{0,10}副书记(?:[一-龥×*]{2,4}?)?(?:[:,]|为|是|由|系|专职|兼职)[^,。;]{0,14}`,
);
const general = new RegExp(
  `(?:${union}(?:组织)?(?:的)?)?秘书长(?:一职|职务)?(?:[\\d一]名)?,?(?:现|目前|暂|仍|均|一律)?(?:由|为|是|系|:|,?(?:专职|兼职|挂职)|空缺|暂缺|缺位|待聘|暂未|尚未)[^,。;]{0,30}|[^,。;]{2,26}(?:担任|兼任|出任|任|聘为|聘任为|受聘为)[^,。;]{0,10}${union}(?:组织)?秘书长|聘(?:请|任)[^,。;]{2,30}(?:担任|兼任|任|为)[^,。;]{0,10}秘书长|聘(?:请|任)[^,。;]{0,8}秘书长[^,。;]{0,4},?由[^,。;]{2,24}(?:担任|兼任)`,
);
const absence = /请假|报告|汇报|协调|签字|批准|审批|同意|负责协助|申请|保管|兼任部长/;
const otherGeneral = /学联秘书长|党委秘书长|市学联|省学联|全国学联|社团联|大会秘书长|秘书长单位/;
const vacant = /暂?空缺|暂缺|缺位|待聘|(?:暂未|尚未|未)(?:明确|配备|聘任|聘请|落实|到位|安排)/;
const student =
  /由[^,。;]{0,14}(?:前任主席|现任主席|[大研][一二三四五]学生|在读|在校生)[^,。;]{0,12}(?:担任|兼任|出任|任)|由(?:[^,。;]{0,10}(?:级|名|校|在))?(?:学生|研究生|本科生|主席|副主席|同学)[^,。;教师老]{0,12}(?:担任|兼任|出任|任)|(?:学生|同学|学生主席)(?:担任|兼任|任)[^,。;]{0,8}秘书长|级[^,。;]{0,12}同学(?:担任|兼任|任)|为(?:在校)?学生/;
const named = new RegExp(
  `(?:书记|干部|教师|老师|干事|委员|主任|部长)(?!担任|兼任|出任|指导|分管|联系|主管|负责|具体)[\\p{Script=Han}×*]{2,4}?${person}(?=指导|分管|联系|主管|担任|兼任|出任|任|负责|具体|为|是|系|,|。|$)`,
  'u',
);
const ruling = /应当?|须|必须|原则上|要(?!求)|可由|可以|拟|将(?:由|聘)|计划/;

function fullTime(text: string): boolean | null {
  if (/专职[^,。;]{0,6}[:(]否|非专职|不是专职|并非专职|不属专职|兼职|挂职|非全职|未专职/.test(text))
    return false;
  return /专职|全职/.test(text) ? true : null;
}

function basisOf(sentence: Sentence, text: string): Guide['holder'] | null {
  if (vacant.test(text)) return 'vacant';
  if (student.test(text)) return 'student';
  if (named.test(text)) return 'cadre';
  return sentence.basis === 'practice' && !ruling.test(text) ? 'cadre' : null;
}

function tell(
  reading: Reading,
  sentence: Sentence,
  role: Guide['role'],
  match: RegExpExecArray,
): Fact | null {
  const { text } = sentence;
  const from = clauseAround(text, match.index).from;
  const end = match.index + match[0].length;
  const rest = text.slice(end);
  const more =
    /^(?:,(?:[^,。;]{0,6}(?:为|系|属|是|均|并|非)[^,。;]{0,14}|(?:兼职|挂职|专职|非专职)[^,。;]{0,8}))/.exec(
      rest,
    )?.[0] ?? '';
  const tail = /^[^,。;]{0,12}/.exec(rest)?.[0] ?? '';
  const to = end + (more === '' ? tail.length : more.length);
  const told = text.slice(from, to);
  const holder = basisOf(sentence, told);
  const practice = holder === 'vacant' || holder === 'student' || named.test(told);
  const basis =
    ruling.test(told) && !practice && sentence.basis === 'practice' ? 'rule' : sentence.basis;
  if (sentence.basis === 'rule' && holder !== 'cadre' && holder !== null && !/现|目前/.test(told))
    return null;
  const span = sourceAt(reading, sentence.start + from, sentence.start + to);
  return guideFact({ role, fullTime: fullTime(told), holder: holder ?? 'unknown' }, span, basis);
}

/** Reads sentences that say who guides the union or who its secretary-general is. */
export function readToldGuides(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sentence of toldIn(reading, forms).sentences) {
    const { text } = sentence;
    if (!/秘书长|副书记|团干部|团委干部/.test(text)) continue;
    const past = sentence.pastTerm && !/目前|现(?:由|任|为|大)/.test(text);
    if (past || sentence.quotedRule || sentence.level !== 'school') continue;
    const deputy = guides.exec(text);
    if (deputy && /学生会|研究生会|学联|学生组织|学生联合会/.test(text + sentence.lead)) {
      const fact = tell(reading, sentence, 'deputy-secretary', deputy);
      if (fact) facts.push(fact);
    }
    const secretary = general.exec(text);
    if (secretary && !absence.test(secretary[0]) && !otherGeneral.test(text)) {
      const fact = tell(reading, sentence, 'secretary-general', secretary);
      if (fact) facts.push(fact);
    }
  }
  return facts;
}
