/**
 * Marks of a form as they survive in the wild, cut into tokens. `tick`: ☑ ✓ √ ■ ●, a ticked check box, [x],
 * the bare letters R S T of Wingdings 2. `cross`: × ✗, a tick beside an empty box, else a refusal.
 * `empty`: ☐ □ ○, [ ], £ of Wingdings 2. `first` and `second` are the words of the two answers.
 */
export type MarkKind = 'tick' | 'cross' | 'empty' | 'first' | 'second';

export interface MarkToken {
  readonly kind: MarkKind;
  /** Range in the text that was scanned. */
  readonly start: number;
  readonly end: number;
}

/** The two words that boxes stand beside, longest first: 未达标 holds 达标. */
export interface AnswerWords {
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** The words of the official forms, and those that offices put in their place. */
export const conclusionWords: AnswerWords = {
  first: ['已达标', '达标', '符合', '合格', '是'],
  second: ['未达标', '不达标', '不符合', '不合格', '否'],
};

/** The boxes of the form's head. */
export const unionWords: AnswerWords = {
  first: ['学生联合会', '学生会'],
  second: ['研究生联合会', '研究生会'],
};

const ticks = '☑☒✓✔√■●◉◼⬛✅🗹🗷🗵⊠▣\uf052\uf053\uf054\uf051\uf050\uf0fe\uf0fd\uf0fc';
const crosses = '×✕✗✘❌╳';
const empties = '☐□○◯◻⬜❏❑▢◇⃞£￡\uf0a3\uf0a8\uf06f\uf071\uf02a';
const letterTicks = 'RTSþýü';
const letterEmpties = '*¨';

interface Scanner {
  readonly pattern: RegExp;
  readonly second: ReadonlySet<string>;
}

function scannerOf(words: AnswerWords): Scanner {
  const any = [...words.second, ...words.first].join('|');
  const pattern = new RegExp(
    [
      '<input[^<>]{0,120}>',
      `[${ticks}${crosses}${empties}]\\ufe0f?`,
      '[[(（【〔]\\s{0,3}[xX√✓✔vV×☑■]?\\s{0,3}[\\])）】〕]',
      `(?<![A-Za-z])[${letterTicks}](?=\\s{0,2}(?:${any}))`,
      `(?<=(?:${any})\\s{0,2})[${letterTicks}](?![A-Za-z])`,
      `[${letterEmpties}](?=\\s{0,2}(?:${any}))`,
      `(?<=(?:${any})\\s{0,2})[${letterEmpties}]`,
      any,
    ].join('|'),
    'gu',
  );
  return { pattern, second: new Set(words.second) };
}

const scanners = new Map<AnswerWords, Scanner>();

function kindOf(text: string, words: AnswerWords, second: ReadonlySet<string>): MarkKind {
  if (second.has(text)) return 'second';
  if (words.first.includes(text)) return 'first';
  if (text.startsWith('<')) {
    return /\schecked(?!\s*=\s*["']?(?:false|0)\b)/i.test(text) ? 'tick' : 'empty';
  }
  if (/^[[(（【〔]/.test(text)) {
    if (text.includes('×')) return 'cross';
    return /^.\s*.$/u.test(text) ? 'empty' : 'tick';
  }
  const sign = [...text][0] ?? '';
  if (crosses.includes(sign)) return 'cross';
  return empties.includes(sign) || letterEmpties.includes(sign) ? 'empty' : 'tick';
}

/** Every mark and answer word of a short text, in order. Words inside sentences are among them. */
export function markTokens(text: string, words: AnswerWords): readonly MarkToken[] {
  let scanner = scanners.get(words);
  if (!scanner) {
    scanner = scannerOf(words);
    scanners.set(words, scanner);
  }
  const { pattern, second } = scanner;
  return [...text.matchAll(pattern)].map((match) => ({
    kind: kindOf(match[0], words, second),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function isWord(token: MarkToken): boolean {
  return token.kind === 'first' || token.kind === 'second';
}

export function isTicked(token: MarkToken): boolean {
  return token.kind === 'tick' || token.kind === 'cross';
}
