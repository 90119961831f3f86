import type { Refusal } from '../../../kernel/refusal.ts';
import { useRoomWords } from '../room-words.ts';

/** Says words of one room by their key; a key without words is shown as it is, so that nobody overlooks it. */
export function useRoom(room: string): (key: string, values?: Refusal['values']) => string {
  const words = useRoomWords();
  return (key, values) => words.find(room, key, values) ?? key;
}
