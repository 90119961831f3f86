import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportsIn, type Report } from './report-schema.ts';
import { audit, mingzhang, proseDisclosures, sample } from './run-mingzhang.ts';

const disclosures = [sample, ...proseDisclosures];

/** The extracted text by line number, as `--text` prints it. */
async function numberedText(file: string): Promise<ReadonlyMap<number, string>> {
  const { out, code } = await mingzhang(['audit', file, '--text']);
  expect(code).toBe(0);
  return new Map(
    out
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const tab = line.indexOf('\t');
        return [Number(line.slice(0, tab)), line.slice(tab + 1)];
      }),
  );
}

function quotesIn(reports: readonly Report[]) {
  return reports.flatMap((report) => report.findings.flatMap((finding) => finding.quotes));
}

/** What the contract says of a verdict, given the claim and the findings on the item. */
function breaches(report: Report): readonly string[] {
  return report.items.flatMap(({ level, no, claim, verdict }) => {
    const on = report.findings.filter((finding) => finding.level === level && finding.no === no);
    const contradicted = on.some((finding) => finding.severity === 'contradiction');
    const silent = claim === 'unreadable' || claim === 'absent';
    const broken = [
      silent && verdict !== 'unsupported' && verdict !== 'not-checked' && 'a lost claim is judged',
      silent && on.length === 0 && 'a lost claim makes no gap',
      claim === 'no' && verdict !== 'consistent' && verdict !== 'questioned' && 'a No is judged',
      claim === 'yes' && verdict === 'contradicted' && !contradicted && 'contradicted by nothing',
    ].filter((text) => text !== false);
    return broken.map((text) => `${report.file} ${level} ${no}: ${text}`);
  });
}

describe.each(
  disclosures.map((file) => [path.relative(path.dirname(path.dirname(file)), file), file]),
)('audit --json of %s', (_, file) => {
  test('keeps the contract, and its lines are those of --text', async () => {
    const [{ code, lines, err }, text] = await Promise.all([audit([file]), numberedText(file)]);
    const reports = reportsIn(lines);
    expect(reports.map((report) => report.part)).toEqual(reports.map((_, index) => index + 1));
    expect(reports).not.toEqual([]);
    expect(lines).toHaveLength(reports.length);
    expect(err).toBe('');
    expect(reports.flatMap(breaches)).toEqual([]);
    const contradicts = reports.some((report) =>
      report.findings.some((finding) => finding.severity === 'contradiction'),
    );
    expect(code).toBe(contradicts ? 1 : 0);
    for (const quote of quotesIn(reports)) {
      const there = Array.from(
        { length: quote.endLine - quote.line + 1 },
        (_, index) => text.get(quote.line + index) ?? '',
      ).join('\n');
      expect(there).toContain(quote.text);
    }
  });
});

describe('audit --json', () => {
  test('every finding but a missing item shows a place', async () => {
    const { lines } = await audit(disclosures);
    const bare = reportsIn(lines)
      .flatMap((report) => report.findings)
      .filter((finding) => finding.quotes.length === 0 && finding.severity === 'contradiction');
    expect(bare).toEqual([]);
  });

  test('one line for each union of a page', async () => {
    const page = proseDisclosures.find((file) => file.includes('student-and-graduate-unions'));
    const { lines } = await audit([page ?? '']);
    expect(reportsIn(lines).map(({ part, kind }) => ({ part, kind }))).toEqual([
      { part: 1, kind: 'student-union' },
      { part: 2, kind: 'graduate-union' },
    ]);
  });

  test('messages follow --lang; codes and quotations do not', async () => {
    const [zh, en] = await Promise.all([
      audit([sample, '--lang', 'zh']),
      audit([sample, '--lang=en']),
    ]);
    const bare = (report: Report) => report.findings.map(({ code, quotes }) => ({ code, quotes }));
    const [first] = reportsIn(zh.lines);
    const [second] = reportsIn(en.lines);
    expect(bare(second as Report)).toEqual(bare(first as Report));
    expect(first?.findings[0]?.message).toMatch(/[一-鿿]/);
    expect(second?.findings[0]?.repair).toMatch(/^[A-Z]/);
  });

  test('--form reads as another form; an unknown one is refused with those there are', async () => {
    const { lines } = await audit([sample, '--form', '2021']);
    expect(reportsIn(lines)[0]?.form.version).toBe('2021');
    const refused = await mingzhang(['audit', sample, '--form', '1999', '--lang', 'en']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('1999');
    expect(refused.err).toContain('2020, 2021, 2021-2022, 2022-2023, 2023-2024');
  });

  test('--mask hides the names of a roster, wherever they are quoted', async () => {
    const roster = [
      '序号\t姓名\t政治面貌\t院系\t年级\t最近1个学期/最近1学年/入学以来学习成绩综合排名/专业人数\t是否存在不及格情况',
      '1\t林晓雨\t共青团员\t护理系\t2020级\t20/30\t否',
      '2\t陈一诺\t群众\t药学系\t2020级\t3/30\t否',
      '3\t周慕白\t共青团员\t药学系\t2020级\t2/30\t否',
    ].join('\n');
    const text = `${readFileSync(sample, 'utf8')}\n学生会工作人员名单\n${roster}\n`;
    const open = await audit(['-'], { input: text });
    const masked = await audit(['-', '--mask'], { input: text });
    const names = /林晓雨|陈一诺|周慕白/;
    expect(open.out).toMatch(names);
    expect(masked.out).not.toMatch(names);
    expect(quotesIn(reportsIn(masked.lines)).map(({ line }) => line)).toEqual(
      quotesIn(reportsIn(open.lines)).map(({ line }) => line),
    );
  });

  test('standard input is the same disclosure as the file', async () => {
    const fromFile = await audit([sample]);
    const fromInput = await audit(['-'], { input: readFileSync(sample) });
    expect(reportsIn(fromInput.lines).map((report) => ({ ...report, file: sample }))).toEqual(
      reportsIn(fromFile.lines),
    );
    expect(reportsIn(fromInput.lines)[0]?.file).toBe('-');
  });

  test('two runs print the same bytes', async () => {
    const [one, two] = await Promise.all([
      audit(disclosures),
      audit([...disclosures, '--jobs', '1']),
    ]);
    expect(two.out).toBe(one.out);
  });
});
