import type { Words } from '../../kernel/words.ts';
import { uiWordsEn } from '../../surfaces/ui/words.en.ts';
import { catalogueByRoom, refusalsOf } from './compose-words.ts';
import { webWordsEn } from './words.en.ts';

/** The words of every room that declares verbs, so that a new room speaks without being named here. */
const rooms = import.meta.glob<Readonly<Record<string, Words>>>(
  [
    '../../capabilities/*/words.en.ts',
    '!../../capabilities/audit/**',
    '../../engines/actions/words.en.ts',
    '../../engines/storage/words.en.ts',
  ],
  { eager: true },
);

const byRoom = catalogueByRoom(rooms);

/** All words of one language by room. */
export const catalogues = {
  ...byRoom,
  ui: uiWordsEn,
  web: { ...refusalsOf(byRoom['organisation'], byRoom['access']), ...webWordsEn },
};
