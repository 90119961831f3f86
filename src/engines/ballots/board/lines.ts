/** A line of a board: its bytes as they stand (without the line feed), and its number in the file from 1. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array;
}

const lineFeed = 10;

/** The lines of a file; what stands after the last line feed is one too, and `ended` tells whether there was nothing. */
export function linesOf(file: Uint8Array): {
  readonly lines: readonly Line[];
  readonly ended: boolean;
} {
  const lines: Line[] = [];
  let from = 0;
  for (;;) {
    const at = file.indexOf(lineFeed, from);
    if (at < 0) break;
    lines.push({ number: lines.length + 1, bytes: file.subarray(from, at) });
    from = at + 1;
  }
  const ended = from === file.length;
  if (!ended) lines.push({ number: lines.length + 1, bytes: file.subarray(from) });
  return { lines, ended };
}

const eventStart = [...'{"height":'].map((letter) => letter.charCodeAt(0));

/** Whether a line is the second one of an event, whatever follows. */
export function startsEvent({ bytes }: Line): boolean {
  return eventStart.every((byte, at) => bytes[at] === byte);
}

/** Whether a file has a line of an event, and so says of itself that it is a board. */
export function saysBoard(file: Uint8Array): boolean {
  return linesOf(file).lines.some(startsEvent);
}
