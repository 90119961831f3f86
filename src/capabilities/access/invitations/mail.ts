import { createTransport, type Transporter } from 'nodemailer';
import { secondsAfter, type Instant } from '../../../kernel/instant.ts';
import { say, type Language } from '../../../kernel/words.ts';
import { accessWordsEn } from '../words.en.ts';
import { accessWordsZh } from '../words.zh.ts';
import type { Letter } from './actions.ts';

/** How mail is sent: `smtp://…` or `smtps://…` with user and password where needed, and the sender's address. */
export interface MailSettings {
  readonly url: string;
  readonly from: string;
}

/** Milliseconds for each step of handing a mail over. */
const patience = 10_000;

const words = (language: Language) => (language === 'zh' ? accessWordsZh : accessWordsEn);

/** A moment as people in China read it, to the minute. */
const inChina = (instant: Instant): string =>
  secondsAfter(instant, 8 * 3600)
    .slice(0, 16)
    .replace('T', ' ');

/** What a mail with a code says. `link` is the page where the code is typed; empty where nobody knows the address. */
export function letterText(
  letter: Letter,
  { school, link }: { readonly school: string; readonly link: string | null },
): { readonly subject: string; readonly text: string } {
  const own = words(letter.language);
  const { number, code } = letter;
  const values = { school, number, code, until: inChina(letter.until), link: link ?? '' };
  return {
    subject: say(own, 'mail.subject', values),
    text: say(own, link === null ? 'mail.text' : 'mail.text-with-link', values),
  };
}

/** Hands one mail over. Rejects where the server does not take it; the message of that error may name the receiver. */
export async function sendMail(
  { url, from }: MailSettings,
  mail: { readonly to: string; readonly subject: string; readonly text: string },
): Promise<void> {
  const transport: Transporter = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  try {
    await transport.sendMail({ from, ...mail });
  } finally {
    transport.close();
  }
}
