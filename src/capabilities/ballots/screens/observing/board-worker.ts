import { checkBoard, type BoardToCheck, type CheckedBoard } from './check-board.ts';

/** What the worker tells. */
export type WorkerTold =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'checked'; readonly checked: CheckedBoard };

const tell = (told: WorkerTold): void => self.postMessage(told);

self.addEventListener('message', ({ data }: MessageEvent<BoardToCheck>) => {
  tell({ kind: 'checked', checked: checkBoard(data, (share) => tell({ kind: 'share', share })) });
});
