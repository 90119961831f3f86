import type { BoardVerification } from '../../../engines/ballots/board/verify-board.ts';
import type { Unreadable } from '../outcome.ts';
import type { Language } from '../../../kernel/words.ts';

/** A file as the page hands it over. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the page asks of the worker. */
export interface Question {
  readonly file: GivenFile;
  readonly code: string | null;
  readonly receipt: GivenFile | null;
  readonly count: GivenFile | null;
  readonly underWay: boolean;
}

/** What came of a file: a board in its parts, anything else in the words of both languages. */
export type Verdict =
  | { readonly kind: 'board'; readonly verification: BoardVerification }
  | {
      readonly kind: 'told';
      readonly holds: boolean;
      readonly text: Readonly<Record<Language, string>>;
    }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

/** What the worker says. */
export type Answer =
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'done'; readonly verdict: Verdict };
