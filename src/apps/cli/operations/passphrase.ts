import {
  readPassphraseFile,
  shortestPassphrase,
} from '../../../engines/storage/backup/keep-backups.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { say } from '../../../kernel/words.ts';
import type { Io } from '../../../surfaces/cli/command.ts';
import { operationWords } from './open-operation.ts';

/** What the environment, a file or nobody says; null where it must be asked. */
function given({ environment }: Io, file: string | null): Result<string, Refusal> | null {
  if (file !== null) return readPassphraseFile(file);
  const told = environment.MINGZHANG_PASSPHRASE;
  if (!told) return null;
  return [...told].length >= shortestPassphrase
    ? ok(told)
    : err(refusal('passphrase-short', [], { least: shortestPassphrase }));
}

/** The passphrase of an archive about to be read. */
export async function knownPassphrase(
  io: Io,
  file: string | null,
): Promise<Result<string, Refusal>> {
  const found = given(io, file);
  if (found) return found;
  const typed = await io.ask(say(operationWords[io.language], 'ask.passphrase'), { hidden: true });
  return typed ? ok(typed) : err(refusal('passphrase-missing'));
}

/** The passphrase of an archive about to be made: typed twice, since nobody can read it back. */
export async function newPassphrase(io: Io, file: string | null): Promise<Result<string, Refusal>> {
  const found = given(io, file);
  if (found) return found;
  const words = operationWords[io.language];
  const first = await io.ask(say(words, 'ask.new-passphrase'), { hidden: true });
  if (!first) return err(refusal('passphrase-missing'));
  if ([...first].length < shortestPassphrase)
    return err(refusal('passphrase-short', [], { least: shortestPassphrase }));
  const second = await io.ask(say(words, 'ask.passphrase-again'), { hidden: true });
  return first === second ? ok(first) : err(refusal('passphrases-differ'));
}
