import { Secret, TOTP } from 'otpauth';
import { millisecondsOf, type Instant } from '../../../kernel/instant.ts';

/** What every authenticator understands (RFC 6238 with HMAC-SHA-1, six digits, half a minute). */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** One step early or late is taken, for clocks that are a little off (RFC 6238, 5.2). */
const window = 1;

/** A new secret of 160 bits in base 32, as an authenticator shows it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address an authenticator reads from a picture: who (`school/number`) and where (the product). */
export function totpAddress(
  secret: string,
  { school, number }: { readonly school: string; readonly number: string },
): string {
  return new TOTP({
    ...shape,
    issuer: 'Mingzhang',
    label: `${school}/${number}`,
    secret: Secret.fromBase32(secret),
  }).toString();
}

/** Which half minute since 1970 a code belongs to, or null for a wrong code. Each step is taken once by the caller. */
export function stepOfCode(secret: string, typed: string, now: Instant): number | null {
  const token = typed.normalize('NFKC').replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = millisecondsOf(now);
  const totp = new TOTP({ ...shape, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1000 / shape.period) + delta;
}
