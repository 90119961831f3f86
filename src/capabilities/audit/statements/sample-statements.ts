import { defaultLimits } from '../../../engines/documents/refusal.ts';
import { readText } from '../../../engines/documents/text/read-text.ts';
import type { Fact } from '../../../facts/fact.ts';
import { readingOf } from '../../../facts/reading.ts';
import type { Statements } from './sentences.ts';
import { statementsIn } from './statements-in.ts';

/** Headings that put a text in a section, for tests. */
export const titles = {
  charter: '云岭水利职业学院学生会章程',
  plan: '云岭水利职业学院学生会改革方案',
  report: '云岭水利职业学院学生会工作总结',
  candidates: '主席团成员候选人产生办法及选举办法',
  congress: '校级学生代表大会召开情况',
  delegates: '校级学生代表大会代表产生办法',
  review: '工作人员述职评议办法',
  training: '学生会工作人员培训情况',
  party: '学校党委指导学生会工作情况',
} as const;

/** The sentences of a plain text under a heading, as a reader gives them. */
export async function statementsUnder(title: string, text: string): Promise<Statements> {
  const bytes = new TextEncoder().encode(`${title}\n\n${text}\n`);
  const tree = await readText({ bytes, name: 'sample.txt', limits: defaultLimits });
  if (!tree.ok) throw new Error(tree.error.code);
  return statementsIn(readingOf(tree.value), []);
}

function shown(value: unknown): string {
  if (value === null) return '-';
  return Array.isArray(value) ? value.join('+') : String(value);
}

/** A fact in one line: its name, its values in their order, and its day. A 2 stands for the second level. */
export function inShort(fact: Fact): string {
  const level = fact.level === 'second-level' ? '2 ' : '';
  const day = fact.day === null ? '' : ` @${fact.day}`;
  return `${level}${fact.name} ${Object.values(fact.value).map(shown).join(' ')}${day}`;
}
