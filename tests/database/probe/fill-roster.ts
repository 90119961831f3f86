import { createHash } from 'node:crypto';
import writeExcelFile from 'write-excel-file/node';
import { putAttachment } from '../../../src/engines/storage/attachments.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import { now } from './calls.ts';
import { since, type Make, type UnitIds } from './fill-unit.ts';

/** What a school's rosters have: a list as a file, a collection, and requests to its units. */
export interface RosterIds {
  /** SHA-256 of a roster that only this school has. */
  readonly rosterFile: string;
  readonly collection: Uuid;
  /** Of the first unit: sent in, to be taken over or sent back. Of the second: not sent, with lines. */
  readonly sentRequest: Uuid;
  readonly openRequest: Uuid;
  /** The link of the second unit. */
  readonly token: string;
  /** A person whose number is not known. */
  readonly provisional: Uuid;
}

const year = { span: 'year', academicYear: 2025 } as const;

/** A line as a unit sends it, or as a file says it. */
const line = (name: string) => ({
  row: 3,
  cells: {
    name,
    status: '共青团员',
    post: '主席',
    department: '主席团',
    rank: '2/40',
    failed: '否',
  },
});

async function keepRoster(database: Database, id: SchoolId, mark: string): Promise<string> {
  const rows = [
    ['姓名', '政治面貌', '部门', '职务', '学习成绩排名'],
    [`${mark}同学`, '共青团员', '主席团', '副主席', '2/40'],
  ];
  const data = rows.map((row) => row.map((value) => ({ value, type: String })));
  const content = await writeExcelFile(data as never, { sheet: mark }).toBuffer();
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const put = await withSchool(database, id, (tx) =>
    putAttachment(tx, { name: `${mark}.xlsx`, type, content, at: now }),
  );
  if (!put.ok) throw new Error(JSON.stringify(put.error));
  return put.value.sha256;
}

/** Gives the rows of both units standings and statuses, and brings requests to where they can be decided. */
export async function fillRoster(
  make: Make,
  { database, id, mark, slug }: { database: Database; id: SchoolId; mark: string; slug: string },
  units: readonly UnitIds[],
): Promise<RosterIds> {
  for (const unit of units) {
    const row = { personId: unit.serving, bodyId: unit.union, revision: 1, ...year };
    await make('roster.edit', { ...row, rank: '3/40', failed: false, activist: true });
    await make('roster.edit', {
      ...{ ...row, revision: 2, status: 'league-member' },
    });
    await make('roster.edit', {
      ...{ ...row, revision: 3, status: 'probationary-party-member', statusSince: '2026-10-01' },
    });
    await make('roster.choose-span', { bodyId: unit.union, span: 'year' });
  }
  const provisional = await make('person.create', {
    ...{ kind: 'student', number: '暂-00000001', name: `${mark}新同学`, since, grade: 2026 },
  });
  const collection = await make('collection.begin', {
    ...{ title: `秋季名单${mark}`, since: '2026-09-01', due: '2026-11-25', ...year },
  });
  const token = createHash('sha256').update(`${slug} link`).digest('base64url');
  const hash = createHash('sha256').update(token).digest();
  const requests = await withSchool(database, id, async ({ client }) => {
    const lines = JSON.stringify([line(`${mark}某人`)]);
    await client.query(
      `update collection_request set lines = $2, state = case when body_id = $3 then 'sent' else 'open' end,
        token_hash = case when body_id = $4 then $5 else token_hash end where school_id = $1`,
      [id, lines, units[0]?.union, units[1]?.union, hash],
    );
    const { rows } = await client.query<{ id: Uuid; body_id: Uuid }>(
      'select id, body_id from collection_request where school_id = $1',
      [id],
    );
    return new Map(rows.map((row) => [row.body_id, row.id]));
  });
  const request = (unit: UnitIds | undefined): Uuid => {
    const found = unit && requests.get(unit.union);
    if (!found) throw new Error('a unit was not asked');
    return found;
  };
  return {
    ...{ collection, provisional, token, rosterFile: await keepRoster(database, id, mark) },
    sentRequest: request(units[0]),
    openRequest: request(units[1]),
  };
}

/** The line that shapes send. */
export const rosterLine = line('新名');
