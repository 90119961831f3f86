import type { Language } from '../../kernel/words.ts';
import { personBranches } from '../../surfaces/cli/person/branches.ts';
import type { Branch, CommandTree } from '../../surfaces/cli/tree.ts';
import { operationBranches } from './operations/branches.ts';
import { personWorld } from './union-verbs.ts';

/** The union's verbs: loaded only where no other command is meant. */
async function verbs(language: Language): Promise<readonly Branch[]> {
  const [{ verbBranches }, { verbWorld }] = await Promise.all([
    import('../../surfaces/cli/verbs/project.ts'),
    import('./union-verbs.ts'),
  ]);
  return verbBranches(await verbWorld(), language);
}

/** Every command of the program; each is loaded when it is run or explained, so that none slows another. */
export const commandTree: CommandTree = {
  own: [
    {
      path: ['audit'],
      section: 'audit',
      load: async () => (await import('./audit.ts')).auditCommand,
    },
    {
      path: ['verify'],
      section: 'audit',
      load: async () => (await import('../verify/verify.ts')).verifyCommand,
    },
    ...operationBranches,
    ...personBranches(personWorld),
  ],
  more: verbs,
};
