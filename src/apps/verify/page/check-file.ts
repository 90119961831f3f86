import { readEdition } from '../../../capabilities/disclosure/edition/read-edition.ts';
import { verifyEdition } from '../../../capabilities/disclosure/edition/verify.ts';
import { saysBoard } from '../../../engines/ballots/board/lines.ts';
import { readReceipt } from '../../../engines/ballots/board/receipt-file.ts';
import { verifyBoard, type VerifyOptions } from '../../../engines/ballots/board/verify-board.ts';
import { toHex } from '../../../engines/ballots/bytes.ts';
import { portablePrimitives } from '../../../engines/ballots/portable-primitives.ts';
import { readCount, saysCount } from '../../../engines/counting/published/read-count.ts';
import { verifyCount } from '../../../engines/counting/published/verify-count.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Words } from '../../../kernel/words.ts';
import type { Unreadable } from '../outcome.ts';
import { printCount } from '../print-count.ts';
import { printVerification, type Printing } from '../print-verification.ts';
import type { GivenFile, Question, Verdict } from './messages.ts';
import { pageWordsEn } from './words.en.ts';
import { pageWordsZh } from './words.zh.ts';

const sha256 = (bytes: Uint8Array): string => toHex(portablePrimitives.sha256(bytes));
const textOf = ({ bytes }: GivenFile): string => new TextDecoder().decode(bytes);

/** Lines are as long as the page is wide: it wraps them itself. */
const unwrapped = 100_000;

const printing = (words: Words): Printing => ({
  words,
  io: { columns: unwrapped, paint: (_, text) => text },
});

function inBoth(holds: boolean, print: (how: Printing) => string): Verdict {
  const text = { zh: print(printing(pageWordsZh)), en: print(printing(pageWordsEn)) };
  return { kind: 'told', holds, text };
}

/** What a board is to be held against. */
function optionsOf({
  code,
  receipt,
  count,
  underWay,
}: Question): Result<VerifyOptions, Unreadable> {
  const options: { -readonly [K in keyof VerifyOptions]: VerifyOptions[K] } = { underWay };
  if (code !== null) options.expectedCode = code;
  if (receipt !== null) {
    const parsed = readReceipt(textOf(receipt));
    if (parsed === null) return err({ code: 'no-receipt', file: receipt.name, place: '' });
    options.receipt = parsed;
  }
  if (count !== null) {
    const parsed = readCount(textOf(count));
    if (!parsed.ok) return err({ ...parsed.error, file: count.name });
    options.countFile = parsed.value;
  }
  return ok(options);
}

/** Checks whatever file was given; `progress` is told in whole per cents. */
export function checkFile(question: Question, progress: (percent: number) => void): Verdict {
  const { file } = question;
  const unreadable = (why: Omit<Unreadable, 'file'>): Verdict => ({
    kind: 'unreadable',
    why: { ...why, file: file.name },
  });
  if (file.name.endsWith('.jsonl') || saysBoard(file.bytes)) {
    const options = optionsOf(question);
    if (!options.ok) return { kind: 'unreadable', why: options.error };
    let told = 0;
    const verification = verifyBoard(portablePrimitives, file.bytes, {
      ...options.value,
      progress: (done, of) => {
        const percent = Math.floor((done * 100) / of);
        if (percent > told) progress(percent);
        told = Math.max(told, percent);
      },
    });
    return { kind: 'board', verification };
  }
  const text = textOf(file);
  if (saysCount(text)) {
    const read = readCount(text);
    if (!read.ok) return unreadable(read.error);
    const verification = verifyCount(sha256, read.value);
    return inBoth(verification.failures.length === 0, (how) =>
      printCount(read.value, verification, how),
    );
  }
  const read = readEdition(text);
  if (!read.ok) return unreadable(read.error);
  const verification = verifyEdition(sha256, read.value, null);
  return inBoth(verification.failures.length === 0, (how) =>
    printVerification(read.value, verification, how),
  );
}
