import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../../engines/documents/read-document.ts';
import { defaultLimits } from '../../../engines/documents/refusal.ts';
import type { FormReading } from '../model.ts';
import { readingOf, type Reading } from '../../../facts/reading.ts';
import { readForms } from './read-forms.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

async function readingOfFile(file: string): Promise<Reading> {
  const bytes = new Uint8Array(readFileSync(file));
  const read = await readDocument({ bytes, name: path.basename(file), limits: defaultLimits });
  if (!read.ok) throw new Error(`${file}: ${read.error.code}`);
  return readingOf(read.value);
}

const brief = (form: FormReading | undefined): readonly string[] =>
  (form?.items ?? []).map(({ level, no, row, claim, number, date }) =>
    [level[0] === 's' && level === 'school' ? 'A' : 'B', no, row, claim, number, date]
      .filter((part) => part !== null)
      .join(' '),
  );

const linesOf = (reading: Reading, form: FormReading | undefined, no: number): number[] => {
  const span = form?.items.find((item) => item.level === 'school' && item.no === no)?.span;
  const place = span ? reading.lines.placeOf(span) : null;
  return place ? [place.line, place.endLine] : [];
};

/** The two published disclosures lie beside the repository, never in it. */
const published = path.resolve(root, '../shared/disclosures');
const tianjin = path.join(published, 'tianjin-2020.txt');
const hulunbuir = path.join(published, 'hulunbuir-2021.txt');

describe('published disclosures', () => {
  it.skipIf(!existsSync(tianjin))('2020: cells on lines after tabs', async () => {
    const reading = await readingOfFile(tianjin);
    const forms = readForms(reading, null);
    const [form] = forms;
    expect(forms).toHaveLength(1);
    expect(form).toMatchObject({
      version: '2020',
      confidence: 'exact',
      kind: 'student-union',
      asOf: null,
    });
    const plain = [4, 5, 6, 7, 8].map((no) => `A ${no} yes`);
    expect(brief(form)).toEqual([
      'A 1 yes',
      'A 2 yes',
      'A 3 1 yes 58',
      'A 3 2 yes 4',
      'A 3 3 yes 6',
      ...plain,
      'A 9 no',
      ...[10, 11, 12, 13, 14, 15].map((no) => `A ${no} yes`),
    ]);
    expect(linesOf(reading, form, 1)).toEqual([13, 15]);
    expect(linesOf(reading, form, 9)).toEqual([66, 69]);
  });

  it.skipIf(!existsSync(hulunbuir))('2021: check boxes as text, a row cut by a page', async () => {
    const reading = await readingOfFile(hulunbuir);
    const forms = readForms(reading, null);
    const [form] = forms;
    expect(forms).toHaveLength(1);
    expect(form).toMatchObject({
      version: '2021',
      confidence: 'exact',
      kind: 'student-union',
      asOf: '2021-11',
      secondLevelTotal: null,
    });
    const numbers = new Map([
      [3, ' 40'],
      [4, ' 4'],
      [5, ' 5'],
      [11, ' --11-27'],
    ]);
    expect(brief(form)).toEqual([
      ...Array.from({ length: 17 }, (_, at) => `A ${at + 1} yes${numbers.get(at + 1) ?? ''}`),
      ...Array.from({ length: 13 }, (_, at) => `B ${at + 1} yes 10`),
    ]);
    expect(linesOf(reading, form, 3)).toEqual([21, 21]);
    expect(form?.tableSpans.map((span) => reading.lines.placeOf(span).endLine)).toEqual([36, 55]);
  });
});

const expectation = z.object({
  form: z.string(),
  kind: z.string(),
  organisation: z.string(),
  items: z.array(
    z.object({
      level: z.string(),
      no: z.number(),
      row: z.number().nullable(),
      claim: z.string(),
      remark: z.string().nullable(),
      number: z.number().nullable(),
      date: z.string().nullable(),
    }),
  ),
});

const prose = path.join(root, 'fixtures/prose');
const fixtures = readdirSync(prose).flatMap((name) => {
  const files = readdirSync(path.join(prose, name));
  const file = files.find((one) => one.startsWith('disclosure.'));
  return file !== undefined && files.includes('expected.json') ? [{ name, file }] : [];
});

/** Where a line of plain text is wrapped inside a remark, its writer's words have no break. */
const unwrapped = (text: string | null): string | null => text && text.replaceAll('\n', '');

describe('disclosures in prose', () => {
  it('are there', () => {
    expect(fixtures.length).toBeGreaterThan(0);
  });

  it.each(fixtures.map((fixture) => [fixture.name, fixture.file] as const))(
    '%s',
    async (name, file) => {
      const text = readFileSync(path.join(prose, name, 'expected.json'), 'utf8');
      const parsed = z.union([z.array(expectation), expectation]).parse(JSON.parse(text));
      const expected = Array.isArray(parsed) ? parsed : [parsed];
      const forms = readForms(await readingOfFile(path.join(prose, name, file)), null);
      expect(forms).toHaveLength(expected.length);
      expected.forEach((one, index) => {
        const form = forms[index];
        expect(form).toMatchObject({
          version: one.form,
          kind: one.kind,
          organisation: one.organisation,
        });
        const found = form?.items.map(({ level, no, row, claim, remark, number, date }) => ({
          level,
          no,
          row,
          claim,
          remark: unwrapped(remark),
          number,
          date,
        }));
        expect(found).toEqual(one.items);
      });
    },
  );
});
