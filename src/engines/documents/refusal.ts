/**
 * Why a document could not be read. Codes only; the words (what it is, what to do) stand in `words.*.ts`.
 */
export type RefusalCode =
  | 'empty'
  | 'truncated'
  | 'encrypted'
  | 'unsupported-format'
  | 'not-a-document'
  | 'too-large'
  | 'expands-too-far'
  | 'too-deep'
  | 'no-text'
  | 'unreadable-text'
  | 'took-too-long'
  | 'out-of-memory'
  | 'unreadable';

export interface DocumentRefusal {
  readonly code: RefusalCode;
  /** Figures for the message: the limit met, the format seen. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Limits of reading, all configurable; sizes in bytes, times in milliseconds. */
export interface ReadingLimits {
  /** Size of the file itself. */
  readonly fileBytes: number;
  /** Size of everything unpacked from a zip container together. */
  readonly unpackedBytes: number;
  /** Characters of extracted text. */
  readonly textLength: number;
  /** Nesting of tables, or of elements in HTML and XML. */
  readonly tableDepth: number;
  readonly elementDepth: number;
  readonly pages: number;
  /** Time one document may take in a worker before it is stopped. */
  readonly milliseconds: number;
  /** Memory of one worker. */
  readonly workerMegabytes: number;
}

export const defaultLimits: ReadingLimits = {
  fileBytes: 50 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  textLength: 5_000_000,
  tableDepth: 16,
  elementDepth: 512,
  pages: 1000,
  milliseconds: 30_000,
  workerMegabytes: 512,
};
