import { plainText } from './escape.ts';
import type { Paper } from './paper.ts';

/** So many Chinese characters of 小四 stand in a line of an upright page. */
const wholeLine = 36;

/** Where somebody signs by hand: who, room for the hand, and the day. */
export interface SignatureLine {
  /** Whether all of it stands in one line; else the day has the next one. */
  readonly short: boolean;
  readonly signer: string;
  readonly room: string;
  readonly day: string;
}

const rooms = {
  'zh-CN': { after: '：', room: '＿'.repeat(10), day: '　　　　年　　月　　日', letters: 1 },
  en: { after: ': ', room: '_'.repeat(24), day: '  Date: ____________', letters: 2 },
} as const;

/** The line on which a signer of a paper signs. */
export function signatureLine(signer: string, language: Paper['language']): SignatureLine {
  const { after, room, day, letters } = rooms[language];
  const who = `${plainText(signer)}${after}`;
  const long = who.length + room.length + day.length;
  return { short: long <= wholeLine * letters, signer: who, room, day };
}
