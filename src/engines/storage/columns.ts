import { customType, date, uuid } from 'drizzle-orm/pg-core';
import type { Day } from '../../kernel/day.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import { instantOf, type Instant } from '../../kernel/instant.ts';
import type { Json } from '../../kernel/json.ts';

/** The tenant column: first in every key of every tenant table, and named in every query. */
export const schoolColumn = () => uuid('school_id').$type<SchoolId>().notNull();

/** A UUID made by the application (version 7, so that keys grow with time). */
export const id = (name: string) => uuid(name).$type<Uuid>();

/** A calendar day as `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' }).$type<Day>();

const instantType = customType<{ data: Instant; driverData: string | Date }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => instantOf(new Date(value)),
});

/** A moment, `timestamptz` in the database, an ISO string in UTC here. */
export const instant = (name: string) => instantType(name);

/** Raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** jsonb as it is: Drizzle's own type reads the stored text "12" as the number 12. */
export const json = customType<{ data: Json; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => value as Json,
});
