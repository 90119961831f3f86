import type { Education, PoliticalStatus, Post } from '../vocabulary.ts';

/** Values of a person's row. All functions see folded text unless they say otherwise. */

const otherParty = /民革|民盟|民建|民进|农工|致公|九三|台盟|民主党派/;

/** Political status; null where the cell says nothing known. */
export function readStatus(text: string): PoliticalStatus | null {
  if (text === '') return null;
  if (/非(?:中共)?党员|非(?:共青)?团员|未入[党团]|不是[党团]员/.test(text)) return 'none';
  if (/预备/.test(text) && /党|预备(?:期|员)/.test(text)) return 'probationary-party-member';
  if (otherParty.test(text)) return 'other-party';
  if (/党员|^中共$|^党$|共产党/.test(text)) return 'party-member';
  if (/团员|共青团|^团$/.test(text)) return 'league-member';
  if (/积极分子|发展对象/.test(text)) return 'activist';
  return /群众|无党派|少先队|^无$/.test(text) ? 'none' : null;
}

/** A post's kind; titles beyond the allowed ones are `other`. */
export function postKind(title: string): Post {
  if (/助理|名誉|常务|顾问|第一副|秘书|总监|见习|代理|执行副|团支书|班长/.test(title))
    return 'other';
  if (/(?:轮值|执行)(?:执行)?主席/.test(title)) return 'rotating-chair';
  if (/副主席/.test(title)) return 'vice-chair';
  if (/主席团成员|主席团$/.test(title)) return 'presidium-member';
  if (/主席$|^主席/.test(title)) return 'chair';
  if (/副(?:部长|主任)|副负责人|^副部$/.test(title)) return 'deputy-head';
  if (/部长|主任|负责人/.test(title)) return 'head';
  if (/干事/.test(title)) return 'officer';
  return /部门成员|成员$|部员|^委员$/.test(title) ? 'department-member' : 'other';
}

/** The department a title carries in itself (文体部部长, 办公室主任); null where it carries none. */
export function departmentIn(title: string): string | null {
  const match =
    /^(?:学生会|研究生会|校学生会)?([一-龥]{1,8}?(?:部|办公室|中心))(?=正?副?(?:部长|主任|负责人|干事|成员|部员)|(?:常务|执行)?副?部长)/.exec(
      title,
    );
  return match?.[1] ?? null;
}

export interface GradeReading {
  readonly entryYear: number | null;
  readonly studyYear: number | null;
  readonly education: Education;
}

const yearNumbers: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 };

function entryYearIn(text: string): number | null {
  const full = /(?<!\d)(20[0-4]\d)(?=级|年|\.|-|\/|$|[^\d届])/.exec(text);
  if (full) return Number(full[1]);
  const short = /(?<!\d)([0-4]\d)级/.exec(text);
  return short ? 2000 + Number(short[1]) : null;
}

function studyYearIn(text: string): number | null {
  const match =
    /(?:大|研|硕|博|高职|专科?|本科?)([一二三四五六1-6])(?![\d班级])|([一二三四五六1-6])年级/.exec(
      text,
    );
  const mark = match?.[1] ?? match?.[2];
  return mark === undefined ? null : (yearNumbers[mark] ?? Number(mark));
}

/** Kind of study as the words tell it; null where they do not. */
export function readEducation(text: string): Education {
  if (
    /研[一二三1-3]|^研|研究生|硕士|博士|^硕|^博|硕$|博$|[级年]硕|[级年]博|[硕博][一二三1-4]/.test(
      text,
    )
  ) {
    return 'graduate';
  }
  return /本科|专科|高职|大专|专升本|大[一二三四五1-5]|^[本专]$|本[一二三四]|专[一二三]|级本|级专/.test(
    text,
  )
    ? 'undergraduate'
    : null;
}

/**
 * Reads 2020级, 20级, 2020, 大二, 二年级, 研一, 2021级硕士. A year with 届 is the year of leaving and gives no
 * year of entry.
 */
export function readGrade(text: string): GradeReading {
  return {
    entryYear: /届/.test(text) && !/级/.test(text) ? null : entryYearIn(text),
    studyYear: studyYearIn(text),
    education: readEducation(text),
  };
}

const no =
  /^(?:否|无|没有?|未|0(?:门|科|次)?|零(?:门|科)?|[×✗✘☒]|x|n|no|不存在|未存在|不是|未挂科|不挂科|无(?:不及格|挂科|补考|重修).*|没有(?:不及格|挂科).*|(?:全部|均|全|都)?(?:及格|合格|通过)|未出现.*|☑否.*|否☑|√否)$/;
const yes =
  /^(?:是|有|存在|√|✓|✔|y|yes|[1-9一二两三四五]\d?(?:门|科|次)?|有[1-9一二两三四五].*|挂科.*|不及格.*|补考.*|☑是.*)$/;

/** An answer to a yes-or-no question; null where the cell is blank or says neither. */
export function readYesNo(text: string): boolean | null {
  const plain = text.replace(/[。.;*()]/g, '');
  if (/是.*否|否.*是/.test(plain)) {
    const before = /^[□☐○☑☒√✓✔■●]/.test(plain);
    const mark = (before ? /[☑√✓✔■☒●](是|否)/ : /(是|否)[☑√✓✔■☒●]/).exec(plain)?.[1];
    return mark === undefined ? null : mark === '是';
  }
  if (no.test(plain)) return false;
  return yes.test(plain) ? true : null;
}

/** Whether any course was failed, by the column's own question. */
export function readFailed(text: string, column: 'failed' | 'passed'): boolean | null {
  const saysFailed = /^(?:[1-9]\d?[门科次]|有.*(?:不及格|挂科)|挂科|不及格|不合格)/.test(text);
  if (saysFailed) return true;
  if (
    /^(?:无|没有|未)(?:课业)?(?:不及格|挂科|补考)|^(?:全部|均|全|都)?(?:及格|合格|通过)$/.test(text)
  ) {
    return false;
  }
  const answer = readYesNo(text);
  if (answer === null) return null;
  return column === 'failed' ? answer : !answer;
}

const notNames =
  /^(?:姓名|合计|总计|共计|小计|备注|说明|无|暂无|空缺|待定|否|是|男|女|共青团员|中共党员|团员|党员|群众|主席|副主席|部长|副部长|干事|办公室|主席团|序号|注)$/;

/** Whether a cell could hold a person's name; masked names (张某某, 张×, 李*) count. Raw text without blanks. */
export function looksLikeName(text: string): boolean {
  if (text.length < 2 || text.length > 15 || notNames.test(text)) return false;
  if (!/^[\p{Script=Han}·•.．*×＊○〇Xx\u2027]+$/u.test(text)) {
    return /^[A-Za-z][A-Za-z .·'-]{1,30}$/.test(text) && !/^(?:no|yes)$/i.test(text);
  }
  return !/[部级班系]$|学院$|书院$|党员$|团员$|大学$/.test(text) && /\p{Script=Han}/u.test(text);
}
