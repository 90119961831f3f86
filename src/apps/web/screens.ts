import type { ComponentType } from 'react';
import { accessVerbs } from './access-verbs.ts';

/** A page of its own, for what a generic form or table would serve badly. */
export interface Screen {
  /** Its place below the school: `/{school}/{path}`. */
  readonly path: string;
  /** The room whose words name it, by `screen.<path>`. */
  readonly room: string;
  /** It is in the menu of whoever may use this verb. */
  readonly needs: string;
  /** Verbs with face `screen` that are done here. */
  readonly verbs: readonly string[];
  /** Made by `lazy`, so that it is fetched when it is opened. */
  readonly Page: ComponentType;
}

/** Every screen of the capabilities; a room with a screen adds it here. */
export const screens: readonly Screen[] = [];

/** Verbs that pages of the shell itself do, so that no menu offers them a second time. */
export const verbsOfShell: readonly string[] = Object.values(accessVerbs);

/** The screen at which a verb is done. */
export function screenOf(verb: string): Screen | null {
  return screens.find(({ verbs }) => verbs.includes(verb)) ?? null;
}
