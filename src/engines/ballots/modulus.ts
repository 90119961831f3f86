const lengths = [256, 384, 512];

/**
 * Whether bytes are an RSA modulus as a setup names it: exactly 2048, 3072 or 4096 bits, odd. Nothing is said about its
 * factors: whoever made it may know a bad one, and harms only the tokens that it signs.
 */
export function isModulus(bytes: Uint8Array): boolean {
  return (
    lengths.includes(bytes.length) &&
    (bytes[0] ?? 0) >= 0x80 &&
    (bytes[bytes.length - 1] ?? 0) % 2 === 1
  );
}
