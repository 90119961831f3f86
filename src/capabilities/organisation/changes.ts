import type { Json } from '../../kernel/json.ts';

type Row = Readonly<Record<string, Json | undefined>>;

/** The fields of `wanted` that are named and differ from `row`. */
export function changedOf<T extends object>(row: T, wanted: Partial<T>): Partial<T> {
  const entries = Object.entries(wanted).filter(
    ([field, value]) => value !== undefined && value !== row[field as keyof T],
  );
  return Object.fromEntries(entries) as Partial<T>;
}

/** What the journal keeps of an update: the changed fields as they were and as they are. */
export function journaled<T extends object>(
  row: T,
  changed: Partial<T>,
): { readonly before: Json; readonly after: Json } {
  const was = Object.fromEntries(
    Object.keys(changed).map((field) => [field, row[field as keyof T]]),
  );
  return { before: was as Row as Json, after: changed as Row as Json };
}

/** A row as the journal keeps it: without the tenant, which the entry names, and without the derived sorting key. */
export function kept<T extends object>(row: T): Json {
  const {
    schoolId: _school,
    nameKey: _key,
    ...rest
  } = row as T & {
    schoolId?: unknown;
    nameKey?: unknown;
  };
  return rest as unknown as Json;
}
