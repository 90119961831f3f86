/** Refusals that any verb can meet before its own rules speak. Their words stand in `engines/actions/words.*.ts`. */
export const commonRefusals = [
  'not-logged-in',
  'not-allowed',
  'capacity-not-held',
  'input-invalid',
  'key-missing',
  'key-reused',
  'already-done',
  'unknown-verb',
  'unknown-school',
  'too-large',
  'origin-refused',
  'attachment-unknown',
  'unavailable',
] as const;

/** One of them. */
export type CommonRefusal = (typeof commonRefusals)[number];
