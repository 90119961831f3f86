/**
 * Papers that a default or a duty stands on, by code; their titles and numbers are the words `choice.source.<code>` of
 * the rulebook. `practice` is no rule: several schools do so, and a school may well do otherwise.
 */
export const ruleSources = [
  'reform-opinion-2019',
  'reform-measures',
  'congress-rules',
  'club-measures-2020',
  'self-evaluation-form',
  'practice',
] as const;

/** One of them. */
export type RuleSource = (typeof ruleSources)[number];
