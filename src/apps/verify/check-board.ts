import { readReceipt } from '../../engines/ballots/board/receipt-file.ts';
import { boardChecks } from '../../engines/ballots/board/checks.ts';
import { verifyBoard, type VerifyOptions } from '../../engines/ballots/board/verify-board.ts';
import { readCount } from '../../engines/counting/published/read-count.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Words } from '../../kernel/words.ts';
import type { Given } from '../../surfaces/cli/command.ts';
import { boardReport, type BoardReport } from './board-report.ts';
import { paragraph } from './paragraph.ts';
import type { Outcome, ReadBytes, Unreadable } from './outcome.ts';
import type { Checking } from './run-verify.ts';

function print(
  { about, result, checks, failures, ends }: BoardReport,
  words: Words,
  columns: number,
): string {
  const checked = checks.map(({ check, state, sentence }) => {
    const mark = state === 'not-asked' ? 'board.not-asked' : `mark.${state}`;
    return paragraph(`${words[mark] ?? ''} ${check}  ${sentence}`, columns, 8);
  });
  const broken = failures.map(({ check, sentence }) =>
    paragraph(`  ${check}  ${sentence}`, columns, 7),
  );
  const lines = [
    ...about.map((line) => paragraph(line, columns, 2)),
    '',
    ...result.map((line) => paragraph(`  ${line}`, columns, 4)),
    ...(result.length > 0 ? [''] : []),
    ...checked,
    '',
    ...broken,
    ...(broken.length > 0 ? [''] : []),
    ...ends.map((line) => paragraph(line, columns)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The files and codes a board is to be held against. */
async function optionsOf(
  given: Given,
  read: ReadBytes,
): Promise<Result<VerifyOptions, Unreadable>> {
  const [code, receipt, count] = [given.text('code'), given.text('receipt'), given.text('count')];
  const options: { -readonly [K in keyof VerifyOptions]: VerifyOptions[K] } = {
    underWay: given.has('under-way'),
  };
  if (code !== null) options.expectedCode = code;
  if (receipt !== null) {
    const bytes = await read(receipt);
    if (!bytes.ok) return bytes;
    const parsed = readReceipt(new TextDecoder().decode(bytes.value));
    if (parsed === null) return err({ code: 'no-receipt', file: receipt, place: '' });
    options.receipt = parsed;
  }
  if (count !== null) {
    const bytes = await read(count);
    if (!bytes.ok) return bytes;
    const parsed = readCount(new TextDecoder().decode(bytes.value));
    if (!parsed.ok) return err({ ...parsed.error, file: count });
    options.countFile = parsed.value;
  }
  return ok(options);
}

/** Checks the board of a ballot round, and tells it for a terminal or a machine. */
export async function checkBoard(
  bytes: Uint8Array,
  { given, io, words, read }: Checking,
): Promise<Result<Outcome, Unreadable>> {
  const options = await optionsOf(given, read);
  if (!options.ok) return options;
  const verification = verifyBoard(nodePrimitives, bytes, options.value);
  const { failures, warnings, facts } = verification;
  const holds = failures.length === 0;
  if (given.has('json')) {
    const { names: _names, setup: _setup, ...told } = facts;
    const named = failures.map((one) => ({ ...one, name: boardChecks[one.check] }));
    return ok({ holds, text: `${JSON.stringify({ ...told, warnings, failures: named })}\n` });
  }
  const asked = {
    code: options.value.expectedCode !== undefined,
    receipt: options.value.receipt !== undefined,
  };
  return ok({ holds, text: print(boardReport(verification, asked, words), words, io.columns) });
}
