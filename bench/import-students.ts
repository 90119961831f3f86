import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import { uuidv7 } from 'uuidv7';
import writeExcel from 'write-excel-file/node';
import { foundSchool } from '../src/capabilities/organisation/founding.ts';
import { studentImport } from '../src/capabilities/organisation/students/actions.ts';
import { studentColumns } from '../src/capabilities/organisation/students/columns.ts';
import { studentFileTypes } from '../src/capabilities/organisation/students/student-file.ts';
import { act, type RunnerParts } from '../src/engines/actions/runner.ts';
import { putAttachment } from '../src/engines/storage/attachments.ts';
import { openDatabase, type Database } from '../src/engines/storage/database.ts';
import { withSchool } from '../src/engines/storage/door.ts';
import { migrate, readMigrations } from '../src/engines/storage/migrate.ts';
import { schoolId, type SchoolId, type Uuid } from '../src/kernel/id.ts';
import { instantOf } from '../src/kernel/instant.ts';
import { startOwnServer } from '../tests/database/own-server.ts';
import { packageRoot, rounded, say, type BenchResult } from './bench-result.ts';

const students = 10_000;
const rounds = 7;
const surnames = [...'林江何沈郑冯梁曾欧唐许邓萧韩曹彭吕苏卢蒋'];
const given = [...'小舟雨晴明远思齐文博嘉怡子涵浩然静宁安琪子轩若曦一诺梓萱俊杰'];

/** One invented student, the same for the same place. */
function studentAt(at: number): readonly string[] {
  const of = <T>(from: readonly T[], step: number): T => from[(at * step) % from.length] as T;
  const aClass = at % 250;
  const unit = `第${(aClass % 9) + 1}系`;
  return [
    `2026${String(at).padStart(6, '0')}`,
    `${of(surnames, 7)}${of(given, 11)}${of(given, 13)}`,
    of(['男', '女'], 1),
    of(['汉族', '汉族', '汉族', '回族', '蒙古族', '壮族'], 5),
    of(['共青团员', '群众', '中共预备党员', '共青团员'], 3),
    of(['大专', '中专'], 7),
    of(['护理', '计算机应用技术', '机电一体化', '会计'], 3),
    of(['2024', '2025', '2026'], 1),
    unit,
    `${unit}${aClass + 1}班`,
    '全日制',
    '中国',
  ];
}

async function workbook(): Promise<Buffer> {
  const rows = [
    studentColumns.map(({ zh }) => zh),
    ...Array.from({ length: students }, (_, at) => studentAt(at)),
  ];
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcel(cells).toBuffer();
}

async function found(database: Database, slug: string, content: Buffer) {
  const school = schoolId(randomUUID());
  const now = instantOf(new Date());
  const sha256 = await withSchool(database, school, async (tx) => {
    const founded = await foundSchool(tx, {
      slug,
      name: '测量学院',
      demo: false,
      administrator: { number: 'T1', name: '测量' },
      names: { administration: '系统管理', administrator: '管理员' },
      now,
      newId: () => uuidv7() as Uuid,
    });
    const type = studentFileTypes[0];
    const kept = await putAttachment(tx, { name: '名单.xlsx', type, content, at: now });
    if (!founded.ok || !kept.ok) throw new Error('the school could not be made ready');
    return kept.value.sha256;
  });
  return { school, sha256 };
}

const timed = async (work: () => unknown): Promise<number> => {
  const since = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - since) / 1e6;
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** SheetJS reads the file into rows of text, and nothing else. */
function readAlone(content: Buffer): void {
  const book = read(content, { type: 'buffer', dense: true, cellHTML: false, cellFormula: false });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  const rows = sheet ? utils.sheet_to_json(sheet, { header: 1, raw: false }) : [];
  if (rows.length !== students + 1) throw new Error(`read ${rows.length} rows`);
}

/**
 * The import of 10,000 students from an .xlsx (reading, checking, 9 units and 250 classes, every student written and
 * journaled in one transaction, fsync on) as a multiple of the time SheetJS takes to read the same file. By turns.
 */
export async function run(): Promise<BenchResult> {
  const server = await startOwnServer({ fsync: true });
  const settings = { host: server.host, user: 'owner', database: 'postgres' };
  await migrate(settings, await readMigrations(path.join(packageRoot(), 'migrations')));
  const database = openDatabase(settings);
  const parts: RunnerParts = {
    database,
    clock: () => instantOf(new Date()),
    standing: async () => null,
  };
  try {
    const content = await workbook();
    const importing = async (school: SchoolId, file: string): Promise<void> => {
      const outcome = await act(parts, studentImport, {
        schoolId: school,
        credential: { kind: 'operator' },
        capacityId: null,
        key: randomUUID() as Uuid,
        input: {
          file,
          known: 'update',
          skipWrongRows: false,
          createUnits: true,
          since: '2026-09-01',
        },
      });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error[0]));
      const { created, unchanged } = outcome.value;
      if (created + unchanged !== students) throw new Error('not every student was imported');
    };
    const times = { ours: [] as number[], again: [] as number[], reading: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const { school, sha256 } = await found(database, `school-${round}`, content);
      const reading = await timed(() => readAlone(content));
      const ours = await timed(() => importing(school, sha256));
      const again = await timed(() => importing(school, sha256));
      // The first round warms everything up.
      if (round === 0) continue;
      times.ours.push(ours);
      times.again.push(again);
      times.reading.push(reading);
    }
    const [ours, reading] = [median(times.ours), median(times.reading)];
    say(
      `${students} students, ${rounded(content.length / 1024, 0)} kB, medians of ${rounds} rounds:`,
    );
    say(`  import ${rounded(ours, 0)} ms, reading alone ${rounded(reading, 0)} ms`);
    say(`  the same file again (nothing changes) ${rounded(median(times.again), 0)} ms`);
    return {
      bench: 'import-students',
      ratio: rounded(ours / reading),
      ours: rounded(ours, 0),
      reference: rounded(reading, 0),
      unit: 'ms',
      what: 'import of 10,000 students from .xlsx as a multiple of reading the file alone',
    };
  } finally {
    await database.close();
    await server.stop();
  }
}
