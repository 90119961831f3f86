import { isWord, markTokens, type AnswerWords, type MarkToken } from './mark-tokens.ts';

/** The marks of a piece of text, and what stands before and after them. */
export interface MarkCluster {
  readonly tokens: readonly MarkToken[];
  readonly start: number;
  readonly end: number;
}

/** Only this may stand between the marks of one answer. */
function joins(between: string): boolean {
  return between.length <= 40 && /^[\s/、,，;；:：|＿_.·&]*$/.test(between);
}

/** Takes tokens from one on, until other text stands between or both words have been answered. */
function clusterFrom(text: string, tokens: readonly MarkToken[], from: number): MarkToken[] {
  const out: MarkToken[] = [];
  const words = new Set<MarkToken['kind']>();
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at] as MarkToken;
    const previous = out.at(-1);
    if (previous && !joins(text.slice(previous.end, token.start))) break;
    if (isWord(token)) {
      if (words.has(token.kind) || words.size === 2) break;
      words.add(token.kind);
    }
    out.push(token);
  }
  return out;
}

/** A word counts as an answer beside a mark, or where nothing but answers stands. Bare 是 is a verb. */
function isAnswer(text: string, cluster: readonly MarkToken[]): boolean {
  if (cluster.some((token) => !isWord(token))) return true;
  const first = cluster[0] as MarkToken;
  const last = cluster.at(-1) as MarkToken;
  const alone =
    /^[\s。.、,，;；]*$/.test(text.slice(0, first.start)) &&
    /^[\s。.、,，;；]*$/.test(text.slice(last.end));
  return alone || (cluster.length === 2 && /^\s/.test(text.slice(first.end)));
}

/** The first marks in a short text; null where it has none. Ranges are within the text. */
export function findMarks(text: string, words: AnswerWords): MarkCluster | null {
  const tokens = markTokens(text, words);
  let at = 0;
  while (at < tokens.length) {
    const cluster = clusterFrom(text, tokens, at);
    if (isAnswer(text, cluster)) {
      return {
        tokens: cluster,
        start: (cluster[0] as MarkToken).start,
        end: (cluster.at(-1) as MarkToken).end,
      };
    }
    at += cluster.length;
  }
  return null;
}
