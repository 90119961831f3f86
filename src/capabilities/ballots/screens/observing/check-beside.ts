import type { WorkerTold } from './board-worker.ts';
import { checkBoard, type BoardToCheck, type CheckedBoard, type OnShare } from './check-board.ts';

/** Checks a board beside the page, or in it where the browser has no workers: then the page stands still meanwhile. */
export async function checkBeside(board: BoardToCheck, onShare: OnShare): Promise<CheckedBoard> {
  if (typeof Worker === 'undefined') return checkBoard(board, onShare);
  const worker = new Worker(new URL('./board-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<CheckedBoard>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerTold>) => {
        if (data.kind === 'share') onShare(data.share);
        else resolve(data.checked);
      });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage(board);
    });
  } finally {
    worker.terminate();
  }
}
