import type { Command, ExitCode, Flag, Given, Io } from '../../../surfaces/cli/command.ts';
import type { Branch } from '../../../surfaces/cli/tree.ts';
import { operationWordsEn } from './words.en.ts';
import { operationWordsZh } from './words.zh.ts';

type Path = Command['path'];
type Run = (given: Given, io: Io) => Promise<ExitCode>;

const text = (name: string, required = false): Flag => ({ name, takes: 'text', required });
const texts = (name: string): Flag => ({ name, takes: 'texts' });
const on = (name: string): Flag => ({ name, takes: 'switch' });

function branch(
  path: Path,
  { argument, flags }: { readonly argument?: string; readonly flags: readonly Flag[] },
  load: () => Promise<Run>,
): Branch {
  const command: Command = {
    path,
    arguments: argument === undefined ? [] : [{ name: argument, required: true, many: false }],
    flags,
    words: { zh: operationWordsZh, en: operationWordsEn },
    run: async (given, io) => (await load())(given, io),
  };
  return { path, section: 'operations', load: async () => command };
}

/** The commands of whoever runs the machine; what they need is loaded when they run. */
export const operationBranches: readonly Branch[] = [
  branch(
    ['backup'],
    { flags: [text('to'), text('school'), text('passphrase-file'), on('no-encryption')] },
    async () => (await import('./backup.ts')).runBackup,
  ),
  branch(
    ['restore'],
    { argument: 'file', flags: [text('passphrase-file')] },
    async () => (await import('./restore.ts')).runRestore,
  ),
  branch(
    ['doctor'],
    { flags: [on('full'), on('json')] },
    async () => (await import('./doctor.ts')).runDoctor,
  ),
  branch(
    ['journal', 'verify'],
    { flags: [text('school'), texts('checkpoint'), on('json')] },
    async () => (await import('./journal-verify.ts')).runJournalVerify,
  ),
  branch(
    ['journal', 'checkpoint'],
    { flags: [text('school'), text('to')] },
    async () => (await import('./journal-checkpoint.ts')).runJournalCheckpoint,
  ),
  branch(
    ['journal', 'erase'],
    { argument: 'entry', flags: [text('school', true), text('reason', true), on('yes')] },
    async () => (await import('./journal-erase.ts')).runJournalErase,
  ),
  branch(
    ['administrator', 'invite'],
    {
      argument: 'number',
      flags: [text('school', true), on('appoint'), on('enable'), on('remove-second-step')],
    },
    async () => (await import('./administrator-invite.ts')).runAdministratorInvite,
  ),
  branch(
    ['secrets', 'renew'],
    { flags: [on('yes')] },
    async () => (await import('./secrets-renew.ts')).runSecretsRenew,
  ),
  branch(
    ['demo', 'reset'],
    { flags: [on('yes')] },
    async () => (await import('./demo-reset.ts')).runDemoReset,
  ),
];
