import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** Letters and digits that nobody takes for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Wrong codes that are let pass before the code is changed; whoever reads the console sees the new one. */
const mostFailures = 10;

/** The one-time code on the console that makes the first administrator: only who can read it runs the machine. */
export interface SetupCode {
  /** As shown: `ABCD-EFGH-JKMN`. */
  shown(): string;
  /** Whether this is the code, however it was typed; too many wrong ones change it. */
  accepts(typed: string): boolean;
  /** The code did its work: it is worth nothing any more, and a new one takes its place. */
  spend(): void;
}

function newCode(): string {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

const digest = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest();

/** Makes a code; `changed` hears of every new one, and why it came. */
export function setupCode(changed: (code: string, why: 'wrong' | 'used') => void): SetupCode {
  let code = newCode();
  let failures = 0;
  const change = (why: 'wrong' | 'used'): void => {
    failures = 0;
    code = newCode();
    changed(code, why);
  };
  return {
    shown: () => code,
    spend: () => change('used'),
    accepts: (typed) => {
      if (timingSafeEqual(digest(typed), digest(code))) return true;
      failures += 1;
      if (failures >= mostFailures) change('wrong');
      return false;
    },
  };
}
