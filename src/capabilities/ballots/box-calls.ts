import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { BoxGone, BoxRefused } from './box.ts';

/** Codes of `askBox`. */
export const boxRefusals = [
  'box-gone',
  'box-port-busy',
  'box-address-missing',
  'box-lost',
  'box-full',
] as const;

/** Why the box does not do what it is told, as a refusal; null for what is no such thing. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof BoxGone)
    switch (error.reason) {
      case 'gone':
        return refusal('box-gone', 'roundId');
      case 'port-busy':
        return refusal('box-port-busy', 'roundId', { port: error.port ?? 0 });
      case 'address-missing':
        return refusal('box-address-missing', 'roundId');
    }
  if (error instanceof BoxRefused)
    switch (error.code) {
      case 'round-unknown':
        return refusal('box-lost', 'roundId');
      case 'not-stored':
        return refusal('box-full', 'roundId');
      // The order of phases and the setup are this room's own: another one is a defect.
      case 'wrong-phase':
      case 'other-setup':
        return null;
    }
  return null;
}

/** What the box answers, or why it does not. */
export async function askBox<T>(work: () => Promise<T>): Promise<Result<T, readonly Refusal[]>> {
  try {
    return ok(await work());
  } catch (error) {
    const told = refusalOf(error);
    if (told === null) throw error;
    return err([told]);
  }
}

/** What the box answers, or null where it does not: for what may also be left unknown. */
export async function orUnknown<T>(work: () => Promise<T>): Promise<T | null> {
  const told = await askBox(work);
  return told.ok ? told.value : null;
}
