import { createContext, use } from 'react';
import type { Client } from '../../surfaces/ui/client.ts';
import type { Me } from './session.ts';

/** The school whose pages are shown, and who is there. */
export interface SchoolPlace {
  readonly slug: string;
  readonly me: Me;
  readonly client: Client;
  /** The capacity one acts in; null for a visitor. */
  readonly capacity: string | null;
  chooseCapacity(id: string): void;
  /** Asks anew who is there: after logging in or out. */
  refresh(): Promise<void>;
}

/** Set around every page of a school. */
export const SchoolContext = createContext<SchoolPlace | null>(null);

/** The school this page belongs to. */
export function useSchool(): SchoolPlace {
  const place = use(SchoolContext);
  if (!place) throw new Error('no school around this page');
  return place;
}
