import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { instantOf } from '../../kernel/instant.ts';
import type { Language } from '../../kernel/words.ts';
import type { Io } from '../../surfaces/cli/command.ts';
import { painterFor } from '../../surfaces/cli/terminal.ts';

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(text)) resolve();
    else stream.once('drain', resolve);
  });
}

/** Asks on the terminal, on the error stream so that an answer piped elsewhere stays clean. Null without a terminal. */
async function ask(question: string, { hidden }: { readonly hidden: boolean }) {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true || stderr.isTTY !== true) return null;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: stdin,
    output: hidden ? silent : stderr,
    terminal: true,
    historySize: 0,
  });
  const stopped = new AbortController();
  lines.once('SIGINT', () => stopped.abort());
  lines.once('close', () => stopped.abort());
  try {
    if (hidden) stderr.write(question);
    return await lines.question(hidden ? '' : question, { signal: stopped.signal });
  } catch (error) {
    if (stopped.signal.aborted) return null;
    throw error;
  } finally {
    lines.close();
    if (hidden) stderr.write('\n');
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** The surroundings of this process. */
export function processIo(language: Language): Io {
  const { stdout, stderr, env } = process;
  return {
    out: (text) => write(stdout, text),
    err: (text) => write(stderr, text),
    language,
    columns: Math.max(40, stdout.columns ?? (Number(env.COLUMNS) || 80)),
    paint: painterFor(stdout.isTTY === true, env),
    environment: env,
    now: () => instantOf(new Date()),
    newKey: randomUUID,
    readInput,
    ask,
  };
}
