import type { Fact } from '../../../facts/fact.ts';
import { daysIn } from './congress.ts';
import { isDeniedBefore } from './modality.ts';
import { clausesOf, factFrom, type Sentence, type Statements } from './sentences.ts';
import { chineseNumber } from './time-words.ts';

/** Training, review, awards, Party hearings and study: what the union and its guides did or laid down. */
type Season = 'spring' | 'autumn' | 'both' | 'unknown';

function seasonOf(text: string): Season {
  const spring = /春季|春学期|春、秋|春秋|下学期|第二学期/.test(text);
  const autumn = /秋季|秋学期|春、秋|春秋|上学期|第一学期/.test(text);
  if (spring && autumn) return 'both';
  if (spring || autumn) return spring ? 'spring' : 'autumn';
  const months = daysIn(text).map((item) => Number(item.day.slice(-5, -3) || item.day.slice(5, 7)));
  const plain = [...text.matchAll(/(\d{1,2}|[一二三四五六七八九十]{1,2})月/g)].map(
    (match) => chineseNumber(match[1] ?? '') ?? 0,
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

function training(statements: Statements, sentence: Sentence): readonly Fact[] {
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

const committee = /评议(?:会|委员会|小组|团)/;

function countBefore(text: string, pattern: RegExp): number | null {
  const match = pattern.exec(text);
  return match ? chineseNumber(match[1] ?? '') : null;
}

function reviewCommittee(statements: Statements, sentence: Sentence): Fact | null {
  const { text } = sentence;
  if (
    !committee.test(text) ||
    /社团(?:建设)?(?:管理)?评议|课程|教学评议|民主评议党员/.test(sentence.lead + text)
  )
    return null;
  const composed =
    /由|组成|组建|成员|成立|(?:共|合计|共计|总计)[^,。]{0,4}人|吸纳|聘请|设立|成员包括/.test(
      text,
    ) && /学生代表|同学代表|学生|代表|教师|老师/.test(text);
  if (!composed) return null;
  const students =
    countBefore(
      text,
      /(?:学生|学代会|研究生)(?:代表)?(?:委员)?(?:为|共|占)?([一二两三四五六七八九十\d]{1,3})(?:名|人|位|席)/,
    ) ??
    countBefore(
      text,
      /([一二两三四五六七八九十\d]{1,3})(?:名|人|位)(?:为|是)?(?:普通)?学生(?:代表)?/,
    );
  const members = countBefore(
    text,
    /(?:共|由|计|合计|总计|委员|成员)(?:计|有|为)?([一二两三四五六七八九十\d]{1,3})(?:名|人|位)(?:委员|成员|组成|[,。;:(]|$)/,
  );
  const byWords =
    /学生代表为主|以学生(?:代表)?为主|学生代表(?:人数)?(?:占|不少于|不低于|超过)[^,。]{0,8}(?:多数|半|60|70|80|三分之二|以上|主体)|过半|多数为学生/.test(
      text,
    );
  const teachersMajor = /(?:教师|老师)[^,。]{0,6}(?:为主|占多数)/.test(text);
  const majority =
    students !== null && members !== null && members >= students
      ? students * 2 > members
      : teachersMajor
        ? false
        : byWords
          ? true
          : null;
  const offices = /学生工作|学工|学生处/.test(text) && /团委/.test(text);
  return factFrom(statements, sentence, 'review.committee', {
    students,
    members,
    majority,
    offices,
  });
}

function reviewReport(statements: Statements, sentence: Sentence): Fact | null {
  const { text } = sentence;
  if (!/述职/.test(text) || sentence.quotedRule) return null;
  if (isDeniedBefore(text, text.indexOf('述职')))
    return factFrom(statements, sentence, 'review.none', { what: 'no-report' });
  const often =
    /每(?:个)?(学期|学年|年|半年|月|季度)|学期(?:末|结束|期末)|年终|年末|年底|一年一次|一学期一次|两学期|(?:春|秋)季学期|第[一二]学期|任期(?:届满|结束|内)/.exec(
      text,
    );
  const dated = daysIn(text);
  if (!often && dated.length === 0) return null;
  const word = often?.[0] ?? '';
  const perYear =
    /学期|半年/.test(word) && !/两学期/.test(word)
      ? 2
      : /月/.test(word)
        ? 12
        : /季度/.test(word)
          ? 4
          : often
            ? 1
            : 0;
  const heads = /部门负责人|部长|工作部门|各部|部门主要/.test(text);
  const presidium = /主席团|主席/.test(text);
  const who =
    heads && presidium
      ? 'presidium-and-heads'
      : presidium
        ? 'presidium'
        : heads
          ? 'heads'
          : 'unknown';
  const to =
    committee.test(text) || sentence.section.kind === 'review' ? 'review-committee' : 'other';
  return factFrom(statements, sentence, 'review.report', { perYear, who, to });
}

function review(statements: Statements, sentence: Sentence): readonly Fact[] {
  if (!/述职|评议/.test(sentence.text) || sentence.level !== 'school' || sentence.pastTerm)
    return [];
  const none =
    /(?:未|没有|尚未|暂未|还没)(?:有)?(?:组建|成立|设立|建立|设)[^,。]{0,14}评议|评议(?:会|委员会)[^,。]{0,6}(?:未|没有|尚未|暂未|还没)(?:有)?(?:组建|成立|设立|建立)/.test(
      sentence.text,
    );
  if (none) return [factFrom(statements, sentence, 'review.none', { what: 'no-committee' })];
  return [reviewCommittee(statements, sentence), reviewReport(statements, sentence)].filter(
    (fact) => fact !== null,
  );
}

const benefit = /评奖|评优|综合测评|测评|加分|推免|推荐免试|保研|奖学金|优秀学生干部|先进个人/;
const byReview =
  /(?:评议|述职|民主测评|考评)[^,;。]{0,12}(?:结果|等次|等级|得分|成绩|意见|结论|档次)|(?:依据|根据|只看|只认|以)[^,;。]{0,4}评议/;
const notByPost =
  /(?:职务|岗位|头衔|任职)[^,;。]{0,12}(?:不加分|不作为|不折算|不计|不得|不直接|不挂钩|脱钩|不单列)|(?:不认|不看|不论|不按|不因|不以|未与|不与|不得与)[^,;。]{0,8}(?:职务|岗位|头衔|任职|身份)/;
const byPost =
  /(?:主席|部长|干事|副部长|副主席)(?:加|计|记|得|可得)?\d+(?:\.\d+)?分|(?:按|依|根据|凭|视|因)(?:照|据)?[^,;。]{0,6}(?:职务|岗位|职级|任职)[^;。]{0,20}(?:加|计|折算|奖励|给予|赋)|(?:担任|任)[^,;。]{0,12}(?:主席|部长|干事|副部长|副主席|职务|学生干部)[^;。]{0,16}(?:加|计|奖励|直接|自动|优先)|(?:主席|部长|干事|副部长)[^;。,]{0,10}(?:加|每(?:学期|学年|年)加|可加|计)(?:\d|[一二三四五六七八九十])[^,。]{0,6}分|(?:主席|部长|副部长|干事|成员)[^,;。]{0,8}(?:均|一律|自动|直接)[^,;。]{0,10}(?:评为|获得|授予|享受|取得|计入)/;

function awards(statements: Statements, sentence: Sentence): Fact | null {
  const { text } = sentence;
  if (!benefit.test(text) || sentence.quotedRule || sentence.pastTerm) return null;
  if (sentence.level !== 'school') return null;
  const post = byPost.exec(text);
  if (
    post &&
    !isDeniedBefore(text, post.index) &&
    !isDeniedBefore(text, Math.max(post.index + post[0].length - 2, 0)) &&
    !/不与|不得|不因|脱钩|不简单|不加|不再|不以|不按|不因|无关|取消/.test(text)
  ) {
    return factFrom(statements, sentence, 'awards.basis', { by: 'post' });
  }
  const follows = byReview.test(text) || notByPost.test(text);
  return follows ? factFrom(statements, sentence, 'awards.basis', { by: 'review' }) : null;
}

const partyBody = /党委|党组织|党总支|党建/;
const hears =
  /听取|专题(?:研究|汇报|会议)|研究[^,。]{0,12}(?:学生会|学生工作)|审议[^,。]{0,14}学生会/;
const unionTopic = /学生会|研究生会|学联|学生组织|学生联合会|群团|团学/;

function party(statements: Statements, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  const context = sentence.lead + text + sentence.section.title;
  if (!partyBody.test(context) || !unionTopic.test(context) || sentence.level !== 'school')
    return [];
  if (sentence.quotedRule) return [];
  const facts: Fact[] = [];
  const included =
    /(?:纳入|列入|写入|写进|列为|放进|编入)了?[^;。]{0,30}(?:党建|党的建设|党群|整体|总体|规划|格局|专章|要点)|(?:党建|总体规划|整体规划|工作规划|党委工作要点)[^;。]{0,24}(?:列为|列出|写明|单列|专章|专节|设专|把学生会|为学生会)/.exec(
      text,
    );
  const failing =
    /(?:未|没有|尚未|未曾|暂未)(?:能)?(?:专门|专题|单独|正式)?(?:听取|研究|纳入|列入|写入|写进|体现|涉及|安排)/.exec(
      text,
    );
  if (failing) {
    facts.push(
      factFrom(statements, sentence, 'party.not-heard', {
        what: /[纳列写]入|写进|体现|涉及/.test(failing[0]) ? 'not-planned' : 'not-heard',
      }),
    );
    return facts;
  }
  if (included && !isDeniedBefore(text, included.index))
    facts.push(factFrom(statements, sentence, 'party.plan', { included: true }));
  const match =
    hears.exec(text) ??
    (daysIn(text).length > 0
      ? /主持召开|召开[^,。]{0,20}(?:座谈|调研|会议|专题)|汇报/.exec(text)
      : null);
  if (match && !isDeniedBefore(text, match.index)) {
    const days = daysIn(text);
    const regular = /定期|每(?:学期|年|学年|季度|月)|不少于|至少/.test(text);
    facts.push(
      factFrom(
        statements,
        sentence,
        'party.hearing',
        { dated: days.length > 0, regular },
        { day: days[0]?.day ?? null },
      ),
    );
  }
  return facts;
}

const studyTopic = /二十七大|27大|第二十七次(?:全国)?代表大会|学联(?:第)?二十七/;
const studyDone =
  /(?:开展|举办|组织|召开|进行|举行|参加|完成|专题)[^;。]{0,60}(?:学习|宣讲|培训|座谈|研讨|测试|竞赛|报告会|宣传|讨论|传达)|(?:学习|宣讲|传达)[^;。]{0,40}(?:会|班|活动|测试|知晓|心得)/;

function study(statements: Statements, sentence: Sentence): Fact | null {
  const { text } = sentence;
  const context = sentence.lead + text;
  if (!studyTopic.test(context) && !/(?:学习贯彻|专题学习|大会精神|会议精神|贺信)/.test(text))
    return null;
  const failing =
    /(?:尚未|未能|未|没有|还没有|暂未)(?:能)?(?:专门|集中|统一|组织|开展|进行|安排|举行|传达|学习)/.exec(
      text,
    );
  if (failing && /学习|传达|宣讲|精神|贺信/.test(text) && sentence.basis !== 'plan') {
    return factFrom(statements, sentence, 'study.none', { what: failing[0] });
  }
  if (!studyTopic.test(context) || !studyDone.test(text) || sentence.basis === 'rule') return null;
  const topic = text.search(studyTopic);
  if (
    (topic !== -1 && isDeniedBefore(text, topic)) ||
    text.replace(/^第[^条]{1,4}条/, '').startsWith('为')
  )
    return null;
  return factFrom(statements, sentence, 'study.measure', { what: 'study' });
}

/** Facts about what was done and laid down beside elections: training, review, awards, Party, study. */
export function readPractice(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sentence of statements.sentences) {
    const { text } = sentence;
    if (sentence.inTable && text.length < 10) continue;
    facts.push(...training(statements, sentence), ...review(statements, sentence));
    const award = awards(statements, sentence);
    if (award) facts.push(award);
    facts.push(...party(statements, sentence));
    const measure = study(statements, sentence);
    if (measure) facts.push(measure);
  }
  return facts;
}
