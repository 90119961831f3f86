import { toHex, utf8 } from '../../../engines/ballots/bytes.ts';
import { portablePrimitives } from '../../../engines/ballots/portable-primitives.ts';
import type { RoundAtHand } from '../answers.ts';
import type { Issuer } from '../issuer.ts';

/**
 * The list of who can be written in, as everybody loads it, whoever writes anybody in. Null where it did not come, and
 * `wrong` where it is not the list of the setup.
 */
export async function loadRoster(
  { id, setup: { roster } }: RoundAtHand,
  issuer: Issuer,
): Promise<readonly string[] | 'wrong' | null> {
  const asked = await issuer.roster(id);
  if (!asked.ok || roster === null) return null;
  const { people } = asked.value;
  // A list of texts has one canonical JSON, which is this.
  const root = toHex(portablePrimitives.sha256(utf8(JSON.stringify(people))));
  return root === roster.root && people.length === roster.n ? people : 'wrong';
}
