import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import mammoth from 'mammoth';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import { makeDocx, paragraph } from './make-docx.ts';
import { oddBodies, oddDocx } from './odd-documents.ts';
import { readDocx } from './read-docx.ts';

async function ours(bytes: Uint8Array): Promise<string> {
  const read = await readDocx({ bytes, name: 'a.docx', limits: defaultLimits });
  if (!read.ok) throw new Error(read.error.code);
  return read.value.text;
}

async function theirs(bytes: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
}

const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** What of `part` does not come in `whole` in this order; '' where all does. */
function notWithin(part: string, whole: string): string {
  let at = 0;
  for (const letter of whole) if (part[at] === letter) at += 1;
  return part.slice(at);
}

function made(): Promise<Uint8Array> {
  const text = (words: string): Paragraph => new Paragraph({ children: [new TextRun(words)] });
  const rows = ['周远', '林知夏', '许安'].map(
    (name, at) =>
      new TableRow({
        children: [
          new TableCell({
            children: [text('主席团')],
            verticalMerge: at === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
          }),
          new TableCell({ children: [text(name)], columnSpan: at === 2 ? 2 : 1 }),
          ...(at === 2 ? [] : [new TableCell({ children: [text(`${at}/27`), text('本科')] })]),
        ],
      }),
  );
  const document = new Document({
    sections: [{ children: [text('青禾大学学生会'), new Table({ rows }), text('二〇二三年')] }],
  });
  return Packer.toBuffer(document);
}

test('a document of the docx package reads as mammoth reads it', async () => {
  const bytes = await made();
  expect(bare(await ours(bytes))).toBe(bare(await theirs(bytes)));
});

test('what mammoth reads is in our text, in that order', async () => {
  await fc.assert(
    fc.asyncProperty(oddBodies, async (body) => {
      // Mammoth does not know symbol fonts as characters, hidden text, notes, boxes in place, or the state
      // of check boxes, and lets a paragraph with a deleted end slip out of its cell; letters it shares
      // with us are compared.
      const shared = (text: string): string => text.replaceAll(/[^学生会主席团成员共末段]/g, '');
      const known = body
        .replaceAll(/<w:r><w:rPr><w:vanish\/><\/w:rPr>.*?<\/w:r>/g, '')
        .replaceAll('<w:rPr><w:del w:id="7"/></w:rPr>', '')
        .replaceAll(/<mc:AlternateContent>.*?<\/mc:AlternateContent>/g, '');
      const bytes = oddDocx(known);
      const missing = notWithin(shared(await theirs(bytes)), shared(await ours(bytes)));
      expect(missing).toBe('');
    }),
    { numRuns: 40 },
  );
});

const office = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/opt/libreoffice/program/soffice',
].find((path) => existsSync(path));

/** Lists in the formats that Chinese papers use, on two levels, restarted and going on. */
function listed(): Uint8Array {
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="space"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const formats = [
    'decimal',
    'upperRoman',
    'lowerLetter',
    'chineseCountingThousand',
    'ideographTraditional',
    'decimalEnclosedCircle',
    'decimalFullWidth',
    'chineseLegalSimplified',
  ];
  const numbering =
    formats
      .map(
        (format, at) =>
          `<w:abstractNum w:abstractNumId="${at}"><w:multiLevelType w:val="multilevel"/>${level(0, format, '第%1条')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>`,
      )
      .join('') +
    formats
      .map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`)
      .join('') +
    '<w:num w:numId="90"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>';
  const item = (id: number, at: number): string =>
    paragraph('条文', `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
  const pattern = [0, 0, 1, 1, 0, 1];
  const body =
    formats.map((_, at) => pattern.map((one) => item(at + 1, one)).join('')).join('') +
    [item(90, 0), item(90, 0), item(1, 0)].join('') +
    Array.from({ length: 13 }, () => item(4, 0)).join('');
  return makeDocx({ body: `${body}<w:sectPr/>`, numbering });
}

describe('LibreOffice', () => {
  const title = 'numbers paragraphs as we do';
  test.skipIf(office === undefined)(
    office === undefined ? `${title} (skipped: LibreOffice is not installed)` : title,
    async () => {
      const bytes = listed();
      const folder = mkdtempSync(join(tmpdir(), 'read-docx-'));
      try {
        writeFileSync(join(folder, 'a.docx'), bytes);
        const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
        const asked = [
          '--headless',
          '--convert-to',
          'txt:Text (encoded):UTF8',
          '--outdir',
          folder,
          join(folder, 'a.docx'),
        ];
        execFileSync(office as string, [profile, ...asked], { stdio: 'ignore', timeout: 120_000 });
        const shown = readFileSync(join(folder, 'a.txt'), 'utf8')
          .replace(/^\ufeff/, '')
          .trimEnd();
        expect((await ours(bytes)).trimEnd().split('\n')).toEqual(
          shown.split(/\r?\n/).map((line) => line.trimStart()),
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    150_000,
  );
});
