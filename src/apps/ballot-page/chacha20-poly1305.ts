/**
 * ChaCha20-Poly1305 (RFC 8439) as this page needs it: without additional data, ballots of a few hundred bytes. It stands
 * in for the library's, which is made for speed and takes a tenth of what a page for phones may weigh; tests hold the two
 * against each other. The contract is the library's: `decrypt` throws where the tag does not fit.
 */

const words = (bytes: Uint8Array): number[] =>
  Array.from({ length: bytes.length / 4 }, (_, at) =>
    new DataView(bytes.buffer, bytes.byteOffset).getUint32(at * 4, true),
  );

const turn = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** Section 2.1, on four places of a state. */
function quarter(s: Uint32Array, a: number, b: number, c: number, d: number): void {
  const step = (into: number, from: number, out: number, by: number): void => {
    s[into] = (s[into] ?? 0) + (s[from] ?? 0);
    s[out] = turn((s[out] ?? 0) ^ (s[into] ?? 0), by);
  };
  step(a, b, d, 16);
  step(c, d, b, 12);
  step(a, b, d, 8);
  step(c, d, b, 7);
}

/** Section 2.3: the block of a counter, 64 bytes. */
function block(key: Uint8Array, nonce: Uint8Array, counter: number): Uint8Array {
  const start = [
    ...[0x61707865, 0x3320646e, 0x79622d32, 0x6b206574],
    ...words(key),
    counter,
    ...words(nonce),
  ];
  const s = Uint32Array.from(start);
  for (let round = 0; round < 10; round += 1) {
    for (let at = 0; at < 4; at += 1) quarter(s, at, at + 4, at + 8, at + 12);
    for (let at = 0; at < 4; at += 1)
      quarter(s, at, 4 + ((at + 1) % 4), 8 + ((at + 2) % 4), 12 + ((at + 3) % 4));
  }
  const out = new DataView(new ArrayBuffer(64));
  for (const [at, value] of start.entries()) out.setUint32(at * 4, (s[at] ?? 0) + value, true);
  return new Uint8Array(out.buffer);
}

/** Section 2.4, from the block after the one that makes the key of the tag. */
function cipher(key: Uint8Array, nonce: Uint8Array, text: Uint8Array): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let from = 0; from < text.length; from += 64) {
    const pad = block(key, nonce, 1 + from / 64);
    for (let at = from; at < Math.min(text.length, from + 64); at += 1)
      out[at] = (text[at] ?? 0) ^ (pad[at - from] ?? 0);
  }
  return out;
}

/** A number of bytes, the least significant first. */
const numberOf = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** Sections 2.5 and 2.8: the tag of a ciphertext, 16 bytes. */
function tagOf(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array {
  const once = block(key, nonce, 0);
  const r = numberOf(once.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  const padded = new Uint8Array(Math.ceil(sealed.length / 16) * 16 + 16);
  padded.set(sealed);
  new DataView(padded.buffer).setUint32(padded.length - 8, sealed.length, true);
  let sum = 0n;
  for (let at = 0; at < padded.length; at += 16)
    sum = ((sum + numberOf(padded.subarray(at, at + 16)) + (1n << 128n)) * r) % ((1n << 130n) - 5n);
  sum += numberOf(once.subarray(16, 32));
  return Uint8Array.from({ length: 16 }, (_, at) => Number((sum >> BigInt(8 * at)) & 255n));
}

/** Seals and opens under a key of 32 bytes and a nonce of 12; the tag stands at the end. */
export function chacha20poly1305(key: Uint8Array, nonce: Uint8Array) {
  return {
    encrypt(plain: Uint8Array): Uint8Array {
      const sealed = cipher(key, nonce, plain);
      const out = new Uint8Array(plain.length + 16);
      out.set(sealed);
      out.set(tagOf(key, nonce, sealed), plain.length);
      return out;
    },
    decrypt(whole: Uint8Array): Uint8Array {
      const sealed = whole.subarray(0, -16);
      const tag = tagOf(key, nonce, sealed);
      if (whole.length < 16 || tag.some((byte, at) => byte !== whole[sealed.length + at]))
        throw new Error('tag');
      return cipher(key, nonce, sealed);
    },
  };
}
