import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import {
  openDatabase,
  type ConnectionSettings,
  type Database,
} from '../../src/engines/storage/database.ts';
import { withSchool } from '../../src/engines/storage/door.ts';
import { openJournal } from '../../src/engines/storage/journal/append.ts';
import { schoolId, type SchoolId } from '../../src/kernel/id.ts';

async function command(text: string): Promise<void> {
  const client = new pg.Client({ host: inject('postgres'), user: 'owner', database: 'postgres' });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** A database of this test file's own on a real PostgreSQL, migrated; dropped when the file is done. */
export async function testDatabase(
  options: { readonly connections?: number } = {},
): Promise<Database & { readonly owner: ConnectionSettings }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await command(`create database ${name} template template_school`);
  const owner = { host: inject('postgres'), user: 'owner', database: name };
  const database = openDatabase(owner, options);
  afterAll(async () => {
    await database.close();
    await command(`drop database ${name} with (force)`);
  });
  return { ...database, owner };
}

/** A new school with an open journal and nothing else. */
export async function testSchool(database: Database, slug: string): Promise<SchoolId> {
  const id = schoolId(randomUUID());
  await withSchool(database, id, async (tx) => {
    await tx.client.query(
      `insert into school (id, slug, name, demo, created_at) values ($1, $2, $3, false, now())`,
      [id, slug, `测试学校${slug}`],
    );
    await openJournal(tx);
  });
  return id;
}
