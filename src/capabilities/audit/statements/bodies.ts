import type { Fact } from '../../../facts/fact.ts';
import type { Post } from '../../../facts/vocabulary.ts';
import { isDenied, leadDenies } from './modality.ts';
import { factFrom, type Sentence, type Statements } from './sentences.ts';

/** Standing bodies beside presidium and departments (item 2), and posts beyond those allowed. */
const establishes =
  /下设|设立|设置|设有|内设|增设|成立|组建|附设|另设|常设|挂靠|分设|包括|分为|(?<!建|假|开)设(?!计|备|施|想|法|定|为首)/g;
/** Names of accounts, columns and rooms end like bodies and are none. */
const account =
  /公众号|微信|微博|视频号|抖音|账号|栏目|平台|专栏|小程序|网站|场地|地点|场馆|大楼|楼[上下内]/;
const bodyEnding =
  /中心|项目办公室|项目部|秘书处|工作室|事业部|工作站|运营组|专班|工作组|工作委员会/g;
const nameBefore = /[一-龥]{1,10}$/;
const notUnionBody =
  /活动中心|心理|就业|创业|创新|后勤|公寓|教务|信息中心|网络中心|图书|实训|实验|服务大厅|党群|一站式|学生事务|资助|体育中心|艺术中心|会议中心|培训中心|发展指导|校医|医务|卫生中心|考试|招生|财务|采购|保障中心|师生服务中心|为中心|核心|重心|中心工作|中心任务|中心组|市中心|数据中心|为民服务/;
const otherSubject =
  /(?:学校|学院|校|党委|团委|后勤|教育厅|省|市|宿舍|公寓|社团联合会)[^,。]{0,8}$/;
const unionSubject = /学生会|研究生会|学生联合会|本会|我会|主席团|部门|部/;
const temporary = /临时|专项|活动期间|短期|项目组|任务完成后|自行解散|即行解散|不设常设|非常设/;
const former = /原有?|撤销|合并|并入|更名|改为|调整为|取消|整合|改革前|转为|归并/;

function bodyKind(name: string): 'centre' | 'project-office' | 'secretariat' | 'other' {
  if (name.endsWith('中心')) return 'centre';
  if (/项目(?:办公室|部)$/.test(name)) return 'project-office';
  return name.endsWith('秘书处') ? 'secretariat' : 'other';
}

/** The verb that establishes a body at `at`, or -1: near before it, in the same clause chain of 、 lists. */
function establishedAt(text: string, at: number): number {
  const from = Math.max(text.lastIndexOf('。', at), text.lastIndexOf(';', at)) + 1;
  let found = -1;
  for (const match of text.slice(from, at).matchAll(establishes)) found = from + match.index;
  return found !== -1 && at - found <= 70 ? found : -1;
}

interface Mention {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

const beforeName =
  /^.*(?:下设|设立|设置|设有|内设|增设|成立|组建|建立|设|由|和|及|与|包括|的|将|把|等|为|向|报|送|至|交|了|学生会|研究生会|办公室|[一-龥]部(?=[一-龥]{2}))(?=[一-龥]{2})/;

function mentionOf(text: string, match: RegExpMatchArray): Mention {
  const end = (match.index ?? 0) + match[0].length;
  const lead =
    nameBefore.exec(text.slice(Math.max(0, end - match[0].length - 10), match.index))?.[0] ?? '';
  const name = (lead + match[0]).replace(beforeName, '');
  return { name, at: end - name.length, end };
}

const setAfter =
  /^"?(?:\([^)]*\))?(?:常设|长期|设在|设于|挂靠|隶属|归属|下辖|现有(?:成员|干事)|由[^,。]{1,12}(?:任|兼任)(?:主任|负责人)|主任[^,。]{0,6}(?:由|为)|负责人[^,。]{0,6}(?:由|为))/;
const bodyHeading =
  /^(?:\([一二三四五六七八九十\d]+\)|[\d.]+|第[^条]{1,4}条|[一二三四五六七八九十]+、)?[一-龥]{2,10}(?:中心|项目办公室)(?:的)?(?:主要)?(?:工作)?(?:职责|职能|:)/;

/** Whether a named body is, by its surroundings, no standing body of this union. */
function isElsewhere(text: string, mention: Mention): boolean {
  const around = text.slice(Math.max(0, mention.at - 8), mention.end + 3);
  if (notUnionBody.test(around) || temporary.test(text)) return true;
  if (account.test(text.slice(Math.max(0, mention.at - 14), mention.at))) return true;
  return former.test(text.slice(Math.max(0, mention.at - 16), mention.end + 8));
}

function secretariat(statements: Statements, sentence: Sentence, mention: Mention): Fact | null {
  const around = sentence.text.slice(Math.max(0, mention.at - 14), mention.end + 6);
  const others = /全国学联|省学联|学联秘书处|自治区|市学联|团委秘书处/.test(around);
  if (others || isDenied(sentence.text, mention.at)) return null;
  // 设秘书处 sets up a level of its own; a mere mention may be the office under an old name.
  const setUp = /(?:下设|设立|设置|设有|内设|增设|成立|组建|(?<!建)设)(?:了|有)?$/.test(
    sentence.text.slice(0, mention.at),
  );
  const kind = setUp ? 'centre' : 'secretariat';
  return factFrom(statements, sentence, 'body.standing', { name: '秘书处', kind });
}

function standingBody(
  statements: Statements,
  sentence: Sentence,
  match: RegExpMatchArray,
): Fact | null {
  const { text, section } = sentence;
  const mention = mentionOf(text, match);
  const { name, at, end } = mention;
  const kind = bodyKind(name);
  if (isElsewhere(text, mention)) return null;
  if (kind === 'secretariat') return secretariat(statements, sentence, mention);
  const verbAt = establishedAt(text, at);
  const after = setAfter.test(text.slice(end));
  const heading = bodyHeading.test(text);
  if ((verbAt === -1 && !after && !heading) || name.length < 3) return null;
  if (kind === 'other' && !/常设|长期/.test(text)) return null;
  const subject = text.slice(0, Math.max(verbAt, 0));
  if (otherSubject.test(subject) && !unionSubject.test(subject.slice(-8))) return null;
  const ofUnion = unionSubject.test(text.slice(0, at) + text.slice(end, end + 24));
  const inUnionPaper = section.kind === 'charter' || section.kind === 'chart';
  if (!ofUnion && !inUnionPaper && !heading) return null;
  if (isDenied(text, at) || leadDenies(sentence.lead)) return null;
  return factFrom(statements, sentence, 'body.standing', { name, kind });
}

const forbiddenPost =
  /主席助理|部长助理|主任助理|团长助理|秘书长助理|副秘书长|名誉主席|常务副主席|常务副部长|第一副主席|执行部长|总干事|总监(?!票)|顾问团?|部门主管|副主管|项目主管|办公室主管|(?:学生)?见习部长/g;

function postKind(title: string): Post {
  return title === '' ? 'officer' : 'other';
}

function post(statements: Statements, sentence: Sentence, match: RegExpMatchArray): Fact | null {
  const text = sentence.text;
  const at = match.index ?? 0;
  if (isDenied(text, at) || leadDenies(sentence.lead)) return null;
  if (/无效|擅自|不予承认|一律取消/.test(text)) return null;
  if (former.test(text.slice(Math.max(0, at - 16), at)) || sentence.pastTerm || sentence.quotedRule)
    return null;
  const set = /(?:设|聘|配|任|增|选拔|招募|担任|安排|由|为|各|[一二两三四五\d]名|、)/.test(
    text.slice(Math.max(0, at - 14), at),
  );
  if (
    !set &&
    !/^[^,]{0,8}(?:[一二两三四五\d]+[名人位]|协助|负责)/.test(text.slice(at + match[0].length))
  )
    return null;
  return factFrom(statements, sentence, 'post.set', { title: match[0], kind: postKind(match[0]) });
}

const deniesBodies =
  /(?:不(?:再)?(?:分|另|单独|得)?(?:行)?设(?:立|置)?|没有|未设|无|均不设)[^。;,]{0,16}(?:中心|项目办公室|常设(?:机构|层级)|分支|其他(?:常设)?机构)|(?:之上|之下|以上|以下)[^。;]{0,10}不设|(?:只有|仅有?|就)(?:两|二)(?:层|级)/;

/** Statements that the union has no standing body beside presidium and departments. */
export function readDeniedBodies(statements: Statements): readonly Fact[] {
  return statements.sentences.flatMap((sentence): readonly Fact[] => {
    if (sentence.quotedRule || sentence.pastTerm) return [];
    const match = deniesBodies.exec(sentence.text);
    return match ? [factFrom(statements, sentence, 'structure.denied', { names: match[0] })] : [];
  });
}

/** Standing bodies and posts that the union's own papers set up. */
export function readBodies(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sentence of statements.sentences) {
    const { text } = sentence;
    if (sentence.pastTerm || sentence.quotedRule) continue;
    if (/中心|项目办|项目部|秘书处|工作室|事业部|工作站|运营组|工作委员会/.test(text)) {
      for (const match of text.matchAll(bodyEnding)) {
        const fact = standingBody(statements, sentence, match);
        if (fact) facts.push(fact);
      }
    }
    for (const match of text.matchAll(forbiddenPost)) {
      const fact = post(statements, sentence, match);
      if (fact) facts.push(fact);
    }
  }
  return facts;
}

const allowedPosts = /设?(?:主席|主席团)[^。;]{0,30}部长[^。;]{0,20}干事/;

/** Statements that only the allowed posts exist, or lists of posts that hold no other. */
export function readAllowedPosts(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sentence of statements.sentences) {
    if (sentence.level !== 'school' || sentence.quotedRule || sentence.pastTerm) continue;
    const none =
      /(?:不得?|未|没有|不再|一律不)(?:另行|再)?(?:设置?|设立|增设|使用)[^。;]{0,24}(?:职务|助理|岗位|头衔)/.test(
        sentence.text,
      );
    if (!none && !allowedPosts.test(sentence.text)) continue;
    facts.push(
      factFrom(statements, sentence, 'posts.only-allowed', {
        titles: ['主席', '副主席', '部长', '副部长', '干事'],
      }),
    );
  }
  return facts;
}
