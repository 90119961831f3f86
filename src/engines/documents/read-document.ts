import type { Result } from '../../kernel/result.ts';
import type { DocumentRefusal, ReadingLimits } from './refusal.ts';
import type { DocumentTree } from './tree.ts';

/** What a reader of one format is given. */
export interface ReaderInput {
  readonly bytes: Uint8Array;
  /** File name as the person gave it; it appears in quotations. */
  readonly name: string;
  readonly limits: ReadingLimits;
}

/** One reader per format. An expected refusal is a value; a defect of ours throws. */
export type Reader = (input: ReaderInput) => Promise<Result<DocumentTree, DocumentRefusal>>;
