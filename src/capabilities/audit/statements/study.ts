import type { Fact } from '../../../facts/fact.ts';
import { isDeniedBefore } from './modality.ts';
import { factFrom, type Sentence, type Statements } from './sentences.ts';

const studyTopic = /二十七大|27大|第二十七次(?:全国)?代表大会|学联(?:第)?二十七/;
const studyDone =
  /(?:开展|举办|组织|召开|进行|举行|参加|完成|专题)[^;。]{0,60}(?:学习|宣讲|培训|座谈|研讨|测试|竞赛|报告会|宣传|讨论|传达)|(?:学习|宣讲|传达)[^;。]{0,40}(?:会|班|活动|测试|知晓|心得)/;

/** Measures of studying the 27th national congress (item 11 of 2020). */
export function readStudy(statements: Statements, sentence: Sentence): Fact | null {
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
