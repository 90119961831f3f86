import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Database } from '../../storage/database.ts';
import { longText, text, whole } from '../fields.ts';
import type { ActionCall, RunnerParts } from '../runner.ts';
import { defineAnonymousAction } from '../verb.ts';

/** An invented survey: students answer once a topic, and nobody answers one that is closed. */
export const answerSurvey = defineAnonymousAction({
  name: 'survey.answer',
  room: 'sample',
  may: [{ role: 'student', reach: 'self' }],
  refuses: ['survey-closed'],
  input: z.object({ survey: text(40), score: whole(1, 100), words: longText().optional() }),
  topic: ({ survey }) => survey,
  spend: async ({ actor, topic }) => {
    if (topic === 'closed') return err([refusal('survey-closed')]);
    return ok(actor.kind === 'person' ? actor.personId : null);
  },
});

/** An invented letter box: anybody may write, as often as they like. */
export const dropLetter = defineAnonymousAction({
  name: 'letter.drop',
  room: 'sample',
  may: [{ role: 'public', reach: 'school' }],
  refuses: [],
  input: z.object({ words: longText() }),
  topic: () => 'box',
  spend: async () => ok(null),
});

/** The invented person of a token, the same each time. */
export function idOf(token: string, what: 'account' | 'person'): Uuid {
  const hex = createHash('sha256').update(`${what} ${token}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20, 32)].join('-') as Uuid;
}

/** A runner for which every token is a student of its own. */
export function surveyParts(database: Database, now: () => Instant): RunnerParts {
  return {
    database,
    clock: now,
    standing: async (tx, token) => {
      await tx.client.query('select 1');
      const personId = idOf(token, 'person');
      const capacity = { id: personId, role: 'student', unitId: null, unitIds: null };
      return { accountId: idOf(token, 'account'), personId, capacities: [capacity] };
    },
  };
}

/** A call by a student. */
export const callBy = (
  schoolId: SchoolId,
  token: string,
  input: object,
  key = randomUUID() as Uuid,
): ActionCall => ({
  schoolId,
  credential: { kind: 'session', token },
  capacityId: null,
  key,
  input,
});
