import type { AdministrativeDuty } from '../../../facts/vocabulary.ts';
import type { Fact } from '../../../facts/fact.ts';
import { isDenied, leadDenies, withoutOtherBodies } from './modality.ts';
import { clausesOf, factFrom, type Sentence, type Statements } from './sentences.ts';

/**
 * Administrative duties the union carries (item 1): dormitory control, campus policing, security.
 * Voice (收集对宿舍管理的意见), culture (宿舍文化节) and education (安全宣传) are no administration.
 */
interface DutyRule {
  readonly duty: AdministrativeDuty;
  readonly pattern: RegExp;
}

const rules: readonly DutyRule[] = [
  {
    duty: 'dormitory',
    pattern:
      /舍务|查寝|查宿|查房|宿管|(?:宿舍|寝室|公寓|楼层|楼栋|楼宇|住宿|就寝|晚寝|归寝)[^,;。:]{0,14}?(?:管理|检查|抽查|巡查|巡视|督查|值班(?!室|处|点|电话)|值守|监督|考勤|执勤|登记|清查|点名|纪律|秩序维护)|(?:检查|抽查|巡查|督查|管理|监督|清点|查处)[^,;。:、]{0,10}(?:宿舍|寝室|公寓|楼层|归寝|在寝|晚寝|晚归|夜不归宿|就寝|内务|违规电器)|晚归[^,;。:]{0,8}(?:登记|检查|统计|通报)|(?:登记|统计|通报|抽查|检查|核查)[^,;。:]{0,8}(?:晚归|夜不归宿|未归)|逐(?:室|寝|间|舍)[^,;。:]{0,6}(?:清点|检查|查验|点名)|(?:清点|查)[^,;。:]{0,4}(?:人数|就寝)[^,;。]{0,12}(?:宿|寝|公寓)/,
  },
  {
    duty: 'policing',
    pattern:
      /纠察|校风校纪(?:检查|督查|监督|管理|巡查)|风纪(?:检查|督查|管理|队|岗)|文明(?:督察|督查|督导|监督|执勤|值勤|巡查)(?:队|岗|工作)?|校园(?:文明)?(?:巡查|巡逻|执勤|督察)|(?:查处|纠正|制止|劝阻)[^,;。]{0,10}(?:违纪|不文明)|(?:仪容仪表|校牌|胸卡|着装)[^,;。]{0,6}(?:检查|查验)/,
  },
  {
    duty: 'security',
    pattern:
      /安全保卫|安保|治安|保卫(?:工作|任务|值班|$|[、,])|(?:校门|门岗|大门|门卫)[^,;。]{0,6}(?:值守|执勤|值班|站岗)|夜间巡逻|校园巡逻|护校队|消防(?:检查|巡查|管理)|(?:巡逻|站岗|门禁管理)/,
  },
];

const trigger =
  /宿|寝|公寓|舍务|楼层|楼栋|楼宇|查房|晚归|纠察|风纪|校纪|督[察查导]|巡|安保|治安|保卫|门岗|校门|护校队|消防|不文明|违纪|仪容|校牌|执勤|值勤|门禁|站岗|违规电器|内务/;

const voice =
  /(?:收集|听取|反映|反馈|征集|征求|汇总|转达|调研|了解|走访|倾听|代表|座谈|就|关于|围绕|针对|对)[^,;。]{0,22}$/;
const voiceAfter =
  /^[^;。]{0,16}(?:意见|建议|诉求|座谈|反馈|满意度|提案|文化|宣传|教育|知识|讲座|演练|体验|困难|需求|投诉|倡议|调研|听证)/;
const union =
  /学生会|研究生会|学生联合会|本会|主席团|[一-龥]{1,6}部(?![门队长])|办公室|我会|干事|学生干部/;

interface Hit {
  readonly duty: AdministrativeDuty;
  readonly at: number;
  readonly end: number;
}

function hitsIn(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const rule of rules) {
    const match = rule.pattern.exec(text);
    if (match) hits.push({ duty: rule.duty, at: match.index, end: match.index + match[0].length });
  }
  return hits;
}

const helps = /(?:协助|配合|协同|参与|联合|会同|帮助)/;

/** Whether the clause gives the work to another body (◇负责…), not to the union helping it. */
function isOthersWork(masked: string, hit: Hit): boolean {
  const other = masked.lastIndexOf('◇', hit.at);
  const shared = /^[^;。]{0,40}(?:分别|均|都|统一|一律|全部)?(?:归|由|属于?)◇/.test(
    masked.slice(hit.end),
  );
  if (shared && !helps.test(masked.slice(0, hit.at))) return true;
  if (other === -1)
    return (
      /^[^,;。]{0,12}由◇/.test(masked.slice(hit.end)) ||
      /(?:由|归|属|属于|归于|系|是)◇/.test(masked.slice(hit.end, hit.end + 14))
    );
  const from = masked.lastIndexOf(',', hit.at) + 1;
  const reach = masked.slice(from, hit.at);
  if (!reach.includes('◇'))
    return /由◇|◇(?:负责|承担|统筹|牵头|组织)/.test(masked.slice(hit.end, hit.end + 20));
  return !helps.test(reach);
}

function isVoice(text: string, hit: Hit): boolean {
  if (voiceAfter.test(text.slice(hit.end))) return true;
  const before = text.slice(Math.max(0, hit.at - 24), hit.at);
  return (
    voice.test(before) &&
    /(?:意见|建议|诉求|问题|情况|反馈|提案|需求|困难)/.test(text.slice(hit.end, hit.end + 24))
  );
}

function fromSentence(statements: Statements, sentence: Sentence): readonly Fact[] {
  const facts: Fact[] = [];
  const masked = withoutOtherBodies(sentence.text);
  const denied: AdministrativeDuty[] = [];
  for (const clause of clausesOf(masked)) {
    for (const hit of hitsIn(clause.text)) {
      const at = clause.at + hit.at;
      const whole: Hit = { duty: hit.duty, at, end: clause.at + hit.end };
      if (isDenied(sentence.text, at) || leadDenies(sentence.lead)) {
        denied.push(hit.duty);
        continue;
      }
      if (isOthersWork(masked, whole) || isVoice(sentence.text, whole)) continue;
      if (sentence.pastTerm || sentence.quotedRule) continue;
      if (/◇[^:]{0,12}:$/.test(withoutOtherBodies(sentence.lead))) continue;
      const degree = helps.test(masked.slice(Math.max(0, at - 14), at)) ? 'assists' : 'carries';
      facts.push(factFrom(statements, sentence, 'duty.carried', { duty: hit.duty, degree }));
    }
  }
  if (denied.length > 0)
    facts.push(factFrom(statements, sentence, 'duty.denied', { duties: denied }));
  return facts;
}

const otherSubject =
  /^[^,。]{0,14}(?:学校|学院党委|党委|学校党委|校团委|团委|各党总支|组织部)[^,。]{0,6}(?:要求|统筹|加强|成立|负责)/;

/** Duties the union carries or declines, one fact a duty and sentence. */
export function readDuties(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sentence of statements.sentences) {
    if (!trigger.test(sentence.text)) continue;
    if (otherSubject.test(sentence.text) && !union.test(sentence.text)) continue;
    if (sentence.inTable && !union.test(sentence.text) && sentence.text.length < 8) continue;
    facts.push(...fromSentence(statements, sentence));
  }
  return facts;
}

const departmentHead =
  /(?:^|[)、.\d:*#])([一-龥]{2,7}(?:部|办公室|办|中心))(?:的)?(?:主要)?(?:工作)?(?:职责|职能|任务|分工)|^[^,。]{0,8}?([一-龥]{2,6}(?:部|办公室))(?:主要|具体)?(?:负责|承担|统筹|牵头|:)/;

/** One fact for each department whose duties the document tells. */
export function readToldDuties(statements: Statements): readonly Fact[] {
  const seen = new Set<string>();
  const facts: Fact[] = [];
  for (const sentence of statements.sentences) {
    if (sentence.level !== 'school' || sentence.text.length > 400) continue;
    const match = departmentHead.exec(sentence.text);
    const department = match?.[1] ?? match?.[2];
    if (!department || seen.has(department)) continue;
    seen.add(department);
    facts.push(factFrom(statements, sentence, 'duty.told', { department }));
  }
  return facts;
}
