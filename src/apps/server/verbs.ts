import type { Verb } from '../../engines/actions/verb.ts';

/** Every verb of the product. Routes, commands, forms, permissions and references are projections of this list. */
export const allVerbs: readonly Verb[] = [];
