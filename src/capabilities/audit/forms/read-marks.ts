import type { Claim } from '../model.ts';

/**
 * Reads the ticks of an item: ☑☒✓√■● against ☐□○, bracketed x, check boxes of HTML left in the text, and
 * the bare letters of Wingdings 2 (R and T ticked, £ and * empty). Which box belongs to which word follows
 * from whether the first box stands before or after its word. Lost, double or missing ticks are unreadable.
 */
type Token = 'ticked' | 'crossed' | 'empty' | 'yes' | 'no';

const pattern =
  /<input[^>]*>|[☑☒✓✔√■●◉◼⬛✅🗹🗵×✕✗❌]|[[(【〔](?:x|✓|✔|√|v|✕|×|☑)[\])】〕]|[☐□○◯◻⬜❏❑▢◇]|[[(【〔][\])】〕]|(?<![a-z0-9])[rts](?=是|否|达标|未达标)|(?<=是|否|达标)[rts](?![a-z])|[£￡]|(?<=\*)\*|未达标|不达标|未达|不符合|达标|符合|是|否|未完成|完成/giu;

function tokenOf(text: string): Token {
  if (text.startsWith('<input')) return /checked(?!=["']?false)/.test(text) ? 'ticked' : 'empty';
  if (/^(?:未达标|不达标|未达|否|不符合|未完成)$/.test(text)) return 'no';
  if (/^(?:达标|是|符合|完成)$/.test(text)) return 'yes';
  if (/[×✕✗❌]/u.test(text)) return 'crossed';
  return /[☐□○◯◻⬜❏❑▢◇£￡*]/u.test(text) || /^[[(【〔][\])】〕]$/.test(text) ? 'empty' : 'ticked';
}

/** What remains of a cell when marks, words of the answer and punctuation are taken away. */
export function withoutMarks(folded: string): string {
  return folded.replace(pattern, '').replace(/[/|\\、,;:.·&[\]()【】_-]|&nbsp;/g, '');
}

function pairs(tokens: readonly Token[]): {
  readonly yes: Token | null;
  readonly no: Token | null;
} {
  const isMark = (token: Token | undefined): token is Token =>
    token !== undefined && token !== 'yes' && token !== 'no';
  const before = isMark(tokens[0]);
  const markOf = (word: Token): Token | null => {
    const at = tokens.indexOf(word);
    const mark = at === -1 ? undefined : tokens[before ? at - 1 : at + 1];
    return isMark(mark) ? mark : null;
  };
  return { yes: markOf('yes'), no: markOf('no') };
}

/** The claim in a folded text that holds only the conclusion (and perhaps a remark after it). */
export function readMarks(folded: string): Claim {
  const tokens = [...folded.matchAll(pattern)].map((match) => tokenOf(match[0]));
  const hasYes = tokens.includes('yes');
  const hasNo = tokens.includes('no');
  const ticks = tokens.filter((token) => token === 'ticked' || token === 'crossed');
  if (!hasYes && !hasNo) {
    if (ticks.length !== 1 || tokens.includes('empty')) return 'unreadable';
    return ticks[0] === 'ticked' ? 'yes' : 'no';
  }
  const marked = (token: Token | null): boolean => token === 'ticked' || token === 'crossed';
  const { yes, no } = pairs(tokens);
  if (hasYes && hasNo) {
    if (marked(yes) === marked(no)) return 'unreadable';
    return marked(yes) ? 'yes' : 'no';
  }
  const own = hasYes ? yes : no;
  if (own === 'empty') return 'unreadable';
  return hasYes ? 'yes' : 'no';
}
