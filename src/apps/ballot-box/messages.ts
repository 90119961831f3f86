import type { BoxRefusal, BoxState } from '../../capabilities/ballots/box.ts';

/** Where the box keeps its rounds and where it listens; the first thing the application says. */
export interface BoxStart {
  readonly folder: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly hostname: string;
}

/** What the application asks of the box. */
export type BoxCommand =
  | { readonly name: 'newKey'; readonly round: string }
  | { readonly name: 'register'; readonly round: string; readonly setup: Uint8Array }
  | { readonly name: 'openCasting'; readonly round: string }
  | { readonly name: 'state'; readonly round: string }
  | { readonly name: 'close'; readonly round: string }
  | { readonly name: 'forget'; readonly round: string };

/** What each command answers. */
export interface BoxAnswers {
  readonly newKey: Uint8Array;
  readonly register: null;
  readonly openCasting: null;
  readonly state: BoxState;
  readonly close: readonly Uint8Array[];
  readonly forget: null;
}

/** From the application to the box. */
export type ToBox =
  | { readonly kind: 'start'; readonly start: BoxStart }
  | { readonly kind: 'command'; readonly id: number; readonly command: BoxCommand };

/** From the box to the application. Codes of faults are words of the operating system or the database engine. */
export type FromBox =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'not-listening'; readonly code: string }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly value: BoxAnswers[keyof BoxAnswers];
    }
  | { readonly kind: 'refused'; readonly id: number; readonly code: BoxRefusal }
  | { readonly kind: 'fault'; readonly id: number; readonly code: string };
