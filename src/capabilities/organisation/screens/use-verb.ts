import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';

/** The description of a verb this person may use, or null. */
export function useVerb(name: string): VerbDescription | null {
  const { verbs } = useSurface();
  return verbs.find((verb) => verb.name === name) ?? null;
}
