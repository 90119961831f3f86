/** The two languages of the product. */
export type Language = 'zh' | 'en';

/** Sentences by key; a sentence may hold `{{name}}` places. */
export type Words = Readonly<Record<string, string>>;

/** Fills the `{{name}}` places of a sentence. A place without a value is a defect and throws. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {{${name}}} in: ${sentence}`);
    return String(value);
  });
}

/** The sentence of a key, filled. An unknown key throws: words are complete in both languages, and checked. */
export function say(
  words: Words,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const sentence = words[key];
  if (sentence === undefined) throw new Error(`no words for ${key}`);
  return fill(sentence, values);
}
