import { randomUUID } from 'node:crypto';
import { tokenHash } from '../src/capabilities/access/standing.ts';
import type { Database } from '../src/engines/storage/database.ts';
import { withSchool } from '../src/engines/storage/door.ts';
import { openJournal } from '../src/engines/storage/journal/append.ts';
import { schoolId, type SchoolId } from '../src/kernel/id.ts';

/** A school with one administrator who is logged in. */
export interface Place {
  readonly school: SchoolId;
  readonly person: string;
  readonly token: string;
}

/** Founds such a school by hand, so that a bench needs no more than the tables. */
export async function found(database: Database, slug: string): Promise<Place> {
  const school = schoolId(randomUUID());
  const [person, body, post, account] = Array.from({ length: 4 }, () => randomUUID());
  const token = randomUUID();
  await withSchool(database, school, async (tx) => {
    const run = (sql: string, ...values: unknown[]) => tx.client.query(sql, [school, ...values]);
    await run(
      `insert into school (id, slug, name, demo, created_at) values ($1, $2, '测量学院', false, now())`,
      slug,
    );
    await openJournal(tx);
    await run(
      `insert into person (school_id, id, kind, number, name, name_key, since)
       values ($1, $2, 'teacher', '1', '测量', 'celiang', '2020-01-01')`,
      person,
    );
    await run(
      `insert into body (school_id, id, kind, name, name_key, since)
       values ($1, $2, 'administration', '系统管理', 'xitongguanli', '2020-01-01')`,
      body,
    );
    await run(
      `insert into post (school_id, id, body_id, kind, name, since)
       values ($1, $2, $3, 'administrator', '管理员', '2020-01-01')`,
      post,
      body,
    );
    await run(
      `insert into appointment (school_id, id, post_id, person_id, since, basis)
       values ($1, $2, $3, $4, '2020-01-01', 'appointed')`,
      randomUUID(),
      post,
      person,
    );
    await run(
      'insert into account (school_id, id, person_id, created_at) values ($1, $2, $3, now())',
      account,
      person,
    );
    await run(
      `insert into session (school_id, id, token_hash, account_id, method, created_at, expires_at)
       values ($1, $2, $3, $4, 'password', now(), now() + interval '1 day')`,
      randomUUID(),
      tokenHash(token),
      account,
    );
  });
  return { school, person: person ?? '', token };
}
