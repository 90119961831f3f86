import { createHash } from 'node:crypto';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { putAttachment } from '../../../engines/storage/attachments.ts';
import { personCreate } from '../people/actions.ts';
import { personList } from '../people/list.ts';
import { d, now, sampleSchool, type SampleSchool } from '../samples/sample-school.ts';
import { unitCreate, unitList } from '../units/actions.ts';
import { studentImport } from './actions.ts';
import { studentFileTypes } from './student-file.ts';

const database = await testDatabase();
const since = d('2026-09-01');
const titles = ['学号', '姓名', '性别', '民族', '院系', '班级'];

const sheet = (rows: readonly (readonly (string | number)[])[]): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), '名单');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};

async function upload(school: SampleSchool, content: Buffer, csv = false): Promise<string> {
  const type = studentFileTypes[csv ? 1 : 0];
  const name = csv ? '名单.csv' : '名单.xlsx';
  const put = await school.inside((tx) => putAttachment(tx, { name, type, content, at: now }));
  if (!put.ok) throw new Error(put.error[0]?.code);
  return put.value.sha256;
}

const options = { known: 'update', skipWrongRows: false, createUnits: true, since } as const;
let turn = 0;
const freshSchool = () => {
  turn += 1;
  return sampleSchool(database, `import-${turn}`);
};

const nurses = [
  titles,
  ['2026010101', '曾小贤', '男', '回族', '护理系', '护理2601班'],
  [202601010201, '欧阳静', '女', '', '护理系', '护理2602班'],
];

describe('student.import', () => {
  it('creates students, units and classes, and does nothing the second time', async () => {
    const school = await freshSchool();
    const file = await upload(school, sheet(nurses));
    expect(await school.done(studentImport, { ...options, file })).toMatchObject({
      created: 2,
      unitsCreated: 3,
      skipped: 0,
    });
    const page = await school.listed(personList, { search: '20260101' });
    expect(page.ok && page.value.rows).toMatchObject([
      { name: '欧阳静', number: '202601010201', ethnicGroup: null, className: '护理2602班' },
      { name: '曾小贤', number: '2026010101', ethnicGroup: '回族', unitName: '护理系' },
    ]);
    expect(await school.done(studentImport, { ...options, file })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
      unitsCreated: 0,
    });
  });

  it('updates what the file says, leaves what it is silent on, and journals what was', async () => {
    const school = await freshSchool();
    await school.done(studentImport, { ...options, file: await upload(school, sheet(nurses)) });
    const changed = [titles, ['2026010101', '曾晓贤', '', '', '护理系', '护理2602班']];
    const file = await upload(school, sheet(changed));
    expect(await school.done(studentImport, { ...options, file })).toMatchObject({ updated: 1 });
    const page = await school.listed(personList, { search: '2026010101' });
    expect(page.ok && page.value.rows).toMatchObject([
      { name: '曾晓贤', sex: 'male', className: '护理2602班' },
    ]);
    const { rows } = await school.inside(({ client }) =>
      client.query<{ payload: string }>(
        `select payload from journal_payload p join journal_entry e using (school_id, seq)
         where e.school_id = $1 and e.subject_id = $2`,
        [school.id, file],
      ),
    );
    const journal = JSON.parse(rows[0]?.payload ?? '') as { before: { people: unknown[] } };
    expect(journal.before.people).toMatchObject([
      { number: '2026010101', was: { name: '曾小贤' } },
    ]);
  });

  it('keeps or refuses known numbers as asked', async () => {
    const school = await freshSchool();
    const file = await upload(school, sheet(nurses));
    await school.done(studentImport, { ...options, file });
    const again = { ...options, file };
    expect(await school.done(studentImport, { ...again, known: 'keep' })).toMatchObject({
      skipped: 2,
      updated: 0,
    });
    expect(await school.refused(studentImport, { ...again, known: 'refuse' })).toEqual([
      'row-number-known',
      'row-number-known',
    ]);
  });

  it('imports nothing while a row is wrong, unless wrong rows are to be left out', async () => {
    const school = await freshSchool();
    const wrong = [
      ...nurses,
      ['', '无号人', '女', '汉族', '护理系', ''],
      ['7', '怪人', '?', '', '', ''],
    ];
    const file = await upload(school, sheet(wrong));
    expect(await school.refused(studentImport, { ...options, file })).toEqual([
      'row-number-missing',
      'row-value-unknown',
    ]);
    const before = await school.listed(unitList);
    expect(before.ok && before.value.total).toBe(0);
    const skipping = { ...options, file, skipWrongRows: true };
    expect(await school.done(studentImport, skipping)).toMatchObject({
      created: 2,
      skipped: 2,
      wrongRows: [
        { code: 'row-number-missing', row: 4, column: '学号' },
        { code: 'row-value-unknown', row: 5, column: '性别' },
      ],
    });
  });

  it('makes no units unasked', async () => {
    const school = await freshSchool();
    const file = await upload(school, sheet(nurses));
    const asked = { ...options, file, createUnits: false };
    expect(await school.refused(studentImport, asked)).toEqual([
      'row-unit-unknown',
      'row-unit-unknown',
    ]);
    await school.done(unitCreate, { kind: 'department', name: '护理系', since });
    expect(await school.refused(studentImport, asked)).toEqual([
      'row-class-unknown',
      'row-class-unknown',
    ]);
  });

  it('does not make a teacher a student', async () => {
    const school = await freshSchool();
    const teacher = { kind: 'teacher', number: '2026010101', name: '何老师', since };
    await school.done(personCreate, teacher);
    const file = await upload(school, sheet(nurses));
    expect(await school.refused(studentImport, { ...options, file })).toEqual([
      'row-number-of-teacher',
    ]);
  });

  it('reads .csv, in GB18030 too', async () => {
    const school = await freshSchool();
    const gbk = Buffer.from('d1a7bac52cd0d5c3fb0a312cd5c5c8fd0a', 'hex');
    const file = await upload(school, gbk, true);
    expect(await school.done(studentImport, { ...options, file })).toMatchObject({ created: 1 });
    const page = await school.listed(personList, { search: '张三' });
    expect(page.ok && page.value.total).toBe(1);
  });

  it('refuses a file of another school, one that is none, and who may not', async () => {
    const [school, other] = [await freshSchool(), await freshSchool()];
    const file = await upload(other, sheet(nurses));
    expect(await school.refused(studentImport, { ...options, file })).toEqual(['file-unknown']);
    const unknown = createHash('sha256').update('nothing').digest('hex');
    expect(await school.refused(studentImport, { ...options, file: unknown })).toEqual([
      'file-unknown',
    ]);
    const bare = await upload(other, sheet([['甲', '乙']]));
    expect(await other.refused(studentImport, { ...options, file: bare })).toEqual([
      'file-columns-missing',
      'file-columns-missing',
    ]);
    const guide = { role: 'unit-league', unitIds: [] } as const;
    expect(await other.refused(studentImport, { ...options, file }, guide)).toEqual([
      'not-allowed',
    ]);
  });

  it('of two imports at once makes each unit and student once', async () => {
    const school = await freshSchool();
    const file = await upload(school, sheet(nurses));
    await Promise.allSettled([1, 2].map(() => school.done(studentImport, { ...options, file })));
    const people = await school.listed(personList, { filters: { kind: 'student' } });
    const units = await school.listed(unitList);
    expect([people.ok && people.value.total, units.ok && units.value.total]).toEqual([2, 3]);
  });
});
