import { accessKeys } from '../../capabilities/access/keys.ts';
import { memoryBox, memoryKeys } from '../../capabilities/ballots/samples/memory-box.ts';
import type { Verb } from '../../engines/actions/verb.ts';
import { composeVerbs } from './verbs.ts';

/**
 * Every verb as data, for the reference and for tests: routes, commands, forms and permissions are projections of this list.
 * What the server runs is composed by `composeVerbs` with its own keys and ballot box.
 */
export const allVerbs: readonly Verb[] = composeVerbs({
  keys: accessKeys(Buffer.alloc(32)),
  outbound: { allowPrivate: false },
  report: () => undefined,
  ballots: { box: memoryBox(), keys: memoryKeys(), page: () => null },
});
