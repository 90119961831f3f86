import { expect, it } from 'vitest';
import { tellable, tellableRows } from './answer-panel.tsx';

const id = '01a1fd6a-cdc8-7242-b03e-1571c23cb0da';

it('tells words and figures, no ids', () => {
  expect(tellable({ id, code: 'ab3de-fg4hj', rows: 12, none: '' })).toEqual([
    { name: 'code', text: 'ab3de-fg4hj', figure: false },
    { name: 'rows', text: '12', figure: true },
  ]);
});

it('makes a table of rows to hand out', () => {
  const slips = [
    { id, name: '安澜', number: '2025001', code: 'ab3de-fg4hj' },
    { id, name: '白岸', number: '2025002', code: 'km5np-qr6st' },
  ];
  expect(tellableRows({ slips, until: '2026-09-04', left: [] })).toEqual([
    {
      name: 'slips',
      columns: ['name', 'number', 'code'],
      rows: slips.map(({ name, number, code }) => ({ name, number, code })),
    },
  ]);
});

it('makes a column of plain words', () => {
  expect(tellableRows({ codes: ['ab3de-fg4hj', 'km5np-qr6st'] })).toEqual([
    {
      name: 'codes',
      columns: ['codes'],
      rows: [{ codes: 'ab3de-fg4hj' }, { codes: 'km5np-qr6st' }],
    },
  ]);
});
