/** How wide a character is set, in ems: Chinese and full-width ones take one, Latin ones about half. */
function widthOf(character: string): number {
  return /[\u0000-\u00ff]/.test(character) ? 0.55 : 1;
}

const widthOfText = (text: string): number =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0);

/** Pieces that a line should not be broken within: up to a pause or a blank, which hangs at the end of its piece. */
const piecesOf = (text: string): readonly string[] =>
  text.match(/[^、，：；: ]*[、，：；: ]+|[^、，：；: ]+/g) ?? [];

/** A piece wider than a line, broken anywhere, into lines of about the same width. */
function broken(piece: string, ems: number): readonly string[] {
  const count = Math.ceil(widthOfText(piece) / Math.max(ems, 1));
  const share = Math.max(widthOfText(piece) / count, 1);
  const lines = [''];
  for (const character of piece) {
    const line = lines.at(-1) ?? '';
    const room = lines.length < count ? share + 0.5 : Number.POSITIVE_INFINITY;
    if (line !== '' && widthOfText(line) + widthOf(character) > Math.min(room, ems))
      lines.push(character);
    else lines[lines.length - 1] = line + character;
  }
  return lines;
}

/**
 * Breaks a text into lines of at most so many ems, after a pause where there is one, so that no name is torn. Pauses may
 * hang half an em beyond; a character wider than a line stands alone.
 */
export function wrap(text: string, ems: number): readonly string[] {
  const lines: string[] = [];
  for (const piece of piecesOf(text)) {
    const line = lines.at(-1);
    const hangs = widthOfText(piece.trimEnd()) - (/[、，：；]$/.test(piece) ? 0.5 : 0);
    if (line !== undefined && widthOfText(line) + hangs <= ems)
      lines[lines.length - 1] = line + piece;
    else if (hangs <= ems) lines.push(piece);
    else lines.push(...broken(piece, ems));
  }
  return lines.map((line) => line.trim());
}
