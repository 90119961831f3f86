import { expect, it } from 'vitest';
import { writeText } from '../../../engines/documents/paper/write-text.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { handoverPaper } from './papers.ts';
import type { ShownHandover } from './reads.ts';

const end = (name: string, postName: string): ShownHandover['giver'] => ({
  ...{ id: name as Uuid, personId: name as Uuid, bodyId: 'b' as Uuid, name, postName },
  ...{ since: '2025-09-01' as Day, until: null },
});
const shown: ShownHandover = {
  ...{ id: 'h' as Uuid, bodyId: 'b' as Uuid, bodyName: '示例学院学生会', unitId: null },
  ...{ version: 2, sealedAt: null, day: '2026-09-01' as Day },
  ...{ giver: end('何同学', '主席'), taker: end('吕同学', '主席') },
  ...{ note: null, writtenAt: '2026-09-01T02:00:00.000Z' as Instant },
  items: [
    { kind: 'money', name: '活动经费', quantity: null, cents: 123_45, note: null },
    { kind: 'money', name: '备用金', quantity: null, cents: 5, note: '零钱' },
    { kind: 'seal', name: '印章', quantity: 1, cents: null, note: null },
  ],
  signatures: [{ side: 'taker', signedAt: '2026-09-01T16:30:00.000Z' as Instant }],
};

it('prints every item, the money in all to the 分, and who has signed by China’s clock', () => {
  const text = writeText(handoverPaper(shown, 'zh'));
  for (const said of [
    '示例学院学生会交接清单',
    '123.45',
    '0.05',
    '123.50',
    '零钱',
    '移交人：何同学',
  ])
    expect(text).toContain(said);
  expect(text).toContain('接收人吕同学已于 2026-09-02 00:30 在系统中签署。');
  expect(text).not.toContain('移交人何同学已于');
});

it('speaks English, and has no sum where there is no money', () => {
  const items = shown.items.slice(2);
  const text = writeText(handoverPaper({ ...shown, items, note: 'Keys later' }, 'en'));
  expect(text).toContain('Handover list of 示例学院学生会');
  expect(text).toContain('Remark: Keys later');
  expect(text).not.toContain('Money in all');
});
