import type { Database } from '../../engines/storage/database.ts';
import { asOperator, type WideTransaction } from '../../engines/storage/door.ts';
import { appendOperation } from '../../engines/storage/journal/installation.ts';
import { retry } from '../../engines/storage/retry.ts';
import { quoted } from '../../engines/storage/backup/catalogue.ts';
import { installation, type SchoolId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';

/** What was removed. */
export interface RemovedDemo {
  /** Slugs, in their order. */
  readonly schools: readonly string[];
  readonly rows: number;
}

/** A table of schools' rows, and those that must be emptied before it. */
interface Tenant {
  readonly name: string;
  readonly children: readonly string[];
}

const tenants = `select c.relname as name, coalesce((
    select array_agg(distinct child.relname::text) from pg_constraint f
    join pg_class child on child.oid = f.conrelid
    where f.contype = 'f' and f.confrelid = c.oid and f.conrelid <> c.oid), '{}') as children
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
order by c.relname collate "C"`;

/** The tables in an order in which no row is left that points at a removed one. */
function childrenFirst(tables: readonly Tenant[]): readonly string[] {
  const ordered = new Set<string>();
  let waiting = tables;
  while (waiting.length > 0) {
    const free = waiting.filter(({ children }) => children.every((child) => ordered.has(child)));
    if (free.length === 0) throw new Error('tables point at each other in a circle');
    for (const { name } of free) ordered.add(name);
    waiting = waiting.filter(({ name }) => !ordered.has(name));
  }
  return [...ordered];
}

async function remove({ client }: WideTransaction, ids: readonly SchoolId[]): Promise<number> {
  // Whoever acts in these schools now is done or waits here, and then finds no journal to write into.
  await client.query('select from journal_head where school_id = any($1) for update', [ids]);
  const { rows: tables } = await client.query<Tenant>(tenants);
  let removed = 0;
  for (const name of childrenFirst(tables)) {
    const statement = `delete from ${quoted(name)} where school_id = any($1)`;
    removed += (await client.query(statement, [ids])).rowCount ?? 0;
  }
  const { rowCount } = await client.query('delete from school where id = any($1) and demo', [ids]);
  return removed + (rowCount ?? 0);
}

/**
 * Removes every school of the demo with all its rows, journals included, and writes into the installation's journal
 * that it did; where there is none, nothing is done or written. For operations at the machine alone.
 */
export async function removeDemo(
  database: Database,
  { at, by }: { readonly at: Instant; readonly by: 'operator' | 'job' },
): Promise<RemovedDemo> {
  return retry(() =>
    asOperator(
      database,
      async (tx) => {
        const { rows: schools } = await tx.client.query<{ id: SchoolId; slug: string }>(
          'select id, slug from school where demo order by slug collate "C"',
        );
        if (schools.length === 0) return { schools: [], rows: 0 };
        const slugs = schools.map(({ slug }) => slug);
        const rows = await remove(
          tx,
          schools.map(({ id }) => id),
        );
        await appendOperation(tx, installation, {
          ...{ at, by, verb: 'demo.remove' },
          subject: { kind: 'installation', id: installation },
          before: { schools: slugs, rows },
        });
        return { schools: slugs, rows };
      },
      { isolation: 'read committed' },
    ),
  );
}
