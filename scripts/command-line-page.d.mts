type Words = Readonly<Record<string, string>>;

/** The reference page of the command line, from its words in both languages. */
export function commandLinePage(zh: Words, en: Words): string;
