type Words = Readonly<Record<string, string>>;

/** What differs between two languages' words, one line each. */
export function compareWords(name: string, zh: Words, en: Words): readonly string[];
/** Compares all pairs of word files below src/. */
export function checkWords(root: string): Promise<readonly string[]>;
