import { asc, desc, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { initialsPattern, pinyinTerm } from './name-key.ts';

/** Finds a name by part of it, by the beginning of its pinyin or by its initials. */
export function namedLike(
  { name, key }: { readonly name: AnyPgColumn; readonly key: AnyPgColumn },
  term: string,
): SQL {
  const ways = [sql`position(lower(${term}) in lower(${name})) > 0`];
  const letters = pinyinTerm(term);
  if (letters !== null) ways.push(sql`starts_with(replace(${key}, ' ', ''), ${letters})`);
  const initials = initialsPattern(term);
  if (initials !== null) ways.push(sql`${key} ~ ${initials}`);
  return sql`(${sql.join(ways, sql` or `)})`;
}

/** A pinyin key in the order of its letters, whatever the database's collation. */
export const byKey = (key: AnyPgColumn): SQL => sql`${key} collate "C"`;

/** The order of a list: by the wanted column, unknown last, and by `id` where equal, so that pages never overlap. */
export function ordered(
  by: AnyPgColumn | SQL,
  id: AnyPgColumn | SQL,
  descending: boolean,
): readonly SQL[] {
  return [sql`${descending ? desc(by) : asc(by)} nulls last`, asc(id)];
}
