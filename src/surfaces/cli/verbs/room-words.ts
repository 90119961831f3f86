import type { Words } from '../../../kernel/words.ts';

/** Where a word is looked for: a room's catalogue, and the verb it is asked for. */
export interface RoomOfVerb {
  readonly room: Words;
  readonly verb: string;
}

/** A row's `unitName` is the name of its `unitId`: each may go by the other's words. */
function siblings(name: string): readonly string[] {
  const stem = name.replace(/(?:Name|Ids?)$/, '');
  return stem === name ? [name] : [name, `${stem}Id`, `${stem}Name`, stem];
}

const first = (room: Words, keys: readonly string[]): string | null =>
  keys.map((key) => room[key]).find((word) => word !== undefined) ?? null;

/** A field's label: the verb's own word for it before the room's; null where there is none. */
export function fieldWord({ room, verb }: RoomOfVerb, name: string): string | null {
  return first(room, [
    `field.${verb}.${name}`,
    ...siblings(name).map((sibling) => `field.${sibling}`),
  ]);
}

/** What helps to fill a field in, or null. */
export function hintWord({ room, verb }: RoomOfVerb, name: string): string | null {
  return first(room, [`hint.${verb}.${name}`, `hint.${name}`]);
}

/** The word of a value of a closed list, or null. */
export function choiceWord(
  { room, verb }: RoomOfVerb,
  name: string,
  value: string | number,
): string | null {
  return first(room, [`choice.${verb}.${name}.${value}`, `choice.${name}.${value}`]);
}
