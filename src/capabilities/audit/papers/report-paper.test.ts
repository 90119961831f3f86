import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { FormReport, ReportItem } from '../report.ts';
import { auditReportDocx } from './report-paper.ts';
import { answerOf, claimText, itemNames, paperWords, quotePlace } from './report-words.ts';

function item(no: number, values: Partial<ReportItem> = {}): ReportItem {
  return {
    level: 'school',
    no,
    row: null,
    criterion: 'staff-cap',
    claim: 'yes',
    core: false,
    observation: false,
    remark: null,
    number: null,
    date: null,
    verdict: 'consistent',
    ...values,
  };
}

const report: FormReport = {
  file: '松岭学院.docx',
  part: 1,
  organisation: '松岭学院',
  kind: 'student-union',
  form: { version: '2021', confidence: 'exact' },
  items: [
    item(1, { core: true, remark: '实有<42>人 & 更多', verdict: 'contradicted' }),
    item(2, { verdict: 'unsupported' }),
    item(4, { level: 'second-level', number: 7, verdict: 'unsupported' }),
    item(5, { level: 'second-level', number: 7, verdict: 'unsupported' }),
  ],
  findings: [
    {
      code: 'staff-cap.counted-over',
      criterion: 'staff-cap',
      level: 'school',
      no: 1,
      severity: 'contradiction',
      message: '名单有61人，超过60人。',
      repair: '减少工作人员，或者把该项改为“否”。',
      quotes: [
        { text: '☑是 □否', line: 11, endLine: 11 },
        { text: '61\t高一鸣\n共61人', line: 120, endLine: 121, file: '名单.xlsx' },
      ],
    },
  ],
};

/** The text of a part of the Word file, a line per paragraph, a tab per line break. */
function textOfPart(parts: Readonly<Record<string, Uint8Array>>, name: string): string {
  return strFromU8(parts[name] ?? new Uint8Array())
    .replace(/<\/w:p>/g, '\n')
    .replace(/<w:br\/>/g, '\t')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

describe('the audit report as a Word file', () => {
  it('holds the answer, every item and every finding with its quotations and repair', async () => {
    const parts = unzipSync(await auditReportDocx([report], 'zh'));
    const text = textOfPart(parts, 'word/document.xml');
    for (const words of [
      '松岭学院 · 学生会',
      '1处矛盾，0处存疑，0处缺漏',
      '3项在材料里找不到依据：第2项；二级第4、5项',
      '1★',
      '实有<42>人 & 更多',
      '7个',
      '1. 矛盾 · 第1项 · 工作人员人数',
      '名单有61人，超过60人。',
      '第11行　☑是 □否',
      '名单.xlsx　第120–121行　',
      '减少工作人员，或者把该项改为“否”。',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is A4 with Chinese fonts by name and numbered pages', async () => {
    const parts = unzipSync(await auditReportDocx([report], 'zh'));
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toContain('w:eastAsia="宋体"');
    expect(document).toContain('w:eastAsia="黑体"');
    const footer = Object.keys(parts).find((name) => name.startsWith('word/footer')) ?? '';
    expect(strFromU8(parts[footer] ?? new Uint8Array())).toContain('NUMPAGES');
  });

  it('speaks English and starts every further form on a page of its own', async () => {
    const graduate = { ...report, part: 2, kind: 'graduate-union', findings: [] } as const;
    const parts = unzipSync(await auditReportDocx([report, graduate], 'en'));
    const text = textOfPart(parts, 'word/document.xml');
    expect(text).toContain('Contradictions: 1. Questions: 0. Gaps: 0.');
    expect(text).toContain('Nothing contradicts');
    expect(text).toContain('松岭学院 · Graduate union');
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(document.match(/<w:pageBreakBefore\/>/g)?.length).toBe(1);
  });
});

describe('the words of a report', () => {
  const zh = paperWords('zh');

  it('speak the vocabulary of the form', () => {
    expect(claimText(zh, '2020', item(1))).toBe('达标');
    expect(claimText(zh, '2021', item(1, { claim: 'no' }))).toBe('否');
    expect(claimText(zh, '2020', item(1, { claim: 'unreadable' }))).toBe('看不清');
    expect(claimText(zh, '2021', item(1, { level: 'second-level', number: 0 }))).toBe('0个');
  });

  it('name items of one level together', () => {
    expect(itemNames(zh, report.items)).toBe('第1★、2项；二级第4、5项');
    expect(itemNames(zh, [item(3, { row: 2 })])).toBe('第3-2项');
    const many = [1, 2, 3, 5, 6, 8].map((no) => item(no));
    expect(itemNames(zh, many)).toBe('第1–3、5、6、8项');
  });

  it('say that silence is no accusation where nothing contradicts', () => {
    const clear = { ...report, findings: [] };
    const answer = answerOf(zh, clear);
    expect(answer.headline).toBe('没有发现矛盾');
    expect(answer.rest.join()).toContain('找不到依据不等于不实');
  });

  it('tell where a quotation stands', () => {
    expect(report.findings[0]?.quotes.map((quote) => quotePlace(zh, quote))).toEqual([
      '第11行',
      '名单.xlsx　第120–121行',
    ]);
  });
});
