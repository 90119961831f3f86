import { isReply, type WorkerReply, type WorkerRequest } from './worker-messages.ts';

/** How a request to the worker can end. `stopped` is the person's cancel. */
export type WorkerOutcome =
  | { readonly kind: 'reply'; readonly reply: WorkerReply }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'crashed'; readonly message: string }
  | { readonly kind: 'stopped' };

/** Asks a worker that can be stopped at any moment; a stopped worker is replaced at the next request. */
export interface WorkerClient {
  /** Sends a request; after `milliseconds` without an answer the worker is ended. */
  ask(request: WorkerRequest, milliseconds: number): Promise<WorkerOutcome>;
  /** Ends the worker; a request under way ends as `stopped`, and so does every later one. */
  stop(): void;
}

/** A client over workers started by `start`. One request at a time. */
export function createWorkerClient(start: () => Worker): WorkerClient {
  let worker: Worker | null = null;
  let endCurrent: ((outcome: WorkerOutcome) => void) | null = null;
  let stopped = false;

  const drop = (): void => {
    worker?.terminate();
    worker = null;
  };

  return {
    ask(request, milliseconds) {
      if (stopped) return Promise.resolve({ kind: 'stopped' });
      return new Promise((resolve) => {
        const current = (worker ??= start());
        const end = (outcome: WorkerOutcome): void => {
          clearTimeout(timer);
          endCurrent = null;
          current.onmessage = null;
          current.onerror = null;
          if (outcome.kind !== 'reply') drop();
          resolve(outcome);
        };
        const timer = setTimeout(() => end({ kind: 'too-long' }), milliseconds);
        endCurrent = end;
        current.onmessage = ({ data }: MessageEvent<unknown>) => {
          if (isReply(data)) end({ kind: 'reply', reply: data });
        };
        current.onerror = (event) => end({ kind: 'crashed', message: event.message });
        current.onmessageerror = () => end({ kind: 'crashed', message: 'message not readable' });
        current.postMessage(request, request.kind === 'read' ? [request.bytes.buffer] : []);
      });
    },
    stop() {
      stopped = true;
      endCurrent?.({ kind: 'stopped' });
      drop();
    },
  };
}
