import type { AnyProvision } from '../../charter/provision.ts';
import { numberSource, parseWholeNumber } from '../../facts/numerals.ts';

/** What an article may be saying of a provision, by its words. A person decides; nothing is ever bound by itself. */
export interface Suggestion {
  readonly provision: string;
  /** As `parse` of its type reads it. */
  readonly value: string;
}

interface Pattern {
  readonly provision: string;
  readonly words: RegExp;
  /** From the match to what a person would type; null where the figures say nothing. */
  readonly read: (groups: readonly string[]) => string | null;
}

const n = numberSource;
const within = '[^。；\\n]{0,24}?';
const atMost = '(?:不超过|不得超过|不多于|至多|最多|以内)?\\s*';

const number = ([figure = '']: readonly string[]): string | null => {
  const value = parseWholeNumber(figure);
  return value === null ? null : String(value);
};

const one =
  (value: string): Pattern['read'] =>
  () =>
    value;

const sum = (groups: readonly string[]): string | null => {
  const figures = groups.map((group) => parseWholeNumber(group));
  return figures.some((figure) => figure === null)
    ? null
    : String(figures.reduce<number>((total, figure) => total + (figure ?? 0), 0));
};

const share = ([below = '', above = '']: readonly string[]): string | null => {
  const [denominator, numerator] = [parseWholeNumber(below), parseWholeNumber(above)];
  return denominator === null || numerator === null ? null : `${numerator}/${denominator}`;
};

const percent = ([figure = '']: readonly string[]): string | null => {
  const value = figure.replace(/[%％]$/, '');
  if (/^\d{1,3}(?:\.\d{1,4})?$/.test(value)) return `${value}%`;
  const whole = parseWholeNumber(value);
  return whole === null ? null : `${whole}%`;
};

const times = ([figure = '']: readonly string[]): string | null => {
  const years = parseWholeNumber(figure === '' ? '一' : figure);
  return years === null ? null : String(years * 12);
};

const weekdays: Readonly<Record<string, string>> = {
  一: 'monday',
  二: 'tuesday',
  三: 'wednesday',
  四: 'thursday',
  五: 'friday',
  六: 'saturday',
  日: 'sunday',
  天: 'sunday',
};
const weekday = ([name = '']: readonly string[]): string | null => weekdays[name] ?? null;

const inWords = (provision: string, words: string, read: Pattern['read'] = number): Pattern => ({
  provision,
  words: new RegExp(words),
  read,
});

/** First what is said most narrowly: of one provision the first that fits is taken. */
const patterns: readonly Pattern[] = [
  inWords('presidium.most', `主席(${n})[人名]${within}副主席${atMost}(${n})[人名]`, sum),
  inWords('presidium.most', `主席团${within}(?:不超过|至多|最多|由|为)(${n})[人名]`),
  inWords('presidium.rotation', '轮值(?:执行)?主席', one('yes')),
  inWords(
    'presidium.elected-by',
    `主席团${within}由(?:学生代表大会|学代会)${within}选举`,
    one('congress'),
  ),
  inWords(
    'presidium.elected-by',
    `主席团?${within}由(?:学生)?委员会${within}选举`,
    one('committee'),
  ),
  inWords(
    'presidium.elected-by',
    `主席团?${within}由(?:常任代表会议|常代会)${within}选举`,
    one('standing-delegates'),
  ),
  inWords('presidium.contested', '主席团[^。\\n]{0,60}差额', one('yes')),
  inWords('heads.elected-by', `(?:学生代表大会|学代会)${within}选举${within}部长`, one('congress')),
  inWords('department.most', `(?:工作)?部门${within}(?:不超过|至多|最多)(${n})个`),
  inWords('department.deputies', `副部长${atMost}(${n})[人名]`),
  inWords('staff.most', `工作人员${within}(?:不超过|至多|最多)(${n})[人名]`),
  inWords(
    'unit-staff.most',
    `(?:院|系|二级)[^。\\n]{0,12}学生会${within}工作人员${within}不超过(${n})[人名]`,
  ),
  inWords(
    'congress.interval',
    `(?:学生代表大会|学代会)${within}每(${n})?(?:学)?年${within}(?:召开|举行)?一次`,
    times,
  ),
  inWords('congress.month', `(?:学生代表大会|学代会)[^。\\n]{0,40}?(${n})月`),
  inWords('delegates.least', `代表${within}不(?:少于|低于)${within}百分之(${n})`, percent),
  inWords(
    'delegates.least',
    `代表${within}不(?:少于|低于)${within}(\\d{1,3}(?:\\.\\d{1,4})?[%％])`,
    percent,
  ),
  inWords(
    'delegates.proposed-by',
    `代表${within}由?班级?团支部${within}(?:推荐|提名)`,
    one('class-league'),
  ),
  inWords('charter.majority', `(${n})分之(${n})以上[^。\\n]{0,16}(?:通过|同意)`, share),
  inWords(
    'charter.decided-by',
    `章程[^。\\n]{0,40}(?:学生代表大会|学代会)[^。\\n]{0,16}(?:修改|修订|通过)`,
    one('congress'),
  ),
  inWords(
    'charter.decided-by',
    `(?:修改|修订)[^。\\n]{0,12}章程[^。\\n]{0,20}(?:学生代表大会|学代会)`,
    one('congress'),
  ),
  inWords('selection.publicity-days', `公示${within}(${n})个?工作日`),
  inWords(
    'heads-meeting.weekday',
    `每(?:周|星期)([一二三四五六日天])${within}部长${within}例?会`,
    weekday,
  ),
  inWords(
    'department-meeting.weekday',
    `每(?:周|星期)([一二三四五六日天])${within}部门${within}例?会`,
    weekday,
  ),
  inWords('staff-meeting.day', `每月(${n})日${within}全体`),
  inWords(
    'congress-report.month',
    `每年(${n})月${within}(?:学生代表大会|学代会|常任代表会议|常代会)${within}报告`,
  ),
  inWords(
    'training.times',
    `培训${within}每年${within}(${n})次|每年${within}(${n})次${within}培训`,
  ),
  inWords('review.times', '每学期[^。\\n]{0,20}述职', one('2')),
  inWords(
    'review.students-majority',
    `评议会[^。\\n]{0,30}学生[^。\\n]{0,12}(?:多数|过半|半数以上)`,
    one('yes'),
  ),
  inWords('second-post.within-union', '一人(?:在本会)?只任一职|不得兼任', one('forbidden')),
  inWords('class-committee.term', `班委会?${within}任期${atMost}(${n})年`, times),
];

const folded = (text: string): string => text.normalize('NFKC').replace(/[ \t\u3000]+/g, '');

/** What an article's words suggest, of the provisions that exist and the values they may have. */
export function suggestValues(
  text: string,
  provisions: readonly AnyProvision[],
): readonly Suggestion[] {
  const plain = folded(text);
  const found = new Map<string, string>();
  for (const { provision: name, words, read } of patterns) {
    if (found.has(name)) continue;
    const match = words.exec(plain);
    if (!match) continue;
    const provision = provisions.find((known) => known.name === name);
    const typed = read(match.slice(1).filter((group) => group !== undefined));
    const value = typed === null || !provision ? null : provision.type.parse(typed);
    if (provision && value !== null) found.set(name, provision.type.show(value));
  }
  return [...found].map(([provision, value]) => ({ provision, value }));
}

/** Names of all provisions that may be suggested; a test sees to it that there are such. */
export const suggestedNames: readonly string[] = [
  ...new Set(patterns.map(({ provision }) => provision)),
];
