import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeVerb } from '../../../engines/actions/description.ts';
import { rowId } from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import { appliesTo } from './row-actions.tsx';

const enable = describeVerb(
  defineAction({
    name: 'account.enable',
    room: 'access',
    may: [],
    refuses: [],
    offered: { state: ['disabled'], until: [null] },
    input: z.object({ accountId: rowId() }),
    run: () => Promise.reject(new Error('never run')),
  }) as never,
);

it('offers an action on the rows it makes sense for, and on rows that do not tell', () => {
  expect(appliesTo(enable, { state: 'disabled', until: null })).toBe(true);
  expect(appliesTo(enable, { state: 'active', until: null })).toBe(false);
  expect(appliesTo(enable, { state: 'disabled', until: '2026-09-01' })).toBe(false);
  expect(appliesTo(enable, { name: '护理系' })).toBe(true);
});
