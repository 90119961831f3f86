import { createContext, use } from 'react';
import type { Refusal } from '../../../kernel/refusal.ts';

/** What every field of one form knows of it. */
export interface FormPlace {
  readonly room: string;
  readonly verb: string;
  readonly problems: readonly Refusal[];
  /** The form is on its way: nothing may be changed. */
  readonly sending: boolean;
}

/** Set by the form around its fields. */
export const FormContext = createContext<FormPlace | null>(null);

/** The form a field stands in. */
export function useFormPlace(): FormPlace {
  const place = use(FormContext);
  if (!place) throw new Error('a field stands in no form');
  return place;
}
