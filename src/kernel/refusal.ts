/**
 * An expected "no": a code, the place in the input it is about, and the values its sentence names.
 * The sentences stand in the words of both languages: `refusal.<code>` says what is wrong, `refusal.<code>.way` the way out.
 */
export interface Refusal {
  readonly code: string;
  /** Path into the input, for instance `['seats', 2, 'unitId']`; empty where the whole is meant. */
  readonly field: readonly (string | number)[];
  readonly values: Readonly<Record<string, string | number>>;
}

/** Makes a refusal; `field` is a path or one name. */
export function refusal(
  code: string,
  field: string | readonly (string | number)[] = [],
  values: Readonly<Record<string, string | number>> = {},
): Refusal {
  return { code, field: typeof field === 'string' ? [field] : field, values };
}
