import type { Fact } from '../../../facts/fact.ts';
import { partialDay, type PartialDay } from '../../../kernel/day.ts';
import { clausesOf, factFrom, type Sentence, type Statements } from './sentences.ts';
import { parseWholeNumber } from '../../../facts/numerals.ts';
import { yearBefore } from './years.ts';

/** When the congress was held, how often it is due, and whether it was put off (item 11 of 2021, 9 of 2020). */
const congressName = /(?:学生|研究生)代表大会|学代会|研代会|双代会/;
const others =
  /全国学联|中华全国|省学联|市学联|学联第|共青团第|团代会|团员代表|团的第|党代会|省第|市第|自治区第/;
const held = /召开|开会|举行|举办|开幕|闭幕|圆满|胜利|隆重|落下帷幕|选举|选出|换届|通过/;
const planned = /拟于|拟定于|计划于|将于|预计|原定|筹备|准备于|暂定/;
const dates =
  /(?:(?:(19|20)(\d\d)|([二〇零一○]{4}))年)?(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日(?:(?:至|到|-|~|—|、|和)(?:(\d{1,2}|[一二三四五六七八九十]{1,3})月)?(\d{1,2}|[一二三四五六七八九十]{1,3})日?)?/g;
const monthOnly = /(?:(19|20)(\d\d))年(\d{1,2})月(?!\d|[一二三四五六七八九十])(?!\d{0,2}日)/g;

interface DatedText {
  readonly day: PartialDay;
  readonly last: PartialDay | null;
  readonly at: number;
  readonly end: number;
}

function yearOf(match: RegExpMatchArray, fallback: number | null): number | null {
  if (match[1] && match[2]) return Number(`${match[1]}${match[2]}`);
  if (match[3]) return parseWholeNumber(match[3]);
  return fallback;
}

/** Every day named in a folded text; a day without a year takes the year last named before it. */
export function daysIn(text: string): readonly DatedText[] {
  const out: DatedText[] = [];
  let year: number | null = null;
  for (const match of text.matchAll(dates)) {
    year = yearOf(match, yearBefore(text, match.index) ?? year);
    const month = parseWholeNumber(match[4] ?? '');
    const day = parseWholeNumber(match[5] ?? '');
    if (month === null || day === null) continue;
    const first = partialDay(year, month, day);
    if (!first) continue;
    const lastMonth = match[6] ? parseWholeNumber(match[6]) : month;
    const lastDay = match[7] ? parseWholeNumber(match[7]) : null;
    const last =
      lastMonth !== null && lastDay !== null ? partialDay(year, lastMonth, lastDay) : null;
    out.push({ day: first, last, at: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(monthOnly)) {
    if (out.some((item) => match.index >= item.at && match.index < item.end)) continue;
    const first = partialDay(Number(`${match[1]}${match[2]}`), Number(match[3]), null);
    if (first)
      out.push({ day: first, last: null, at: match.index, end: match.index + match[0].length });
  }
  return out.sort((a, b) => a.at - b.at);
}

const ordinal = /第([一二三四五六七八九十\d]{1,3})(?:次|届)(?:学生|研究生)?(?:代表大会|学代会)/;

function heldFrom(statements: Statements, sentence: Sentence): Fact | null {
  const { text } = sentence;
  if (
    !congressName.test(text) &&
    !(sentence.section.kind === 'congress' && /大会/.test(text)) &&
    !/(?:上一次|上次|前一次|上一届)大会/.test(text)
  )
    return null;
  if (others.test(text) || !held.test(text) || sentence.level !== 'school') return null;
  if (
    sentence.quotedRule ||
    /(?:未|没有|不)(?:能)?(?:如期|按期)?(?:召开|举行)|通知|自.{0,20}起/.test(text)
  )
    return null;
  const name = text.search(/(?:学生|研究生)代表大会|学代会|研代会|双代会|大会/);
  const near = daysIn(text).filter((item) => {
    const before = text.slice(Math.max(0, item.at - 6), item.at);
    return Math.abs(item.at - name) < 60 && !planned.test(before);
  });
  const best = near.find((item) => item.day.length > 7 || item.day.startsWith('--')) ?? near[0];
  if (!best) return null;
  const number = ordinal.exec(text);
  return factFrom(
    statements,
    sentence,
    'congress.held',
    {
      ordinal: number ? parseWholeNumber(number[1] ?? '') : null,
      lastDay: best.last,
      earlier: sentence.pastTerm,
    },
    { day: best.day },
  );
}

const cyclePattern =
  /每(隔)?(?:(一|两|二|三|四|\d)(?:至|到|-|~|、)?(一|两|二|三|四|\d)?)?(?:个)?(学年|年|学期)[^,。]{0,14}?(?:召开|举行|召集|换届|进行换届|改选|选举|一次|1次)|(?:周期|任期|届期)[^,。]{0,6}?(?:为|是|:)?(一|两|二|三|四|\d)(?:(?:至|到|-|~)(一|两|二|三|四|\d))?(?:个)?(学年|年)|一年一(?:届|次|换)|(?:两|二)年一(?:届|次|换)/;

function cycleFrom(statements: Statements, sentence: Sentence): Fact | null {
  const { text } = sentence;
  if (sentence.level !== 'school' || sentence.quotedRule || sentence.pastTerm) return null;
  const context = sentence.lead + text;
  for (const clause of clausesOf(text)) {
    const match = cyclePattern.exec(clause.text);
    if (!match) continue;
    const before = text.slice(0, clause.at + match.index + match[0].length + 4);
    const lastSubject = [
      ...before.matchAll(
        /常代会|常任代表|(?:学生|研究生)?代表大会|学代会|研代会|换届|学生会|研究生会|主席团|评议|例会|述职|部长|会议|培训|班委|学生委员会|委员会/g,
      ),
    ].at(-1)?.[0];
    const of = /代表大会|学代会|研代会/.test(lastSubject ?? '')
      ? 'congress'
      : /换届/.test(text) && !/述职|培训|例会/.test(clause.text)
        ? 'change-of-term'
        : /任期|届期/.test(match[0]) &&
            /主席团|学生会|研究生会|学生委员会|委员会/.test(context) &&
            !/干事|班委/.test(context)
          ? 'change-of-term'
          : null;
    if (
      of === null ||
      (/常代会|常任代表|评议|述职|例会|培训|班委/.test(lastSubject ?? '') && of === 'congress')
    )
      continue;
    if (/常代会|常任代表/.test(text) && of === 'congress' && lastSubject && /常/.test(lastSubject))
      continue;
    const unit = match[4] ?? match[7];
    if (unit === '学期') continue;
    const one = match[0].startsWith('一年一') ? 1 : /^(?:两|二)年一/.test(match[0]) ? 2 : null;
    const min = one ?? parseWholeNumber(match[2] ?? match[5] ?? '一') ?? 1;
    const max = one ?? parseWholeNumber(match[3] ?? match[6] ?? '') ?? min;
    const month = /(\d{1,2}|十[一二]?|[一二三四五六七八九])月/.exec(text);
    return factFrom(statements, sentence, 'congress.cycle', {
      minYears: Math.min(min, max),
      maxYears: Math.max(min, max),
      month:
        month && of === 'congress' && /每年/.test(text) ? parseWholeNumber(month[1] ?? '') : null,
      of,
    });
  }
  return null;
}

const notHeld =
  /(?:未|没有|尚未|未能)(?:能)?(?:如期|按期|按时)?(?:召开|举行|举办)|(?:推迟|延期|暂缓|顺延|取消)(?:至[^,。]{0,12})?(?:召开|举行)?/;

function notHeldFrom(statements: Statements, sentence: Sentence): Fact | null {
  const { text } = sentence;
  const match = notHeld.exec(text);
  if (match && /于[^;。]{0,24}(?:召开|举行|举办|开幕)/.test(text.slice(match.index))) return null;
  if (
    !match ||
    sentence.level !== 'school' ||
    others.test(text) ||
    sentence.quotedRule ||
    sentence.pastTerm
  )
    return null;
  const name = congressName.exec(text);
  if (
    !name ||
    Math.abs(name.index - match.index) > 30 ||
    /^(?:的年度|期间|年份|时(?!间))|常代会/.test(
      text.slice(match.index + match[0].length, match.index + match[0].length + 8),
    )
  )
    return null;
  if (
    /如|若|遇|确需|特殊情况|可以?|须|应当?|需|不得/.test(
      text.slice(Math.max(0, match.index - 24), match.index),
    )
  )
    return null;
  return factFrom(statements, sentence, 'congress.not-held', {
    why: /推|延|暂|顺/.test(match[0]) ? 'postponed' : 'not-held',
  });
}

/** Days, cycles and failures of the school's congress. */
export function readCongress(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sentence of statements.sentences) {
    const { text } = sentence;
    if (/大会|学代会|研代会|换届|任期|届期|双代会/.test(text + sentence.lead)) {
      const cycle = cycleFrom(statements, sentence);
      if (cycle) facts.push(cycle);
    }
    if (!/大会|学代会|研代会|双代会/.test(text)) continue;
    for (const fact of [heldFrom(statements, sentence), notHeldFrom(statements, sentence)]) {
      if (fact) facts.push(fact);
    }
  }
  return facts;
}
