import { expect, it } from 'vitest';
import { diffOf } from './entry-diff.ts';

it('tells apart what an act changed and what stayed', () => {
  expect(
    diffOf(
      { name: '护理系', grade: null, since: '2024-09-01' },
      { name: '健康系', since: '2024-09-01' },
    ),
  ).toEqual({
    changed: [{ field: 'name', before: '护理系', after: '健康系' }],
    same: [{ field: 'since', before: '2024-09-01', after: '2024-09-01' }],
  });
});

it('shows all of what was made and all of what was removed', () => {
  expect(diffOf(null, { id: '7', name: '护理系', parentId: null }).changed).toEqual([
    { field: 'name', before: null, after: '护理系' },
  ]);
  expect(diffOf({ role: 'league' }, null).changed).toEqual([
    { field: 'role', before: 'league', after: null },
  ]);
  expect(diffOf(null, null)).toEqual({ changed: [], same: [] });
});
