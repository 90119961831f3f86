import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import { decodeText } from '../encoding.ts';
import type { Reader, ReaderInput } from '../read-document.ts';
import type { DocumentRefusal } from '../refusal.ts';
import type { Block, DocumentFormat, DocumentTree, ReadingNotice } from '../tree.ts';
import { readDelimited } from './delimited.ts';
import { recoverBlocks } from './recover-blocks.ts';

type TextFormat = Extract<DocumentFormat, 'txt' | 'md' | 'csv'>;

function blocksOf(text: string, format: TextFormat): readonly Block[] {
  return format === 'csv' ? readDelimited(text) : recoverBlocks(text, format === 'md');
}

function readAs(input: ReaderInput, format: TextFormat): Result<DocumentTree, DocumentRefusal> {
  if (input.bytes.length === 0) return err({ code: 'empty', values: {} });
  const decoded = decodeText(input.bytes);
  if (!decoded.ok) return decoded;
  const { text, replaced } = decoded.value;
  if (text.length > input.limits.textLength) {
    return err({ code: 'too-large', values: { characters: input.limits.textLength } });
  }
  if (!/\S/u.test(text)) return err({ code: 'no-text', values: {} });
  const notices: readonly ReadingNotice[] =
    replaced === 0 ? [] : [{ code: 'replaced-characters', values: { count: replaced } }];
  const span = { start: 0, end: text.length };
  return ok({
    text,
    blocks: blocksOf(text, format),
    files: [{ name: input.name, format, span, wrapped: format !== 'csv' }],
    notices,
  });
}

/** Reads plain text. The text of the tree is the file's own, line by line. Refuses what decodeText refuses. */
export const readText: Reader = async (input) => readAs(input, 'txt');

/** Reads Markdown as plain text with its headings and tables. */
export const readMarkdown: Reader = async (input) => readAs(input, 'md');

/** Reads comma-, semicolon- or tab-separated values (RFC 4180); the text stays the file's own. */
export const readCsv: Reader = async (input) => readAs(input, 'csv');
