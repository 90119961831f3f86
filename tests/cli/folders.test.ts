import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalsIn, reportsIn } from './report-schema.ts';
import {
  audit,
  folderOf,
  mingzhang,
  proseDisclosures,
  sample,
  temporaryFolder,
} from './run-mingzhang.ts';

const here = temporaryFolder();
const text = readFileSync(sample, 'utf8');
const consistent = readFileSync(
  proseDisclosures.find((file) => file.includes('p01-')) ?? sample,
  'utf8',
);

describe('a folder', () => {
  const folder = folderOf(here, 'many', {
    '甲校.txt': text,
    '乙校/公开.txt': consistent,
    '.hidden.txt': text,
    '.git/objects/x.txt': text,
    '~$甲校.docx': 'lock',
    'Thumbs.db': 'thumbs',
    'desktop.ini': '[x]',
    '空.txt': '',
    '随笔.txt': '今天天气很好，适合读书。\n',
  });

  test('is walked; hidden and temporary files are passed over; the rest goes on past a bad file', async () => {
    const { code, lines } = await audit([folder]);
    expect(code).toBe(1);
    expect(
      reportsIn(lines)
        .map((line) => path.relative(folder, line.file))
        .sort(),
    ).toEqual(['甲校.txt', path.join('乙校', '公开.txt')].sort());
    const refused = refusalsIn(lines).map(({ file, error }) => [
      path.relative(folder, file),
      error.code,
    ]);
    expect(refused.sort()).toEqual(
      [
        ['空.txt', 'empty'],
        ['随笔.txt', 'no-form'],
      ].sort(),
    );
  });

  test('ends with a summary of every form and every file that was not audited', async () => {
    const { code, out, err } = await mingzhang(['audit', folder, '--lang', 'en']);
    expect(code).toBe(1);
    const tail = out.slice(out.lastIndexOf('Summary'));
    expect(tail).toMatch(/2 form\(s\), \d with contradictions; 2 file\(s\) could not be audited\./);
    expect(tail.match(/not audited/g)).toHaveLength(2);
    expect(err.split('\n').filter((line) => line !== '')).toHaveLength(2);
  });

  test('keeps the order of its names, 2 before 10, with refusals in their places', async () => {
    const numbered = folderOf(here, 'numbered', {
      '10-校.txt': text,
      '2-校.txt': text,
      '3-空.txt': '',
      '1/校.txt': text,
    });
    const nowhere = path.join(here, 'nowhere.txt');
    const { lines } = await audit([sample, nowhere, numbered]);
    expect(lines.map(({ file }) => path.relative(numbered, file))).toEqual([
      path.relative(numbered, sample),
      path.relative(numbered, nowhere),
      path.join('1', '校.txt'),
      '2-校.txt',
      '3-空.txt',
      '10-校.txt',
    ]);
  });

  test.skipIf(process.platform === 'win32')(
    'holds the files that links lead to, and goes in no circles',
    async () => {
      const linked = folderOf(here, 'linked', { '空.txt': '' });
      symlinkSync(sample, path.join(linked, '链接.txt'));
      symlinkSync(linked, path.join(linked, '圈'));
      symlinkSync(path.join(linked, 'gone'), path.join(linked, '断.txt'));
      const { lines } = await audit([linked]);
      expect(reportsIn(lines).map(({ file }) => path.basename(file))).toEqual(['链接.txt']);
      const codes = refusalsIn(lines).map(({ file, error }) => [path.basename(file), error.code]);
      expect(codes).toEqual([
        ['断.txt', 'not-found'],
        ['空.txt', 'empty'],
      ]);
    },
  );

  test('names each file before its text where there are several', async () => {
    const { out } = await mingzhang(['audit', folder, '--text']);
    const heads = out.split('\n').filter((line) => line.startsWith('==> '));
    expect(heads).toContain(`==> ${path.join(folder, '甲校.txt')} <==`);
    expect(heads).toHaveLength(3);
  });

  test('without a readable file is refused', async () => {
    const empty = folderOf(here, 'none', { '.hidden': 'x' });
    const { code, lines } = await audit([empty]);
    expect(code).toBe(2);
    expect(refusalsIn(lines).map(({ error }) => error.code)).toEqual(['no-files']);
  });

  test('of files without a form gives exit 2', async () => {
    const plain = folderOf(here, 'plain', { 'a.txt': '会议通知\n', 'b.md': '# 通知\n' });
    const { code, lines } = await audit([plain]);
    expect(code).toBe(2);
    expect(refusalsIn(lines).map(({ error }) => error.code)).toEqual(['no-form', 'no-form']);
  });

  test('a path that leads nowhere is named beside the others', async () => {
    const { code, lines } = await audit([path.join(here, 'nowhere.docx'), sample]);
    expect([0, 1]).toContain(code);
    expect(refusalsIn(lines).map(({ error }) => error.code)).toEqual(['not-found']);
    expect(reportsIn(lines)).toHaveLength(1);
  });
});

describe('--together', () => {
  const at = text.indexOf('\n', Math.floor(text.length / 2));
  const folder = folderOf(here, 'together', {
    '1-自评表.txt': text.slice(0, at),
    '2-附件.txt': text.slice(at + 1),
    '3-坏.docx': 'PK\u0003\u0004broken',
  });

  test('makes a folder one disclosure whose quotations carry their file', async () => {
    const { lines } = await audit([folder, '--together']);
    const reports = reportsIn(lines);
    expect(reports).toHaveLength(1);
    expect(reports[0]?.file).toBe(folder);
    const files = reports[0]?.findings.flatMap((finding) => finding.quotes.map(({ file }) => file));
    expect(files?.length).toBeGreaterThan(0);
    expect(new Set(files)).toEqual(new Set(['1-自评表.txt', '2-附件.txt']));
    expect(refusalsIn(lines).map(({ file, error }) => [file, error.code])).toEqual([
      ['3-坏.docx', 'truncated'],
    ]);
  });

  test('quotations stand on the lines of their own file', async () => {
    const { lines } = await audit([folder, '--together']);
    const contents = new Map(
      ['1-自评表.txt', '2-附件.txt'].map((name) => [
        name,
        readFileSync(path.join(folder, name), 'utf8').split('\n'),
      ]),
    );
    const quotes = reportsIn(lines).flatMap((one) => one.findings.flatMap((it) => it.quotes));
    expect(quotes.length).toBeGreaterThan(0);
    for (const { text: quoted, file, line, endLine } of quotes)
      expect(
        contents
          .get(file ?? '')
          ?.slice(line - 1, endLine)
          .join('\n'),
      ).toContain(quoted);
  });

  test('joins files that are named one by one', async () => {
    const files = ['1-自评表.txt', '2-附件.txt'].map((name) => path.join(folder, name));
    const { lines } = await audit([...files, '--together']);
    expect(reportsIn(lines)).toHaveLength(1);
  });
});
