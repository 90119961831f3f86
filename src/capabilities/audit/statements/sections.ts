import type { Basis } from '../../../facts/fact.ts';
import type { Unit } from './units.ts';

/** The parts a disclosure is made of, as its headings tell them. */
export type SectionKind =
  | 'preface'
  | 'charter'
  | 'chart'
  | 'roster'
  | 'candidates'
  | 'congress'
  | 'delegates'
  | 'review'
  | 'training'
  | 'awards'
  | 'party'
  | 'guides'
  | 'plan'
  | 'notice'
  | 'regulation'
  | 'other';

export interface Section {
  readonly kind: SectionKind;
  readonly basis: Basis;
  readonly title: string;
  /** Folded offsets of the title unit; equal where the section has no title. */
  readonly titleStart: number;
  readonly titleEnd: number;
  readonly start: number;
  readonly end: number;
}

interface SectionRule {
  readonly kind: SectionKind;
  readonly basis: Basis;
  readonly pattern: RegExp;
}

/** Read from the top: the first that fits names the section. Patterns see folded headings without their label. */
const rules: readonly SectionRule[] = [
  { kind: 'chart', basis: 'practice', pattern: /(?:架构|组织|机构|结构)[^,。]{0,6}图/ },
  {
    kind: 'roster',
    basis: 'practice',
    pattern:
      /(?:工作人员|成员|干部|骨干|人员)[^,。]{0,8}(?:名单|名册|一览|花名册|信息表)|^(?:名单|花名册)$/,
  },
  {
    kind: 'plan',
    basis: 'plan',
    pattern:
      /(?:改革|实施|工作|建设)(?:方案|规划|计划|要点|设想)(?:\([^)]*\))?$|(?:方案|规划)(?:\([^)]*\))?$/,
  },
  { kind: 'notice', basis: 'plan', pattern: /^关于.{2,60}的?(?:通知|公告|通告)$|(?:通知|公告)$/ },
  {
    kind: 'review',
    basis: 'rule',
    pattern: /(?:述职|评议)[^,。]{0,14}(?:办法|制度|规定|细则|情况|方案|结果)?/,
  },
  {
    kind: 'guides',
    basis: 'practice',
    pattern:
      /团委[^,。]{0,8}(?:指导|分管|联系)[^,。]{0,12}(?:人|教师|老师|情况|名单)|指导(?:教师|老师|责任人|负责人)|^(?:主要)?(?:责任人|负责人)$/,
  },
  {
    kind: 'party',
    basis: 'practice',
    pattern: /党(?:委|组织|的)[^,。]{0,10}(?:指导|领导|重视|关心|听取)/,
  },
  {
    kind: 'delegates',
    basis: 'practice',
    pattern: /代表[^,。]{0,6}(?:产生|选举|推选|选拔|推荐|构成|名额|资格|分配)/,
  },
  {
    kind: 'candidates',
    basis: 'practice',
    pattern: /(?:候选人|主席团)[^。]{0,16}(?:产生|选举|推荐|选拔)|选举办法|换届选举/,
  },
  {
    kind: 'congress',
    basis: 'practice',
    pattern:
      /(?:代表大会|学代会|研代会)[^,。]{0,10}(?:召开|情况|概况|综述|纪实|报告|简介|回顾|掠影)|^召开情况|^.{0,30}(?:代表大会|学代会|研代会)$/,
  },
  {
    kind: 'training',
    basis: 'practice',
    pattern: /培训(?:[^,。]{0,6}(?:情况|工作|记录|总结|开展))?$/,
  },
  {
    kind: 'awards',
    basis: 'rule',
    pattern: /(?:评奖|评优|奖励|激励|推免|综合测评)[^,。]{0,10}(?:办法|情况|制度|规定|细则|说明)?$/,
  },
  { kind: 'charter', basis: 'rule', pattern: /章程(?:\([^)]*\))?$|章程(?:正文|全文|节选|摘要)/ },
  {
    kind: 'regulation',
    basis: 'rule',
    pattern: /(?:办法|制度|规定|细则|条例|规则|规程|公约|守则)(?:\([^)]*\))?$/,
  },
  {
    kind: 'other',
    basis: 'practice',
    pattern: /(?:报告|总结|纪要|简报|新闻|情况|公示|工作)(?:\([^)]*\))?$/,
  },
];

const chapter = /^第[一二三四五六七八九十百]{1,4}[章节]/;
const article = /^(?:第[一二三四五六七八九十百\d]{1,4}条|\d{1,2}(?:\.\d{1,2}){1,4})/;

function bare(text: string): string {
  return text
    .replace(/^#{1,6}/, '')
    .replace(/^\*{1,2}|\*{1,2}$/g, '')
    .replace(
      /^(?:[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十\d]{1,3}\)|第[一二三四五六七八九十]{1,3}部分[:、]?|附件?[一二三四五六七八九十\d]{0,2}[:、.]?|\d{1,2}[、.)]|\d{1,2}(?=[一-龥])|【|★)+/,
      '',
    )
    .replace(/[《》【】"]/g, '')
    .replace(/[:]$/, '');
}

/** Depth of a heading by its label: 一、 and # before (一) before 1.; unlabelled titles stand highest. */
function depthOf(unit: Unit): number {
  const text = unit.text;
  if (/^#{1,6}/.test(text)) return /^(#+)/.exec(text)?.[0].length ?? 1;
  if (/^(?:[一二三四五六七八九十]{1,3}[、.,]|第[一二三四五六七八九十]{1,3}部分)/.test(text))
    return 2;
  if (/^\([一二三四五六七八九十]{1,3}\)/.test(text)) return 3;
  if (/^\d{1,2}(?:[、.)]|(?=[一-龥]))/.test(text)) return 4;
  return unit.heading ?? 1;
}

function ruleFor(unit: Unit): SectionRule | null {
  if (unit.inTable || unit.text.length > 56 || chapter.test(unit.text) || article.test(unit.text))
    return null;
  if (/[。;!?,]/.test(unit.text) || /如下|以下/.test(unit.text)) return null;
  const title = bare(unit.text);
  if (title.length < 2 || /^(?:[-*•]|\[)/.test(title)) return null;
  return rules.find((rule) => rule.pattern.test(title)) ?? null;
}

/**
 * Cuts a document into sections at its headings. Chapters of a charter do not end it; a heading deeper
 * than a charter's or plan's own stays inside it.
 */
export function sectionsOf(units: readonly Unit[]): readonly Section[] {
  const sections: Section[] = [];
  const first = units[0];
  if (!first) return sections;
  let current = {
    kind: 'preface' as SectionKind,
    basis: 'practice' as Basis,
    title: '',
    titleStart: first.start,
    titleEnd: first.start,
    start: first.start,
    depth: 9,
  };
  const close = (end: number): void => {
    const { kind, basis, title, titleStart, titleEnd, start } = current;
    sections.push({ kind, basis, title, titleStart, titleEnd, start, end });
  };
  let articles = 0;
  for (const unit of units) {
    if (article.test(unit.text) || chapter.test(unit.text)) articles += 1;
    const rule = ruleFor(unit);
    if (!rule) continue;
    const depth = depthOf(unit);
    const holds =
      current.kind === 'charter' || current.kind === 'plan' || current.kind === 'regulation';
    if (holds && depth > Math.max(current.depth, articles > 0 ? 2 : current.depth)) continue;
    close(unit.start);
    articles = 0;
    current = {
      kind: rule.kind,
      basis: rule.basis,
      title: bare(unit.text),
      titleStart: unit.start,
      titleEnd: unit.end,
      start: unit.start,
      depth,
    };
  }
  close(units.at(-1)?.end ?? first.start);
  return sections;
}

/** The section an offset of the folded text stands in. */
export function sectionAt(sections: readonly Section[], at: number): Section | null {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle] as Section).start <= at) low = middle;
    else high = middle - 1;
  }
  return sections[low] ?? null;
}
