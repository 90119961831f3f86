import { plainText } from './escape.ts';
import type { Paper } from './paper.ts';

/** Where somebody signs by hand: who, room for the hand, and the day. */
export interface SignatureLine {
  readonly signer: string;
  readonly room: string;
  readonly day: string;
}

const rooms = {
  'zh-CN': { after: '：', room: '＿'.repeat(10), day: '　　　　年　　月　　日' },
  en: { after: ': ', room: '_'.repeat(24), day: '  Date: ____________' },
} as const;

/** The line on which a signer of a paper signs. */
export function signatureLine(signer: string, language: Paper['language']): SignatureLine {
  const { after, room, day } = rooms[language];
  return { signer: `${plainText(signer)}${after}`, room, day };
}
