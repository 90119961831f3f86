import { useCallback, useRef, useState } from 'react';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import type { Disclosure, Grouping, RunProgress, SourceFile } from './model.ts';
import { auditFiles } from './reading/audit-files.ts';
import { startWorker } from './reading/start-worker.ts';
import { createWorkerClient, type WorkerClient } from './reading/worker-client.ts';

/** How a run ended: with disclosures, left by the person, or by a defect of ours. */
export type RunEnd =
  | { readonly kind: 'done'; readonly disclosures: readonly Disclosure[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'broken'; readonly message: string };

/** What to audit. */
export interface RunRequest {
  readonly files: readonly SourceFile[];
  readonly grouping: Grouping;
  readonly name: string;
  readonly form: string | null;
}

/** Runs audits in a worker, one at a time. `progress` is null while nothing runs. */
export interface AuditRun {
  readonly progress: RunProgress | null;
  readonly start: (request: RunRequest) => Promise<RunEnd>;
  readonly cancel: () => void;
}

/** The page's runner. A run that is started ends the one before it. */
export function useAuditRun(): AuditRun {
  const client = useRef<WorkerClient | null>(null);
  const [progress, setProgress] = useState<RunProgress | null>(null);

  const start = useCallback(async (request: RunRequest): Promise<RunEnd> => {
    client.current?.stop();
    const own = createWorkerClient(startWorker);
    client.current = own;
    try {
      const disclosures = await auditFiles(request.files, {
        ...request,
        client: own,
        limits: defaultLimits,
        onProgress: setProgress,
      });
      return disclosures === null ? { kind: 'cancelled' } : { kind: 'done', disclosures };
    } catch (error) {
      return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
    } finally {
      if (client.current === own) setProgress(null);
    }
  }, []);
  const cancel = useCallback(() => client.current?.stop(), []);
  return { progress, start, cancel };
}
