import type { DocumentRefusal } from '../../engines/documents/refusal.ts';
import type { DocumentTree } from '../../engines/documents/tree.ts';
import type { FormAudit } from '../../capabilities/audit/model.ts';

/** A file as the person gave it; `path` keeps the folders of a dropped folder. */
export interface SourceFile {
  readonly path: string;
  /** Its bytes as they were when given; a file over the limit is not copied, and never read. */
  readonly blob: Blob;
}

/** Whether several files are one disclosure with its attachments, or one disclosure each. */
export type Grouping = 'together' | 'separate';

/** A file that could not be read, with the reason. */
export interface RefusedFile {
  readonly path: string;
  readonly refusal: DocumentRefusal;
}

/** What was read and audited: the joined text and one audit per form, none where no form was found. */
export interface AuditedText {
  readonly tree: DocumentTree;
  readonly audits: readonly FormAudit[];
}

/** One disclosure of a run. `audited` is null where none of its files could be read. */
export interface Disclosure {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly audited: AuditedText | null;
  readonly refused: readonly RefusedFile[];
  /** The version of the form a person chose; null where the document was let to say. */
  readonly readAs: string | null;
  /** The audit before the repair, where this one was dropped again. */
  readonly previous: AuditedText | null;
}

/** How far a run is: which file is being worked on, of how many. */
export interface RunProgress {
  readonly path: string;
  readonly done: number;
  readonly total: number;
  readonly step: 'reading' | 'auditing';
}
