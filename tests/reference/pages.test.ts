import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  inventoryPage,
  personalFields,
  storedTables,
} from '../../scripts/reference/inventory-page.ts';
import { permissionsPage, reachOf } from '../../scripts/reference/permissions-page.ts';
import { referenceSource, root, type ReferenceSource } from '../../scripts/reference/source.ts';
import { commandOf, routeOf, verbsPage } from '../../scripts/reference/verbs-page.ts';
import { allVerbs } from '../../src/apps/server/all-verbs.ts';
import { sampleWorld } from '../../src/surfaces/cli/samples/sample-verbs.ts';

const real = await referenceSource(allVerbs);
const sample: ReferenceSource = {
  ...real,
  verbs: sampleWorld.verbs,
  rooms: { sample: await sampleWorld.wordsOf('sample') },
  roles: await sampleWorld.roles(),
};
const verb = (name: string) => {
  const found = sample.verbs.find((one) => one.name === name);
  if (!found) throw new Error(`no sample verb ${name}`);
  return found;
};

describe('the pages of the sample verbs', () => {
  test('give each verb its route and its command', () => {
    expect(routeOf(verb('unit.create'))).toBe('POST /api/{school}/unit.create');
    expect(commandOf(verb('unit.create'))).toBe('mingzhang unit create --name … --kind …');
    expect(commandOf(verb('account.invite'))).toBe('mingzhang account invite');
  });

  test('say of each field its label, kind, limits and need', () => {
    const page = verbsPage(sample);
    expect(page).toContain('### `unit.create` 新增单位 · Create a unit');
    expect(page).toContain(
      '| `name` | 名称 · name | text; 1 至 40 字 · 1 to 40 characters | 必填 · required |',
    );
    expect(page).toContain('`department` 系 · department; `college` 二级学院 · college');
    expect(page).toContain('list of reference → person; 1 至 3 个 · 1 to 3 of them');
    expect(page).toContain('- `name-taken`: 已有叫“…”的单位。 · There is a unit named “…”.');
  });

  test('say how far each role reaches', () => {
    expect(reachOf(verb('unit.create'), 'administrator')).toBe('school');
    expect(reachOf(verb('unit.create'), 'unit-league')).toBe('unit');
    expect(reachOf(verb('unit.create'), 'staff')).toBe('');
    expect(permissionsPage(sample)).toMatch(/\| `unit\.read` 查看单位 \|.*\| school \|\n/);
  });

  test('list each personal field with its reason and where it is', () => {
    expect(personalFields(sample)).toEqual([
      {
        room: 'sample',
        name: 'number',
        why: 'sample',
        taken: [],
        shown: ['person.list'],
        label: '学号 · number',
      },
    ]);
    expect(inventoryPage(sample)).toContain(
      '| `number` | 学号 · number | sample |  | `person.list` |',
    );
  });
});

describe('the tables', () => {
  test('are read out of the migrations with comment, columns and rights', () => {
    const sql = [
      '-- What was\n-- done.\ncreate table entry (\n  school_id uuid not null,\n  person_id uuid,\n  primary key (school_id)\n);',
      "select make_tenant_table('entry', 'select, insert');\nalter table entry add column late text;",
    ];
    expect(storedTables(sql)).toEqual([
      {
        name: 'entry',
        comment: 'What was done.',
        columns: ['school_id', 'person_id', 'late'],
        rights: 'select, insert',
      },
    ]);
  });

  test('of the product are all found', () => {
    const all = real.migrations.join('\n').match(/create table \w+/g)?.length;
    expect(storedTables(real.migrations)).toHaveLength(all ?? 0);
    const page = readFileSync(path.join(root, 'docs/reference/data-inventory.md'), 'utf8');
    expect(page).toContain(
      '- `journal_entry` (记着某个人 · names a person; select, insert): What was done',
    );
    expect(page).toContain('- `unit` (select, insert, update, delete)');
  });
});
