/** The year written last before `at` in the same text, or null. */
export function yearBefore(text: string, at: number): number | null {
  let found: number | null = null;
  for (const match of text.slice(0, at).matchAll(/((?:19|20)\d\d)年/g)) found = Number(match[1]);
  return found;
}
