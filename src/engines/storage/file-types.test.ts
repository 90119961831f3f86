import { expect, test } from 'vitest';
import { fitsType } from './file-types.ts';

const magic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const named = (...names: readonly string[]): Buffer =>
  Buffer.concat([magic, Buffer.alloc(504), ...names.map((name) => Buffer.from(name, 'utf16le'))]);

test('a document of the old Word is kept, but not with macros, nor anything else under its name', () => {
  expect(fitsType(named('WordDocument'), 'application/msword')).toBe(true);
  expect(fitsType(named('WordDocument', '_VBA_PROJECT'), 'application/msword')).toBe(false);
  expect(fitsType(named('Workbook'), 'application/msword')).toBe(false);
  expect(fitsType(Buffer.from('WordDocument', 'utf16le'), 'application/msword')).toBe(false);
});
