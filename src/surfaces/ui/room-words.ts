import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../kernel/refusal.ts';

/** Where a field is spoken of: the room, the verb, and the field's name. */
export interface FieldPlace {
  readonly room: string;
  readonly verb: string;
  readonly name: string;
  /** The group or list the field stands in, if it stands in one. */
  readonly within?: string | null;
}

/** A refusal in words: what is wrong, and the way out where there is one to tell. */
export interface ToldRefusal {
  readonly says: string;
  readonly way: string | null;
}

/** The words of the rooms: each room is a namespace, `ui` those of every form and table, `actions` those of every verb. */
export interface RoomWords {
  room(room: string): string;
  verb(room: string, verb: string): string;
  /** Of a verb of whatever room, or of none any more: what it is called. */
  anyVerb(verb: string): string;
  /** Every verb that has words, by its words. */
  allVerbs(): readonly { readonly value: string; readonly label: string }[];
  /** What verbs are done to, by the words of whatever room knows it. */
  thing(kind: string): string;
  /** The room that has words for a verb, or null. */
  roomOf(verb: string): string | null;
  /** A list as a heading (`title.<list>`, a noun), else as it is called. */
  title(room: string, list: string): string;
  done(room: string, verb: string): string;
  /** Words of a room by key, or null. */
  find(room: string, key: string, values?: Refusal['values']): string | null;
  field(place: FieldPlace): string;
  hint(place: FieldPlace): string | null;
  choice(place: FieldPlace, value: string): string;
  refusal(room: string, refusal: Refusal): ToldRefusal;
}

/** Issues a field can have that words tell apart; Zod's codes. */
const issues = new Set(['too_small', 'too_big', 'invalid_type', 'invalid_format', 'invalid_value']);

function lookUp(
  words: i18n,
  spaces: readonly string[],
  keys: readonly string[],
  values?: Refusal['values'],
): string | null {
  for (const key of keys) {
    const ns = spaces.find((space) => words.exists(key, { ns: space }));
    if (ns !== undefined) return words.t(key, { ns, ...values });
  }
  return null;
}

/** A row's `unitName` is the name of its `unitId`: each may go by the other's words. */
function nameAndSiblings(name: string): readonly string[] {
  if (name.endsWith('Name')) return [name, `${name.slice(0, -4)}Id`, name.slice(0, -4)];
  if (name.endsWith('Id')) return [name, `${name.slice(0, -2)}Name`, name.slice(0, -2)];
  return [name];
}

function fieldKeys(head: string, { verb, name, within = null }: FieldPlace): readonly string[] {
  const near =
    within === null ? [`${verb}.${name}`] : [`${verb}.${within}.${name}`, `${within}.${name}`];
  return [...near, ...nameAndSiblings(name)].map((one) => `${head}.${one}`);
}

/** Every room that speaks. */
function allRooms(words: i18n): readonly string[] {
  return Object.keys(words.getDataByLanguage(words.language) ?? {});
}

/** A kind of thing has a word of its own, or is called as its list and fields call it. */
const thingKeys = (kind: string): readonly string[] => [
  `thing.${kind}`,
  `title.${kind}.list`,
  `verb.${kind}.list`,
  `field.${kind}Id`,
];

const verbKey = 'verb.';

function allVerbs(words: i18n): readonly { readonly value: string; readonly label: string }[] {
  const rooms = Object.values(words.getDataByLanguage(words.language) ?? {});
  const named = rooms.flatMap((room) =>
    Object.entries(room as Readonly<Record<string, string>>)
      .filter(([key]) => key.startsWith(verbKey))
      .map(([key, label]) => ({ value: key.slice(verbKey.length), label })),
  );
  return named.sort((a, b) => a.label.localeCompare(b.label, words.language));
}

function tellRefusal(words: i18n, room: string, { code, values }: Refusal): ToldRefusal {
  // A refusal may come up from a room below: setting up a school opens an account.
  const spaces = [room, 'actions', 'ui', ...allRooms(words)];
  const issue = code === 'input-invalid' ? String(values['issue']) : '';
  const keys = issues.has(issue)
    ? [`issue.${issue}`, `refusal.${code}`]
    : [`refusal.${code}`, 'refusal.other'];
  return {
    says:
      lookUp(words, issues.has(issue) ? ['ui', ...spaces] : spaces, keys, { code, ...values }) ??
      code,
    way: issues.has(issue) ? null : lookUp(words, spaces, [`refusal.${code}.way`], values),
  };
}

/** Opens the words of the rooms. What a room does not say falls back to what every form says, then to the name. */
export function roomWords(words: i18n): RoomWords {
  return {
    room: (room) => lookUp(words, [room], ['room']) ?? room,
    verb: (room, verb) => lookUp(words, [room], [`verb.${verb}`]) ?? verb,
    anyVerb: (verb) => lookUp(words, allRooms(words), [`verb.${verb}`]) ?? verb,
    allVerbs: () => allVerbs(words),
    thing: (kind) => lookUp(words, allRooms(words), thingKeys(kind)) ?? kind,
    roomOf: (verb) =>
      allRooms(words).find((room) => words.exists(`verb.${verb}`, { ns: room })) ?? null,
    title: (room, list) => lookUp(words, [room], [`title.${list}`, `verb.${list}`]) ?? list,
    done: (room, verb) =>
      lookUp(words, [room], [`done.${verb}`]) ?? words.t('form.done', { ns: 'ui' }),
    find: (room, key, values) => lookUp(words, [room], [key], values),
    field: (place) =>
      lookUp(words, [place.room, 'ui', ...allRooms(words)], fieldKeys('field', place)) ??
      place.name,
    hint: (place) => lookUp(words, [place.room], fieldKeys('hint', place)),
    choice: (place, value) =>
      lookUp(
        words,
        [place.room, 'ui'],
        [`choice.${place.verb}.${place.name}.${value}`, `choice.${place.name}.${value}`],
      ) ?? value,
    refusal: (room, refusal) => tellRefusal(words, room, refusal),
  };
}

/** The words of the rooms in the language of the page. */
export function useRoomWords(): RoomWords {
  const { i18n } = useTranslation('ui');
  return roomWords(i18n);
}
