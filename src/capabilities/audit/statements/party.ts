import type { Fact } from '../../../facts/fact.ts';
import { daysIn } from './congress.ts';
import { isDeniedBefore } from './modality.ts';
import { factFrom, type Sentence, type Statements } from './sentences.ts';

const partyBody = /党委|党组织|党总支|党建/;
const hears =
  /听取|专题(?:研究|汇报|会议)|研究[^,。]{0,12}(?:学生会|学生工作)|审议[^,。]{0,14}学生会/;
const unionTopic = /学生会|研究生会|学联|学生组织|学生联合会|群团|团学/;

/** The Party-building plan and the hearings of the union (item 16 of 2021). */
export function readParty(statements: Statements, sentence: Sentence): readonly Fact[] {
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
