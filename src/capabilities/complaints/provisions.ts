import { defineProvision } from '../../charter/provision.ts';
import { workingDays } from '../../charter/value-type.ts';

/** Working days after a complaint came in within which somebody takes it. */
export const takeDays = defineProvision({
  name: 'complaints.take-days',
  type: workingDays({ min: 1, max: 30 }),
  default: 3,
  source: 'practice',
});

/** Working days after it came in, or after whoever told it added something, within which it is answered. */
export const answerDays = defineProvision({
  name: 'complaints.answer-days',
  type: workingDays({ min: 1, max: 60 }),
  default: 15,
  source: 'practice',
});

/** Every provision of this room. */
export const complaintsProvisions = [takeDays, answerDays] as const;
