import AuditWorker from './audit-worker.ts?worker&inline';

/** Starts the reading worker of the offline file: its code is inside the page, so it runs from file:// too. */
export function startWorker(): Worker {
  return new AuditWorker();
}
