import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from './encoding.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** 学生会 in GBK. */
const gbk = [0xd1, 0xa7, 0xc9, 0xfa, 0xbb, 0xe1];

function textOf(bytes: Uint8Array, declared: string | null = null): string {
  const result = decodeText(bytes, declared);
  return result.ok ? result.value.text : `refused ${result.error.code}`;
}

describe('decodeText', () => {
  test('reads UTF-8 with and without mark, and normalises line ends only', () => {
    expect(textOf(utf8('甲\r\n乙\r丙'))).toBe('甲\n乙\n丙');
    expect(textOf(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('甲')]))).toBe('甲');
  });

  test('reads UTF-16 of both orders, marked or not', () => {
    expect(textOf(Uint8Array.from([0xff, 0xfe, 0x66, 0x5b, 0x1f, 0x75]))).toBe('学生');
    expect(textOf(Uint8Array.from([0xfe, 0xff, 0x5b, 0x66, 0x75, 0x1f]))).toBe('学生');
    expect(textOf(Uint8Array.from([0x66, 0x5b, 0x0a, 0x00, 0x31, 0x00]))).toBe('学\n1');
  });

  test('reads GB18030 where the bytes are no UTF-8', () => {
    expect(textOf(Uint8Array.from(gbk))).toBe('学生会');
    expect(textOf(Uint8Array.from([...gbk, 0x95, 0x32, 0x82, 0x36]))).toBe('学生会\u{20000}');
  });

  test('damaged UTF-8 stays UTF-8 and says how much was replaced', () => {
    const cut = utf8('云溪学院学生会组织改革情况'.repeat(4)).slice(0, -1);
    const result = decodeText(cut);
    expect(result.ok && result.value.replaced).toBe(1);
    expect(result.ok && result.value.text.startsWith('云溪学院学生会')).toBe(true);
  });

  test('a declared encoding is believed only where it is Chinese', () => {
    expect(textOf(Uint8Array.from(gbk), 'gb2312')).toBe('学生会');
    expect(textOf(Uint8Array.from(gbk), 'iso-8859-1')).toBe('学生会');
    expect(textOf(Uint8Array.from(gbk), 'no-such-thing')).toBe('学生会');
    expect(textOf(Uint8Array.from([0xbe, 0xc7, 0xa5, 0xcd]), 'big5')).toBe('學生');
  });

  test('refuses zero bytes and noise', () => {
    expect(textOf(Uint8Array.from([0x41, 0, 0, 0, 0x42]))).toBe('refused unreadable-text');
    expect(textOf(Uint8Array.from({ length: 400 }, (_, k) => (k * 37) % 31))).toContain('refused');
  });

  test('any bytes give a result', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = decodeText(bytes);
        expect(result.ok ? 'text' in result.value : result.error.code).toBeTruthy();
      }),
    );
  });
});
