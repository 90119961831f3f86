import { checkFile } from './check-file.ts';
import type { Answer, Question } from './messages.ts';

/** Checks one file beside the page, which therefore never freezes. */
const answer = (said: Answer): void => {
  postMessage(said);
};

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const verdict = checkFile(data, (percent) => {
    answer({ kind: 'progress', percent });
  });
  answer({ kind: 'done', verdict });
});
