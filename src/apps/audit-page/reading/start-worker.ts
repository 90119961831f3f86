/** Starts the reading worker of the web page: a file of its own, which fetches the PDF reader only for a PDF. */
export function startWorker(): Worker {
  return new Worker(new URL('./audit-worker.ts', import.meta.url), { type: 'module' });
}
