import { describe, expect, it } from 'vitest';
import { joinTrees } from '../../src/engines/documents/join.ts';
import type { DocumentTree, Span } from '../../src/engines/documents/tree.ts';
import type { FormAudit } from '../../src/capabilities/audit/model.ts';
import type { FormReport } from '../../src/capabilities/audit/report.ts';
import { commentPlan } from '../../src/apps/audit-page/result/comment-plan.ts';

function treeOf(name: string, text: string): DocumentTree {
  const span = { start: 0, end: text.length };
  return { text, blocks: [], files: [{ name, format: 'docx', span, wrapped: false }], notices: [] };
}

const form = treeOf('表.docx', '1. 主席团不超过5人 ☑是');
const charter = treeOf('章程.docx', '第五条 主席团由6人组成');
const tree = joinTrees([form, charter]);

function spanOf(words: string): Span {
  const start = tree.text.indexOf(words);
  return { start, end: start + words.length };
}

const finding = {
  code: 'presidium-cap.over-limit',
  criterion: 'presidium-cap',
  level: 'school',
  no: 4,
  severity: 'contradiction',
} as const;
const quotes = [spanOf('☑是'), spanOf('主席团由6人组成')];
const audit: FormAudit = {
  part: 1,
  form: {
    version: '2021',
    confidence: 'exact',
    organisation: null,
    kind: null,
    span: { start: 0, end: 1 },
    tableSpans: [],
    asOf: null,
    schoolYear: null,
    items: [],
    secondLevelTotal: null,
  },
  items: [],
  findings: [{ ...finding, row: null, values: {}, quotes }],
};
const report: FormReport = {
  file: '页面',
  part: 1,
  organisation: null,
  kind: null,
  form: { version: '2021', confidence: 'exact' },
  items: [],
  findings: [
    {
      ...finding,
      message: '主席团6人，超过5人。',
      repair: '减少人数。',
      quotes: [
        { text: '☑是', line: 1, endLine: 1, file: '表.docx' },
        { text: '主席团由6人组成', line: 1, endLine: 1, file: '章程.docx' },
      ],
    },
  ],
};

describe('the comments planned for a Word file', () => {
  it('stand at the quotations of that file, in its own offsets, and name the others', () => {
    const plan = commentPlan({ tree, audits: [audit] }, [report], '章程.docx', 'zh');
    const places = plan.map(({ span }) => charter.text.slice(span.start, span.end));
    expect(places).toEqual(['主席团由6人组成']);
    expect(plan[0]?.paragraphs).toEqual([
      '矛盾 · 第4项',
      '主席团6人，超过5人。',
      '对照表.docx　第1行：☑是',
      '怎样改：减少人数。',
    ]);
  });

  it('leave out quotations of other files', () => {
    const plan = commentPlan({ tree, audits: [audit] }, [report], '表.docx', 'en');
    expect(plan.map(({ span }) => form.text.slice(span.start, span.end))).toEqual(['☑是']);
    expect(commentPlan({ tree, audits: [audit] }, [report], '别的.docx', 'zh')).toEqual([]);
  });
});
