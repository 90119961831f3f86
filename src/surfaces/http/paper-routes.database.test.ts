import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { text } from '../../engines/actions/fields.ts';
import { idOf, surveyParts } from '../../engines/actions/samples/survey.ts';
import { defineQuery } from '../../engines/actions/verb.ts';
import { samplePaper } from '../../engines/documents/paper/samples/sample-paper.ts';
import { readDocument } from '../../engines/documents/read-document.ts';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import type { Instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { fileName, paperRoutes } from './paper-routes.ts';

const database = await testDatabase();
const school = await testSchool(database, 'yunling');

const declared = {
  room: 'survey',
  may: [{ role: 'student', reach: 'school' }],
  refuses: ['survey-closed'],
  input: z.object({ title: text(200) }),
} as const;
const titled = async ({ title }: { readonly title: string }) =>
  title === 'closed' ? err([refusal('survey-closed', 'title')]) : ok({ ...samplePaper, title });
const surveyPaper = defineQuery({
  ...declared,
  name: 'survey.paper',
  run: titled,
  paper: (paper) => paper,
});
const surveyRead = defineQuery({ ...declared, name: 'survey.read', run: titled });

const app = paperRoutes({
  verbs: [surveyPaper, surveyRead],
  runner: surveyParts(database, () => '2026-11-20T02:34:56.789Z' as Instant),
  schoolOf: async (slug) => (slug === 'yunling' ? school : null),
});

const get = (file: string, input: unknown, token: string | null = 'a', more = '') =>
  app.request(
    `/yunling/papers/${file}?input=${encodeURIComponent(JSON.stringify(input))}${more}`,
    token === null ? {} : { headers: { authorization: `Bearer ${token}` } },
  );
const named = { title: '改革情况' };

describe('the paper of a question', () => {
  it('is had as Word, as a page, for pasting and as text, under its own title', async () => {
    for (const [ending, type, shown] of [
      ['docx', 'wordprocessingml', 'attachment'],
      ['html', 'text/html', 'inline'],
      ['paste.html', 'text/html', 'inline'],
      ['txt', 'text/plain', 'attachment'],
    ] as const) {
      const response = await get(`survey.paper.${ending}`, named);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(type);
      const name = encodeURIComponent('改革情况');
      expect(response.headers.get('content-disposition')).toBe(
        `${shown}; filename*=UTF-8''${name}.${ending.split('.').at(-1)}`,
      );
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      const bytes = new Uint8Array(await response.arrayBuffer());
      const read = await readDocument({ bytes, name: `a.${ending}`, limits: defaultLimits });
      expect(read.ok && read.value.text).toContain('现将本学年情况公开如下。');
    }
  });

  it('is given by the right to ask the question, and refused as the question is', async () => {
    expect((await get('survey.paper.docx', named, null)).status).toBe(401);
    const closed = await get('survey.paper.docx', { title: 'closed' });
    expect(closed.status).toBe(409);
    expect(await closed.json()).toMatchObject({ refusals: [{ code: 'survey-closed' }] });
    expect((await get('survey.paper.docx', {})).status).toBe(400);
    const broken = await app.request('/yunling/papers/survey.paper.docx?input={');
    expect(broken.status).toBe(400);
  });

  it('may be asked in a capacity named in the address, which must be held', async () => {
    for (const mine of ['', idOf('a', 'person')]) {
      const held = await get('survey.paper.html', named, 'a', `&capacity=${mine}`);
      expect(held.status).toBe(200);
    }
    const capacity = '01926e2c-5c1f-7a40-9d3e-0a1b2c3d4e5f';
    const other = await get('survey.paper.html', named, 'a', `&capacity=${capacity}`);
    expect(other.status).toBe(403);
  });

  it('is not there for a question without one, for other formats and other schools', async () => {
    for (const file of [
      'survey.read.docx',
      'survey.other.docx',
      'survey.paper.pdf',
      'survey.paper.constructor',
      'survey.paper.',
    ])
      expect((await get(file, named)).status).toBe(404);
    const elsewhere = await app.request('/other/papers/survey.paper.docx');
    expect(elsewhere.status).toBe(404);
  });
});

it('whatever a paper is called, its file has a name that every system takes', () => {
  expect(fileName('a/b\\c:*?"<>|\r\nd')).toBe('a b c d');
  expect(fileName('..')).toBe('paper');
  expect(fileName('\ud800')).toBe('\ufffd');
  expect([...fileName('字'.repeat(300))].length).toBe(80);
});
