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
