import type { Fact } from '../../../facts/fact.ts';
import { daysIn } from './congress.ts';
import { isDeniedBefore } from './modality.ts';
import { factFrom, type Sentence, type Statements } from './sentences.ts';
import { parseWholeNumber } from '../../../facts/numerals.ts';

const committee = /评议(?:会|委员会|小组|团)/;

function countBefore(text: string, pattern: RegExp): number | null {
  const match = pattern.exec(text);
  return match ? parseWholeNumber(match[1] ?? '') : null;
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

/** The review committee and the reports given to it (item 14 of 2021). */
export function readReview(statements: Statements, sentence: Sentence): readonly Fact[] {
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
