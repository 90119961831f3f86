import { auditTree } from '../../../capabilities/audit/audit.ts';
import { readDocument } from '../../../engines/documents/read-document.ts';
import { unreachable } from '../../../kernel/unreachable.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

async function replyTo(request: WorkerRequest): Promise<WorkerReply> {
  switch (request.kind) {
    case 'read': {
      const { name, bytes, limits } = request;
      return { kind: 'read', result: await readDocument({ name, bytes, limits }) };
    }
    case 'audit':
      return { kind: 'audited', audits: auditTree(request.tree, { form: request.form }) };
    default:
      return unreachable(request);
  }
}

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  replyTo(event.data).then(
    (reply) => self.postMessage(reply),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const failed: WorkerReply = { kind: 'failed', message };
      self.postMessage(failed);
    },
  );
});
