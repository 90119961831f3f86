import { expect, it } from 'vitest';
import { exportWords } from './export-words.ts';

const journal = { room: 'workbench', name: 'journal.list' };

it('tells verbs and things of every room in the journal that is exported', () => {
  expect(exportWords('zh', journal, 'verb.unit.create')).toBe('新增单位');
  expect(exportWords('en', journal, 'verb.unit.create')).toBe('Add a unit');
  expect(exportWords('zh', journal, 'thing.body')).toBe('机构');
  expect(exportWords('zh', journal, 'field.password')).toBeNull();
  expect(exportWords('en', journal, 'true')).toBe('Yes');
});
