import type { FormAudit } from '../../../capabilities/audit/model.ts';
import type { DocumentRefusal, ReadingLimits } from '../../../engines/documents/refusal.ts';
import type { DocumentTree } from '../../../engines/documents/tree.ts';
import type { Result } from '../../../kernel/result.ts';

/** What the page asks of the worker, one request at a time. */
export type WorkerRequest =
  | {
      readonly kind: 'read';
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly limits: ReadingLimits;
    }
  | { readonly kind: 'audit'; readonly tree: DocumentTree; readonly form: string | null };

/** The worker's answers. `failed` carries the message of a defect, never an expected refusal. */
export type WorkerReply =
  | { readonly kind: 'read'; readonly result: Result<DocumentTree, DocumentRefusal> }
  | { readonly kind: 'audited'; readonly audits: readonly FormAudit[] }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Whether a message is the worker's answer. The PDF reader's library takes any worker for its own and
 * greets the page when it is loaded; such messages are not for us.
 */
export function isReply(data: unknown): data is WorkerReply {
  const kinds: readonly unknown[] = ['read', 'audited', 'failed'];
  return typeof data === 'object' && data !== null && 'kind' in data && kinds.includes(data.kind);
}
