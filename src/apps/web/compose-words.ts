import type { Words } from '../../kernel/words.ts';

type WordFile = Readonly<Record<string, Words>>;

/** A catalogue per folder: whatever word files a room has in one language, together. */
export function catalogueByRoom(files: Readonly<Record<string, WordFile>>): Record<string, Words> {
  const rooms: Record<string, Words> = {};
  for (const [path, file] of Object.entries(files)) {
    const room = path.split('/').at(-2);
    if (room !== undefined) rooms[room] = Object.assign({}, rooms[room], ...Object.values(file));
  }
  return rooms;
}

/** Refusals of founding a school, which its page tells before there is a school whose rooms could. */
export function refusalsOf(...rooms: readonly (Words | undefined)[]): Words {
  const all: Words = Object.assign({}, ...rooms);
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('refusal.')));
}
