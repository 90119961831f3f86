import type { Words } from '../../kernel/words.ts';
import { uiWordsZh } from '../../surfaces/ui/words.zh.ts';
import { catalogueByRoom, refusalsOf } from './compose-words.ts';
import { webWordsZh } from './words.zh.ts';

/** The words of every room that declares verbs, so that a new room speaks without being named here. */
const rooms = import.meta.glob<Readonly<Record<string, Words>>>(
  [
    '../../capabilities/*/words.zh.ts',
    '!../../capabilities/audit/**',
    '../../engines/actions/words.zh.ts',
    '../../engines/storage/words.zh.ts',
  ],
  { eager: true },
);

const byRoom = catalogueByRoom(rooms);

/** All words of one language by room. */
export const catalogues = {
  ...byRoom,
  ui: uiWordsZh,
  web: { ...refusalsOf(byRoom['organisation'], byRoom['access']), ...webWordsZh },
};
