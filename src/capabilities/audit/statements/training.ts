import type { Fact } from '../../../facts/fact.ts';
import { daysIn } from './congress.ts';
import { isDeniedBefore } from './modality.ts';
import { clausesOf, factFrom, type Sentence, type Statements } from './sentences.ts';
import { parseWholeNumber } from '../../../facts/numerals.ts';

type Season = 'spring' | 'autumn' | 'both' | 'unknown';

function seasonOf(text: string): Season {
  const spring = /春季|春学期|春、秋|春秋|下学期|第二学期/.test(text);
  const autumn = /秋季|秋学期|春、秋|春秋|上学期|第一学期/.test(text);
  if (spring && autumn) return 'both';
  if (spring || autumn) return spring ? 'spring' : 'autumn';
  const months = daysIn(text).map((item) => Number(item.day.slice(-5, -3) || item.day.slice(5, 7)));
  const plain = [...text.matchAll(/(\d{1,2}|[一二三四五六七八九十]{1,2})月/g)].map(
    (match) => parseWholeNumber(match[1] ?? '') ?? 0,
  );
  const all = [...months, ...plain].filter((month) => month > 0);
  const inSpring = all.some((month) => month >= 2 && month <= 7);
  const inAutumn = all.some((month) => month >= 8 || month === 1);
  if (inSpring && inAutumn) return 'both';
  if (inSpring) return 'spring';
  return inAutumn ? 'autumn' : 'unknown';
}

const trainees =
  /学生会|研究生会|工作人员|学生干部|骨干|全员|全体(?:成员|干部|干事|部员)|主席团|部长|干事|团学|新成员|集训/;
const partial =
  /(?:仅|只)(?:面向|有|限|组织|对|覆盖|安排)?[^,。]{0,10}(?:主席团|部长|负责人|新(?:成员|干事|生)|骨干)|(?:主席团(?:成员)?(?:和|及|、)(?:各)?部(?:门)?(?:部)?长|部长以上|副部长以上|部门负责人)[^,。]{0,6}(?:参加|参训)/;
const otherTraining =
  /青马|团支书|入党积极分子|发展对象|班主任|辅导员|教师培训|志愿者培训|社团(?:骨干|负责人)培训|监票|计票|代表培训/;
const notDone =
  /(?:未|没有|没|未能|尚未|未曾|不再|暂未)(?:能)?(?:如期|按期|组织|开展|举办|举行|安排|进行|另行|补办|补训)|(?:取消|停办|停训|暂停|搁置|作罢)/;

/** Trainings that were held, left out or laid down (item 13 of 2021). */
export function readTraining(statements: Statements, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  if (!/培训|集训|轮训|训练营/.test(text) || sentence.quotedRule || sentence.level !== 'school')
    return [];
  if (otherTraining.test(text) && !/学生会工作人员|全员/.test(text)) return [];
  const at = text.search(/培训|集训|轮训|训练营/);
  const facts: Fact[] = [];
  const failing = notDone.exec(text);
  if (failing) {
    const clause = clausesOf(text).findLast((part) => part.at <= failing.index)?.text ?? text;
    const season = seasonOf(clause);
    const named = season === 'unknown' ? seasonOf(text) : season;
    if (/培训|集训/.test(text))
      facts.push(
        factFrom(statements, sentence, 'training.not-held', {
          season: named === 'unknown' ? 'both' : named,
        }),
      );
    return facts;
  }
  if (!trainees.test(sentence.lead + text) && sentence.section.kind !== 'training') return [];
  const rule =
    /每(?:学期|年|学年|月|季度|半年)/.exec(text) ??
    (sentence.basis === 'rule' ? /(?:春|秋)[^,。]{0,8}学期各/.exec(text) : null);
  if (rule && daysIn(text).length === 0) {
    const perYear = /学期|半年|各/.test(rule[0])
      ? 2
      : /月/.test(rule[0])
        ? 12
        : /季/.test(rule[0])
          ? 4
          : 1;
    return [factFrom(statements, sentence, 'training.rule', { perYear })];
  }
  const done =
    daysIn(text).length > 0 ||
    /(?:开展|举办|举行|组织|完成|进行|召开|开班|落实|参加|安排|实施|集中|分别|已|了)/.test(text);
  if (!done || sentence.basis === 'plan' || isDeniedBefore(text, at)) return [];
  const season = seasonOf(sentence.lead + text);
  if (season === 'unknown') return [];
  const everyone = partial.test(text)
    ? false
    : /全员|全体|所有|全部|人人|\d+名(?:工作人员|成员)|无一缺席|到课率/.test(text)
      ? true
      : null;
  facts.push(factFrom(statements, sentence, 'training.held', { season, everyone }));
  return facts;
}
