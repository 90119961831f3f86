import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../../../../engines/ballots/bytes.ts';

/** The script a page of voting loads: the one module or script with an address on this server. */
export function scriptOf(html: string, address: string): string | null {
  const found = [...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"[^>]*>/g)].map(
    (match) => match[1] ?? '',
  );
  const [only] = found;
  return found.length === 1 && only !== undefined ? new URL(only, address).href : null;
}

/**
 * Fetches the ballot page as a phone would and answers the hash of its script in hexadecimal (V23); null where no page
 * with one script is served there. Without cookies, so that the server cannot tell an observer from a delegate by them.
 */
export async function servedHash(address: string): Promise<string | null> {
  const asked = { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;
  const page = await fetch(address, asked);
  if (!page.ok) return null;
  const script = scriptOf(await page.text(), address);
  if (script === null) return null;
  const served = await fetch(script, asked);
  return served.ok ? toHex(sha256(new Uint8Array(await served.arrayBuffer()))) : null;
}
