import pg from 'pg';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { backUp, codeOfRestore, contents } from '../../../../tests/operations/backups.ts';
import { asOperator } from '../door.ts';

it('carries every type of PostgreSQL exactly', async () => {
  const wide = await testDatabase();
  const into = await testDatabase();
  const types: readonly (readonly [string, readonly string[]])[] = [
    ['boolean', ['true', 'false']],
    ['smallint', ['-32768']],
    ['bigint', ['9223372036854775807']],
    ['numeric', ['123456789012345678901234567890.000000000000000000001', 'NaN', 'Infinity']],
    ['numeric(10,2)', ['0.10']],
    ['real', ['0.1', '-Infinity']],
    ['double precision', ['0.30000000000000004', 'NaN', '5e-324']],
    ['text', ['', 'null', '明章\n"引号"\\\t\u0001', '[]', '𠮷']],
    ['varchar(5)', ['一二三四五']],
    ['character(4)', ['ab']],
    ['bytea', ['\\x', '\\x00ff0a22']],
    ['date', ['0044-03-15 BC', 'infinity', '2026-02-28']],
    ['time', ['23:59:59.999999']],
    ['timetz', ['08:00:00+08']],
    ['timestamp', ['2026-09-01 08:00:00.123456']],
    ['timestamptz', ['2026-09-01 08:00:00.123456+08', '-infinity', '0001-01-01 00:00:00+00 BC']],
    ['interval', ['1 year 2 mons -3 days 04:05:06.789']],
    ['uuid', ['00000000-0000-0000-0000-000000000001']],
    ['json', ['{"b": 1,\n "a":  2}', 'null']],
    ['jsonb', ['{"n": 1.10000000000000000000001}', 'null', '"\\u0000x"'.replace('\\u0000', '')]],
    ['text[]', ['{"a,b",NULL,"\\"",""}', '{}', '[2:3]={x,y}']],
    ['integer[][]', ['{{1,2},{3,4}}']],
    ['inet', ['2001:db8::1/64']],
    ['macaddr', ['08:00:2b:01:02:03']],
    ['bit(3)', ['101']],
    ['varbit', ['10110']],
    ['point', ['(1.5,-2)']],
    ['int4range', ['[1,5)', 'empty']],
    ['tstzmultirange', ['{["2026-09-01 00:00:00+00","2026-10-01 00:00:00+00")}']],
    ['tsvector', [`'学生' 'a':1`]],
    ['xml', ['<甲>一</甲>']],
    ['mood', ['好', 'so-so']],
    ['pair', ['(1,"a ""b""")', '(,)']],
  ];
  const sql = [
    `create type mood as enum ('好', 'so-so')`,
    'create type pair as (a integer, b text)',
    ...types.map(
      ([type], index) =>
        `create table wide_${index} (k text, n integer, "V""alue" ${type}, twice text generated always as (k || k) stored, primary key (k, n))`,
    ),
    ...types.map((_, index) => `grant all on wide_${index} to mingzhang_operator`),
  ].join('; ');
  for (const { owner } of [wide, into]) {
    const client = new pg.Client(owner);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
  await asOperator(wide, async ({ client }) => {
    for (const [index, [type, values]] of types.entries())
      for (const [n, value] of [null, ...values].entries())
        await client.query(`insert into wide_${index} values ('键', ${n}, $1::text::${type})`, [
          value,
        ]);
  });
  expect(await codeOfRestore(await backUp(wide), into.owner)).toBeNull();
  const [before, after] = [await contents(wide), await contents(into)];
  expect(after).toEqual(before);
  expect(after.wide_7?.map((line) => (JSON.parse(line) as unknown[])[2])).toEqual([
    null,
    ...(types[7]?.[1] ?? []),
  ]);
});
