import type { Words } from '../../kernel/words.ts';

/** What the screens of the congress say. */
export const congressScreensZh: Words = {};
