/** An article of a preset: our own words, to be put into the school's, and what they state. */
export interface PresetArticle {
  readonly text: string;
  /** By the name of the provision, as a person types it. */
  readonly values: Readonly<Record<string, string>>;
}

/** A charter to begin with: how one kind of school runs its union. */
export interface Preset {
  readonly code: PresetCode;
  readonly chapters: readonly {
    readonly chapter: string;
    readonly articles: readonly PresetArticle[];
  }[];
}

/** A school of departments (系科制), and one of several campuses (校区制). */
export const presetCodes = ['departments', 'campuses'] as const;

/** One of them. */
export type PresetCode = (typeof presetCodes)[number];

/** Makes an article of a preset. */
export const stub = (
  text: string,
  values: Readonly<Record<string, string>> = {},
): PresetArticle => ({ text, values });

const digits = '零一二三四五六七八九';

/** 第十二条: numbers up to ninety-nine. */
export function articleNumber(figure: number): string {
  const [tens, ones] = [Math.floor(figure / 10), figure % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (digits[tens] ?? '')}十`;
  return `第${ten}${ones === 0 && tens > 0 ? '' : (digits[ones] ?? '')}条`;
}
