import type { Level } from '../../../facts/fact.ts';

/**
 * How a sentence is meant: denied, done by others, of an earlier term, or a repeated rule.
 * All patterns see folded text (half-width punctuation, no white space).
 */

const secondLevelSubject =
  /(?:二级学院|各学院|各二级|院系|各系|各院|书院|分校区|二级|基层|系级|系部|[学医工商农林文理法艺]院系)(?:\([^)]{0,8}\))?(?:级)?(?:的)?(?:学生会|研究生会|学生组织|学生会组织|团学组织|学生联合会|分会)|(?<![院学])系(?:级)?(?:学生会|研究生会|学生联合会|学生组织)|系层面|二级学生会|二级研究生会|下级学生会|二级学院层面|基层组织/;
const universityOnly =
  /学院(?:\([^)]{0,8}\))?(?:级)?(?:学生会|研究生会|学生组织|分会)|院级(?:学生会|研究生会|组织)|学院层面/;
const schoolSubject =
  /校级|学校学生会|校学生会|校研究生会|院、系|校、院|校院两级|院系两级|全校学生会|院学生会|本会/;

/** Which union a sentence speaks of. In a university 学院 is the second level; in a college it is the school. */
export function levelOf(text: string, university: boolean): Level {
  const second = secondLevelSubject.exec(text) ?? (university ? universityOnly.exec(text) : null);
  if (!second) return 'school';
  const school = schoolSubject.exec(text);
  if (school && school.index < second.index && !(university && school[0] === '院学生会'))
    return 'school';
  return 'second-level';
}

const ruleWords =
  /(?:《[^》]{2,60}》|文件|上级|国家|团中央|全国学联|教育部|若干意见|若干措施)[^,。]{0,16}(?:要求|规定|明确|指出|提出|强调|重申|禁止)|(?:按照|根据|依据|遵照|对照|落实|贯彻)[^。]{0,80}(?:的要求|的规定|要求|规定|精神)[^,。]{0,4}[,:](?=[^。]{0,30}(?:应当|应|须|不得|不超过))/;
const ownDecision = /(?:结合|我校|我院|本校|本会|实际|决定|现|已|设|共|目前|目下)/;

/** Whether the sentence only repeats a rule made elsewhere, with no decision of the school's own in it. */
export function isQuotedRule(text: string): boolean {
  const match = ruleWords.exec(text);
  if (!match) return false;
  return !ownDecision.test(text.slice(match.index + match[0].length));
}

const past =
  /上(?:一)?届|上一次|上次|当时|已(?:经)?届满|那一届|结束任期|卸任|往届|前任|历届|此前|(?:年|月|改革|从|很久)以前|过去|曾(?!用名)|原(?:有|来|设|先|[一-龥]{1,4}部)|改革前|旧(?:版|章程|制)|(?:19|20)\d\d年(?:以前|之前)/;

/** Whether the sentence tells of an earlier term of office or an earlier arrangement. */
export function isPastTerm(text: string): boolean {
  return past.test(text);
}

const deniedBefore =
  /(?:不|未|无|没有?|非|严禁|禁止|杜绝|避免|防止|取消|撤销|撤并|剥离|移交|划转|退出|停止|免除|谢绝|拒绝|从不|再无|清理|整改|脱离)/g;
const notDenials =
  /非(?=[^,。]{0,12}干部)|夜不归宿|不归|不断|不仅|不但|不少于|不低于|不同|不定期|不限于|不超过|不多于|无记名|未来|非常|不怕|不懈|不忘|不负|无偿|无论|不足|不少|无故|无异议|未满|不及|不断|无私|不分|没收/g;

/** Whether a negation stands before `at` in the same clause. */
export function isDeniedBefore(text: string, at: number): boolean {
  const before = text.slice(0, at).replace(notDenials, (word) => '○'.repeat(word.length));
  const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(':'), -1) + 1);
  return clause.search(deniedBefore) !== -1;
}

/** Whether the lead of a list (不承担下列工作：) denies what its items name. */
export function leadDenies(lead: string): boolean {
  return lead !== '' && isDeniedBefore(lead.slice(0, -1), lead.length - 1);
}

/** Whether something stands denied: a negation before `at`, or the sentence hands it to others after. */
export function isDenied(text: string, at: number): boolean {
  return isDeniedBefore(text, at) || deniedAfter.test(text.slice(at).replace(notDenials, ''));
}

const deniedAfter =
  /(?:移交|划归|转交|交由|归还|交还|剥离|划出|不再|(?:一律|一概|均|都|皆|也)?不(?:再)?(?:设|设置|得设|属于?|在|列入|纳入|参与|承担|介入|由|归|是|代办|代行|代管|代劳|办理|插手|伸手|派人|过问|经手|沾|涉足|涉及|履行|负责|接手|接管)|未(?:纳入|列入|承担|参与)|无关|与(?:学生会|本会|研究生会)[^,。]{0,6}无)/;

/** School offices and other bodies whose own duties are not the union's; longest first. */
export const otherBody =
  /(?:安全)?保卫(?:处|部|科|办公?室?|部门|工作部)|武装(?:保卫)?部|校园?安全(?:管理)?处|安全(?:管理|保卫|工作)处|(?:学生)?(?:公寓|宿舍|住宿|社区)(?:服务|管理)?(?:中心|科|办公?室?|部门|处|委员会|公司)|宿管(?:中心|科|办|部门|员|老师|阿姨|站)?|公寓辅导员|后勤(?:管理|保障|服务)?(?:处|集团|中心|公司|部门|部)?|总务处|学生工作?(?:处|部|办公室|部门)|学工(?:部|处|办)|学生事务中心|资产(?:管理)?处|教务处|物业(?:公司)?|保安(?:队|公司)?|辅导员|班主任|派出所|公安(?:机关)?|值班教师|生活老师|自律委员会|自管会|自我管理委员会|国旗护卫队|校卫队|治安联防队/g;

/** Blanks out the names of other bodies, keeping lengths, so that 保卫处 is not read as the duty 保卫. */
export function withoutOtherBodies(text: string): string {
  return text.replace(otherBody, (name) => '◇'.repeat(name.length));
}
