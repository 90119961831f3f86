import type { Branch } from '../tree.ts';
import type { PersonWorld } from './person-world.ts';

/** The commands about a person's own log-ins, each loaded when it is run or explained. */
export function personBranches(world: PersonWorld): readonly Branch[] {
  const section = 'person';
  return [
    {
      path: ['log-in'],
      section,
      load: async () => (await import('./log-in.ts')).logInCommand(world),
    },
    {
      path: ['log-out'],
      section,
      load: async () => (await import('./sessions.ts')).logOutCommand(world),
    },
    {
      path: ['me'],
      section,
      load: async () => (await import('./sessions.ts')).meCommand(world),
    },
    {
      path: ['sessions'],
      section,
      load: async () => (await import('./sessions.ts')).sessionsCommand(world),
    },
    {
      path: ['use'],
      section,
      load: async () => (await import('./sessions.ts')).useCommand(world),
    },
  ];
}
