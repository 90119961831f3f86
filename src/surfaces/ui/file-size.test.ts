import { expect, it } from 'vitest';
import { fileSize } from './file-size.ts';

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [1025, '2 KB'],
  [1024 * 1024, '1 MB'],
  [1024 * 1024 + 1, '1.1 MB'],
  [20 * 1024 * 1024, '20 MB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text);
});
