import type { BothWords } from '../../surfaces/cli/verbs/world.ts';

/** The words of every room that declares verbs, loaded when a command of that room is run or explained. */
export const rooms: Readonly<Record<string, () => Promise<BothWords>>> = {};
