import { z } from 'zod';
import { choice, personal, reference, text } from '../../engines/actions/fields.ts';
import { defineAction } from '../../engines/actions/verb.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { appendInRound, lastRound, place, roundRefusals } from './deciding.ts';
import { organising } from './grants.ts';
import { ownElection } from './holding.ts';

/**
 * Somebody elected who does not take the seat: they decline, cannot serve any more, or turn out not to be eligible.
 * Recorded after the announcement and before the result is certified, with the body that took note of it. What was counted
 * stays; the seat is open again. After certification it is an appointment that ends.
 */
export const electionDecline = defineAction({
  name: 'election.decline',
  room: 'elections',
  may: organising,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [...roundRefusals, 'announce-first', 'not-elected'],
  input: z.object({
    ...place(),
    personId: personal(reference('person'), 'who was elected and does not serve'),
    reason: choice(['declined', 'unable', 'not-eligible']),
    body: text(100),
  }),
  run: async ({ electionId, office, round, personId, reason, body }, context) => {
    const found = lastRound(await ownElection(context, electionId), { office, round });
    if (!found.ok) return found;
    const { at } = found.value;
    if (at.current?.announced === null) return err([refusal('announce-first', 'round')]);
    if (!at.result.elected.some(({ id }) => id === personId))
      return err([refusal('not-elected', 'personId')]);
    const by = { body, on: context.today };
    const payload = { round, person: personId, reason, by };
    await appendInRound(context, found.value, [{ kind: 'declined', office, payload }]);
    const subject = { kind: 'election', id: electionId };
    return ok({ subject, before: null, after: { office, round, reason }, answer: {} });
  },
});
