/** How wide a character is set, in ems: Chinese and full-width ones take one, Latin ones about half. */
function widthOf(character: string): number {
  return /[\u0000-\u00ff]/.test(character) ? 0.55 : 1;
}

/** Whether a line may end before this character. */
const opensBadly = /[，。；：、！？）》”’,.;:!?)]/;

/** Breaks a text into lines of at most so many ems. A character wider than that stands alone. */
export function wrap(text: string, ems: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const character of text) {
    const next = width + widthOf(character);
    // Punctuation hangs at the end of the line before.
    if (line !== '' && next > ems && !opensBadly.test(character)) {
      lines.push(line);
      line = '';
      width = 0;
    }
    line += character;
    width += widthOf(character);
  }
  return line === '' ? lines : [...lines, line];
}
