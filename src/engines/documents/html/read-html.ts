import { Parser } from 'htmlparser2';
import { err, ok } from '../../../kernel/result.ts';
import { decodeText } from '../encoding.ts';
import type { Reader } from '../read-document.ts';
import { createTreeBuilder } from '../tree-builder.ts';
import { createPageWriter } from './page-writer.ts';
import type { PageWriter } from './page-writer.ts';

/** Characters handed to the parser at a time; a limit met is noticed between two of them. */
const step = 16_384;

/** The encoding a page declares in its first bytes (`<meta charset>`), or null. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
  return /charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})/i.exec(head)?.[1] ?? null;
}

function parse(html: string, page: PageWriter): void {
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    onclosetag: (name) => page.close(name),
    ontext: (data) => page.text(data),
  });
  for (let at = 0; at < html.length && page.refusal === null; at += step) {
    parser.write(html.slice(at, at + step));
  }
  if (page.refusal === null) parser.end();
  page.end();
}

/**
 * Reads a page as a person would see it with scripts off: hidden elements are left out, check boxes and
 * the letters of symbol fonts become marks, lists are numbered, tables keep their merged cells.
 * Refused: `too-deep`, `too-large`, `no-text` and what decodeText refuses.
 */
export const readHtml: Reader = async ({ bytes, name, limits }) => {
  if (bytes.length === 0) return err({ code: 'empty', values: {} });
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  if (!decoded.ok) return decoded;
  const builder = createTreeBuilder();
  const page = createPageWriter(builder, limits);
  parse(decoded.value.text, page);
  if (page.refusal === 'too-deep') {
    return err({ code: 'too-deep', values: { depth: limits.elementDepth } });
  }
  if (page.refusal !== null) {
    return err({ code: page.refusal, values: { characters: limits.textLength } });
  }
  if (page.pictures > 0)
    builder.notice({ code: 'unread-pictures', values: { count: page.pictures } });
  const { replaced } = decoded.value;
  if (replaced > 0) builder.notice({ code: 'replaced-characters', values: { count: replaced } });
  const tree = builder.finish(name, 'html', false);
  return /\S/u.test(tree.text) ? ok(tree) : err({ code: 'no-text', values: {} });
};
