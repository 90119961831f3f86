/** A one-line progress bar on a terminal; silent elsewhere. */
export interface ProgressBar {
  step(): void;
  /** Clears the bar so that other text can be printed. */
  clear(): void;
}

/** Draws on `stream` where it is a terminal and there is more than one thing to do. */
export function progressBar(stream: NodeJS.WriteStream, total: number): ProgressBar {
  const shown = stream.isTTY === true && total > 1;
  let done = 0;
  const width = 30;
  const draw = (): void => {
    const filled = Math.round((done / total) * width);
    stream.write(`\r[${'█'.repeat(filled)}${'░'.repeat(width - filled)}] ${done}/${total}`);
  };
  return {
    step() {
      done += 1;
      if (shown) draw();
    },
    clear() {
      if (shown) stream.write(`\r${' '.repeat(width + 24)}\r`);
    },
  };
}
