import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerAddress } from './caller-address.ts';

const socket = '10.0.0.9';
const from = (forwarded: string | undefined, proxies: number): string =>
  callerAddress({ forwarded, socket, proxies });

describe('the address attempts are counted by', () => {
  it.each([
    ['1.2.3.4', 0, socket],
    [undefined, 1, socket],
    ['198.51.100.7', 1, '198.51.100.7'],
    ['1.2.3.4, 198.51.100.7', 1, '198.51.100.7'],
    ['1.2.3.4, 198.51.100.7, 10.0.0.2', 2, '198.51.100.7'],
    // Came past the outer proxy: what stands there was written by whoever came.
    ['198.51.100.7', 2, socket],
    ['198.51.100.7:4711', 1, '198.51.100.7'],
    ['::ffff:198.51.100.7', 1, '198.51.100.7'],
    ['unknown', 1, socket],
    ['', 1, socket],
    ['_hidden', 1, socket],
    ['[2001:db8:0:1::5]:4711', 1, '2001:db8:0:1::/64'],
    ['2001:0db8:0:1:aaaa:bbbb:cccc:dddd', 1, '2001:db8:0:1::/64'],
    ['2001:db8::1', 1, '2001:db8:0:0::/64'],
    ['::1', 1, '0:0:0:0::/64'],
    ['fe80::1%eth0', 1, 'fe80:0:0:0::/64'],
  ])('of %s with %i proxies is %s', (forwarded, proxies, expected) => {
    expect(from(forwarded, proxies)).toBe(expected);
  });

  it('is unknown where the socket is gone', () => {
    expect(callerAddress({ forwarded: '1.2.3.4', socket: undefined, proxies: 0 })).toBe('unknown');
  });

  it('never follows what the caller wrote before the proxies did', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (forged, proxies) => {
          const own = ['198.51.100.7', '10.0.0.1', '10.0.0.2'].slice(0, proxies);
          expect(from([...forged, ...own].join(', '), proxies)).toBe('198.51.100.7');
        },
      ),
    );
  });
});
