import type { CommandTree } from '../../surfaces/cli/tree.ts';

/** Every command of the program; each is loaded when it is run or explained, so that none slows another. */
export const commandTree: CommandTree = {
  own: [
    {
      path: ['audit'],
      section: 'audit',
      load: async () => (await import('./audit.ts')).auditCommand,
    },
  ],
  more: async () => [],
};
