import type { Fact } from '../../../facts/fact.ts';
import type { CandidateStep } from '../../../facts/vocabulary.ts';
import { isDeniedBefore } from './modality.ts';
import { factFrom, type Sentence, type Statements } from './sentences.ts';

/** How presidium candidates and department members are recommended, reviewed and decided (item 9 of 2021). */
type Group = 'presidium' | 'department-members';

const unit =
  '(?:学院|二级学院|院|系|院系|学部|书院|各系|所在(?:单位|院系|学院|系部?)?|所属学院|本单位)(?:\\([^)]{0,4}\\))?';
const steps: readonly (readonly [CandidateStep, RegExp])[] = [
  [
    'unit-league-recommends',
    new RegExp(
      `(?:${unit}|级)?(?:分团委|团总支|团组织|(?<![校院学])团委|团工委|基层团组织|学院团委|系团委|院团委|${unit}团委)[^;。]{0,24}?(?:推荐|提名|推选|报送|推送|同意|审核|初审|遴选|盖章)|(?:推荐|提名)[^;。]{0,10}(?:分团委|团总支|团组织)`,
    ),
  ],
  [
    'unit-party-agrees',
    new RegExp(
      `(?:分党委|党总支|党支部|党组织|${unit}党委|基层党委|基层党组织)[^;。]{0,20}?(?:同意|批准|审核|审批|审查|研究|把关|审定|通过|签署|意见)|(?:征得|经|报)[^;。]{0,8}(?:分党委|党总支|党支部|党组织)`,
    ),
  ],
  [
    'student-affairs-reviews',
    /(?:学生工作(?:部门?|处)?|研究生工作部门?|研工部|研究生院|学工(?:部|处)|学生处|学生工作部门)[^;。]{0,40}?(?:审查|审核|考察|面试|联审|把关|复审|会审|审定|评议|考核|联合)/,
  ],
  [
    'league-reviews',
    /(?:校团委|院团委|学校团委|学院团委|团委|共青团[^,。]{0,12}委员会)[^;。]{0,40}?(?:审查|审核|考察|面试|联审|把关|复审|会审|审定|考核)/,
  ],
  [
    'party-committee-decides',
    /(?:报|经|由|提交|呈报?|提请|请示|上报|最终由|交|送)[^;。,]{0,10}?(?:校党委|学校党委|学院党委|院党委|党委)(?:常委会|会议|会)?[^;。]{0,16}?(?:确定|批准|审定|审批|研究|决定|同意|审议|核准|批复|敲定)|(?:校|学校|学院|院)党委(?:常委会|会)?[^;。,]{0,12}?(?:确定|批准|审定|审批|研究决定|审议通过|批复)|(?<!学院|系|分)党委(?:常委会|会议?)[^;。,]{0,8}?(?:确定|批准|审定|审批|研究决定)/,
  ],
];

const presidiumTopic = /主席团|主席(?!团)|候选人/;
const memberTopic = /干事|部员|部门成员|部门工作人员|部长|工作人员|部门负责人|招新|纳新|新成员/;
const trigger =
  /推荐|提名|推选|审查|审核|考察|面试|同意|批准|确定|审定|审批|决定|聘任|任命|通过|研究|自荐|竞聘|报名|初审|复审|把关|核准|批复/;

const otherMatter =
  /辞职|辞去|退出(?:机制|学生会|组织)|(?:申请|中途)退出|处分|请假|经费|资格条件|任职条件|罢免|免职|撤换|劝退|活动方案|策划|章程/;

function groupOf(sentence: Sentence): Group | null {
  const { text, lead, section } = sentence;
  if (otherMatter.test(text)) return null;
  const topic = lead + text;
  if (/代表(?!大会|会议)/.test(text) && !/主席团/.test(topic)) return null;
  const member = text.search(memberTopic);
  const chair = text.search(/主席团|候选人/);
  if (member !== -1 && (chair === -1 || member < chair)) return 'department-members';
  if (/主席团/.test(topic) && /候选|人选|推荐|产生|提名/.test(topic)) return 'presidium';
  if (section.kind === 'candidates' && !/代表/.test(text)) {
    return memberTopic.test(topic) && !presidiumTopic.test(topic)
      ? 'department-members'
      : 'presidium';
  }
  if (/候选人/.test(topic) && !/代表|委员/.test(topic)) return 'presidium';
  return memberTopic.test(topic) ? 'department-members' : null;
}

const ownBodies =
  '(?:主席团(?:会议|成员|全体会议|集体)?|学生会(?:委员会|主席团|内部|自行|自主)?|委员会|部长(?:联席)?(?:会议|会)?|各部(?:门)?(?:部长|负责人)?|主席|本部门|上届主席团|用人部门|面试小组)';
const decidedByOwn = new RegExp(
  `(?:^|,)(${ownBodies})[^,;。]{0,4}?(?:研究|讨论|集体|会议){1,2}(?:决定|确定)|(${ownBodies})[^,;。]{0,6}?(?:讨论|研究|投票|表决)?(?:通过|同意)(?:即可|后即|后直接|即行)|(?:由|经|报|交|待|送)[^,;。]{0,12}?(${ownBodies})[^,;。]{0,14}?(?:讨论(?:通过|决定)|研究(?:决定|确定)|决定|确定|任命|聘任|批准|录用|拍板|表决通过|审定|即可|择优录取|通过即可|自主?(?:确定|选拔|招募|招聘))|(${ownBodies})[^,;。]{0,8}?(?:直接|自行|自主|负责)[^,;。]{0,6}?(?:任命|确定|决定|招募|招收|选拔|招聘|聘任|录用)`,
);
const skipped =
  /(?:无需|不需|不必|不再|毋须|无须|免于|可不|不用|未)(?:再|另)?(?:行)?(?:经|报|由|履行|提交|征求|组织)[^,;。]{0,20}?(?:党委|团委|团总支|党总支|党组织|团组织|学生处|学工部|审查|审核|推荐|考察|同意|批准)/;
const decidedByLeague =
  /(?:报|由|经|交)[^,;。]{0,6}?((?:校|院|学校|学院)?团委|学生处(?:\([^)]*\))?|学工部)[^,;。]{0,6}?(?:最终|直接)?(?:确定|决定|批准|任命|审批|审定)/;
const nominatedByOwn = new RegExp(
  `(?:由|经)(${ownBodies}|上(?:一)?届(?:主席团|学生会)|班主任|辅导员)[^,;。]{0,8}?(?:提名|推荐|指定|提出)`,
);

function stepsOf(statements: Statements, sentence: Sentence, of: Group): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [step, pattern] of steps) {
    const match = pattern.exec(sentence.text);
    if (!match || isDeniedBefore(sentence.text, match.index)) continue;
    facts.push(factFrom(statements, sentence, 'candidate.step', { step, of }));
  }
  return facts;
}

function otherPath(statements: Statements, sentence: Sentence, of: Group): Fact | null {
  const { text } = sentence;
  const skips = skipped.exec(text);
  if (skips) {
    return factFrom(statements, sentence, 'candidate.other-path', {
      of,
      what: 'skipped',
      by: skips[0],
      exclusive: true,
    });
  }
  const own = decidedByOwn.exec(text);
  if (own && !/(?:校|学校|学院|院)党委/.test(text) && !isDeniedBefore(text, own.index)) {
    const exclusive =
      /直接|自行|自主|即可|即行|后即/.test(own[0]) || (of === 'presidium' && !/团委/.test(text));
    return factFrom(statements, sentence, 'candidate.other-path', {
      of,
      what: 'decided',
      by: own.slice(1).find((body) => body !== undefined) ?? '',
      exclusive,
    });
  }
  const league = decidedByLeague.exec(text);
  if (
    of === 'presidium' &&
    league &&
    !/党委/.test(text.slice(league.index + league[0].length)) &&
    !/党委/.test(text.slice(0, league.index)) &&
    !isDeniedBefore(text, league.index)
  ) {
    return factFrom(statements, sentence, 'candidate.other-path', {
      of,
      what: 'decided',
      by: league[1] ?? '',
      exclusive: true,
    });
  }
  const nominated = nominatedByOwn.exec(text);
  if (nominated && !isDeniedBefore(text, nominated.index)) {
    return factFrom(statements, sentence, 'candidate.other-path', {
      of,
      what: 'nominated',
      by: nominated[1] ?? '',
      exclusive: false,
    });
  }
  return null;
}

/** Whom each unit speaks of, by its first sentence that says so; the rest of the unit goes on about them. */
function subjectsOf(statements: Statements): ReadonlyMap<number, Group> {
  const subjects = new Map<number, Group>();
  for (const sentence of statements.sentences) {
    if (subjects.has(sentence.unit) || !/候选人|主席团/.test(sentence.text)) continue;
    const of = groupOf(sentence);
    if (of === 'presidium') subjects.set(sentence.unit, of);
  }
  return subjects;
}

/** Steps of the official path that the document tells, and paths it does not know. */
export function readCandidates(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  const subjects = subjectsOf(statements);
  for (const sentence of statements.sentences) {
    if (sentence.level !== 'school' || sentence.quotedRule || sentence.inTable) continue;
    if (sentence.pastTerm && !/由(?:上(?:一)?届|原)/.test(sentence.text)) continue;
    if (!trigger.test(sentence.text)) continue;
    if (
      ['delegates', 'review', 'awards', 'training', 'guides', 'roster'].includes(
        sentence.section.kind,
      )
    )
      continue;
    const of =
      groupOf(sentence) ??
      (otherMatter.test(sentence.text) ? null : (subjects.get(sentence.unit) ?? null));
    if (of === null) continue;
    facts.push(...stepsOf(statements, sentence, of));
    const other = otherPath(statements, sentence, of);
    if (other) facts.push(other);
  }
  return [...facts, ...sectionFacts(statements, facts)];
}

/** One fact for the section on candidates, so that a section without any vetting can be noticed. */
function sectionFacts(statements: Statements, facts: readonly Fact[]): readonly Fact[] {
  const first = statements.sentences.find(
    (sentence) =>
      sentence.section.kind === 'candidates' &&
      sentence.start >= sentence.section.titleEnd &&
      sentence.text.length > 12 &&
      !sentence.inTable,
  );
  if (!first) return [];
  const distinct = new Set(
    facts.flatMap((fact) =>
      fact.name === 'candidate.step' && fact.value.of === 'presidium' ? [fact.value.step] : [],
    ),
  );
  const subject =
    statements.sentences.find(
      (sentence) =>
        sentence.section === first.section &&
        /主席团/.test(sentence.text) &&
        sentence.start >= first.section.titleEnd,
    ) ?? first;
  return [factFrom(statements, subject, 'candidate.section', { steps: distinct.size })];
}
