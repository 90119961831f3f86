import type { Day } from '../../../src/kernel/day.ts';
import type { Caller } from './caller.ts';

interface Evaluation {
  readonly judged: {
    readonly school: readonly {
      readonly key: string;
      readonly judgement: { readonly standing: string };
    }[];
  };
}

/** How every item of the form stands for the school's union, by the item's key. */
export async function standingsOf(league: Caller): Promise<Readonly<Record<string, string>>> {
  const { judged } = await league.asks<Evaluation>('evaluation.read', {});
  return Object.fromEntries(judged.school.map(({ key, judgement }) => [key, judgement.standing]));
}

interface Preview {
  readonly blocks: readonly { readonly line?: unknown }[];
}

/** The words of a disclosure begun now; the one that was open before is given up. */
export async function disclosedOf(league: Caller, unionId: string, asOf: Day): Promise<string> {
  const disclosures = await league.rows('disclosure.list');
  for (const { id, state } of disclosures)
    if (state === 'open') await league.does('disclosure.abandon', { disclosureId: id });
  const { id: disclosureId } = await league.does('disclosure.begin', { unionId, asOf });
  const { blocks } = await league.asks<Preview>('disclosure.preview', { disclosureId });
  return blocks.map(({ line }) => (typeof line === 'string' ? line : '')).join('\n');
}
