import { storageWordsEn } from '../../engines/storage/words.en.ts';
import { storageWordsZh } from '../../engines/storage/words.zh.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { say } from '../../kernel/words.ts';
import { serverWordsEn } from './words.en.ts';
import { serverWordsZh } from './words.zh.ts';

type Values = Readonly<Record<string, string | number>>;

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** Says something to whoever started the server, in both languages. */
export function tell(key: string, values: Values = {}): void {
  out(`${say(serverWordsZh, key, values)}\n${say(serverWordsEn, key, values)}`);
}

/** Says what is wrong, in both languages. */
export function warn(key: string, values: Values = {}): void {
  complain(`${say(serverWordsZh, key, values)}\n${say(serverWordsEn, key, values)}`);
}

/** Says why storage refused, and the way out, in both languages. */
export function tellRefusal({ code, values }: Refusal): void {
  for (const words of [storageWordsZh, storageWordsEn])
    complain(
      `  ${say(words, `refusal.${code}`, values)}\n  ${say(words, `refusal.${code}.way`, values)}`,
    );
}

/** A line as it is. */
export const line = out;
