import { canonicalJson, type Json } from '../../kernel/json.ts';
import { textOf } from './bytes.ts';

/** A half of a surrogate pair, as JSON writes it. */
const loneSurrogate = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/;

/**
 * The value of canonical JSON (docs/ballot-protocol.md, section 2); null for everything that is spelled otherwise: white
 * space, keys out of order or twice, numbers or strings written another way, half a surrogate pair, bytes that are not
 * UTF-8, or a depth no stack can hold. What null itself is written as is null too.
 */
export function readCanonical(bytes: Uint8Array): Json {
  const text = textOf(bytes);
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text && !loneSurrogate.test(text) ? value : null;
  } catch {
    return null;
  }
}
