import { textOf, type DocumentTree } from '../../engines/documents/tree.ts';
import { parseWholeNumber } from '../../facts/numerals.ts';

/** An article as it was found in a document; an officer looks over it before it is kept. */
export interface FoundArticle {
  readonly number: string;
  readonly chapter: string | null;
  readonly text: string;
}

/** What a rule document was split into. */
export interface FoundRules {
  /** Lines before the first article: title, preamble, how it was passed. */
  readonly head: readonly string[];
  readonly articles: readonly FoundArticle[];
}

const numeral = '[〇零一二两三四五六七八九十百\\d]{1,6}';

/** How the articles of a document are numbered. */
interface Style {
  /** An article's number at the beginning of a line, and what follows it. */
  readonly article: RegExp;
  /** A heading above articles. */
  readonly heading: RegExp | null;
  /** Its number is counted within the heading above it, and is told with that heading's. */
  readonly within: boolean;
}

const byArticle: Style = {
  article: new RegExp(`^(第\\s*${numeral}\\s*条(?:之${numeral})?)[\\s:：、.．]*(.*)$`),
  heading: new RegExp(
    `^第\\s*${numeral}\\s*[编章节](?=[\\s:：、.．]|$|[^的所规])|^(?:总\\s*则|附\\s*则)$`,
  ),
  within: false,
};
const byDecimal: Style = {
  article: /^(\d{1,2}(?:\.\d{1,3}){1,4})[\s:：、.．]*(.*)$/,
  heading: /^\d{1,2}[\s、.．]+(?=[^\d\s])[^。；]{1,30}$/,
  within: false,
};
const byBracket: Style = {
  article: /^([（(][一二三四五六七八九十]{1,3}[）)])\s*(.*)$/,
  heading: /^[一二三四五六七八九十]{1,3}、[^。；]{1,40}$/,
  within: true,
};
const byComma: Style = {
  article: /^([一二三四五六七八九十]{1,3})、\s*(.*)$/,
  heading: null,
  within: false,
};
const byFigure: Style = {
  article: /^(\d{1,3})[、.．]\s*(?!\d)(.*)$/,
  heading: null,
  within: false,
};

/** The numbering that most of the document stands on: the one named first of those that occur often enough. */
function styleOf(lines: readonly string[]): Style | null {
  const count = ({ article }: Style): number => lines.filter((line) => article.test(line)).length;
  const headed = ({ heading }: Style): number => lines.filter((line) => heading?.test(line)).length;
  if (count(byArticle) >= 2) return byArticle;
  if (count(byDecimal) >= 3) return byDecimal;
  if (count(byBracket) >= 2 && headed(byBracket) >= 1) return byBracket;
  if (count(byComma) >= 2) return byComma;
  return count(byFigure) >= 2 ? byFigure : null;
}

const plainLine = (line: string): string => line.replace(/[\s\u3000]+/g, ' ').trim();

/** The leaders and the page of a table of contents. */
const withoutPage = (heading: string): string =>
  heading.replace(/\s*[.…·]{3,}\s*\d*$/, '').replace(/(?<=\S)\s+\d{1,3}$/, '');

/** Chapters stand above sections: 第三章 · 第一节. */
function headingsAfter(before: readonly string[], line: string): readonly string[] {
  const section = new RegExp(`^第\\s*${numeral}\\s*节`);
  return section.test(line) ? [...before.filter((one) => !section.test(one)), line] : [line];
}

/** Paragraphs of one file whose lines may break inside sentences are joined again. */
const goesOn = (wrapped: boolean, before: string): boolean =>
  wrapped && !/[。；：！？;:!?]$/.test(before);

/** In text whose lines break anywhere, 第五条 at the beginning of a line may belong to the sentence before. */
function follows(wrapped: boolean, number: string, before: string | undefined): boolean {
  if (!wrapped || before === undefined) return true;
  const figure = (text: string): number | null =>
    parseWholeNumber(text.replaceAll(/[第条\s]/g, ''));
  const [now, last] = [figure(number), figure(before)];
  return now === null || last === null || now === last + 1 || now === 1;
}

interface Growing {
  readonly number: string;
  readonly chapter: string | null;
  readonly lines: string[];
}

function numbered(style: Style, headings: readonly string[], number: string): string {
  const plain = number.replace(/\s/g, '');
  const above = style.within ? /^[一二三四五六七八九十]+/.exec(headings.at(-1) ?? '')?.[0] : '';
  return `${above ?? ''}${plain}`;
}

/** Splits the lines of a rule document into its articles. `wrapped`: a line may break inside a sentence. */
export function splitLines(given: readonly string[], wrapped: boolean): FoundRules {
  const lines = given.map(plainLine).filter((line) => line !== '');
  const style = styleOf(lines);
  if (style === null)
    return { head: [], articles: [{ number: '全文', chapter: null, text: lines.join('\n') }] };
  const head: string[] = [];
  const found: Growing[] = [];
  let headings: readonly string[] = [];
  let closed = false;
  for (const line of lines) {
    const match = style.article.exec(line);
    if (match?.[1] !== undefined && follows(wrapped, match[1], found.at(-1)?.number)) {
      const number = numbered(style, headings, match[1]);
      const chapter = headings.length === 0 ? null : headings.join(' · ').slice(0, 80);
      found.push({ number, chapter, lines: match[2] ? [match[2]] : [] });
      closed = false;
    } else if (style.heading?.test(line) && line.length <= 60) {
      headings = headingsAfter(headings, withoutPage(line));
      closed = true;
    } else {
      const last = found.at(-1);
      if (last === undefined || closed) head.push(line);
      else if (last.lines.length > 0 && goesOn(wrapped, last.lines.at(-1) ?? ''))
        last.lines.push(`${last.lines.pop() ?? ''}${line}`);
      else last.lines.push(line);
    }
  }
  const articles = found.map(({ number, chapter, lines: own }) => ({
    ...{ number, chapter, text: own.join('\n') },
  }));
  return { head, articles };
}

/** Splits a document that was read (`readDocument`). Tables keep their rows, one a line. */
export function splitRules(tree: DocumentTree): FoundRules {
  const wrapped = tree.files.some((file) => file.wrapped);
  const lines = tree.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? textOf(tree, block.span).split('\n')
      : block.rows.map(({ cells }) =>
          cells.map(({ span }) => textOf(tree, span).replaceAll('\n', ' ')).join('　'),
        ),
  );
  return splitLines(lines, wrapped);
}

/** What an officer should look at before keeping the articles. */
export type SplitProblem =
  | { readonly code: 'number-twice' | 'no-text' | 'too-long' | 'no-number'; readonly at: number }
  | { readonly code: 'number-missing'; readonly at: number; readonly number: number };

const figureOf = (number: string): number | null => {
  const figure = /^第(.+)条$/.exec(number)?.[1];
  return figure === undefined ? null : parseWholeNumber(figure);
};

/** Numbers that occur twice or were left out, articles without words: `at` counts articles from 0. */
export function problemsOf(articles: readonly FoundArticle[]): readonly SplitProblem[] {
  return articles.flatMap(({ number, text }, at): readonly SplitProblem[] => {
    const before = figureOf(articles[at - 1]?.number ?? '');
    const own = figureOf(number);
    const gap = before !== null && own !== null && own > before + 1;
    const twice = articles.findIndex((one) => one.number === number) < at;
    return [
      ...(number.trim() === '' ? [{ code: 'no-number' as const, at }] : []),
      ...(twice ? [{ code: 'number-twice' as const, at }] : []),
      ...(text.trim() === '' ? [{ code: 'no-text' as const, at }] : []),
      ...(text.length > 8000 ? [{ code: 'too-long' as const, at }] : []),
      ...(gap ? [{ code: 'number-missing' as const, at, number: before + 1 }] : []),
    ];
  });
}
