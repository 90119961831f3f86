import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { say, type Words } from '../../../kernel/words.ts';
import type { RefusalNames } from '../refusals.ts';
import { choicesOf, limitText } from './limits.ts';
import { fieldWord } from './room-words.ts';
import { fieldsOf, flagOf, type VerbField } from './verb-fields.ts';

/** The field a path leads to, through lists and objects; null where it leads out of the input. */
function fieldAt(verb: VerbDescription, path: Refusal['field']): VerbField | null {
  let fields = fieldsOf(verb.input);
  let found: VerbField | null = null;
  for (const part of path) {
    if (typeof part === 'number') {
      if (!found?.items) return null;
      found = found.items;
    } else {
      found = fields.find(({ name }) => name === part) ?? null;
      if (!found) return null;
    }
    fields = fieldsOf(found.schema);
  }
  return found;
}

/** `--seats[2].unitId`: the option, and the way on inside its value. Entries are counted from one, as people count. */
function optionAt(verb: VerbDescription, [first, ...rest]: Refusal['field']): string {
  const field = fieldsOf(verb.input).find(({ name }) => name === first);
  const head = `--${field ? flagOf(field) : first}`;
  return rest.reduce<string>(
    (path, part) => (typeof part === 'number' ? `${path}[${part + 1}]` : `${path}.${part}`),
    head,
  );
}

/** Names the places of a verb's refusals by its options and labels, and its limits by words. */
export function verbNames(
  verb: VerbDescription,
  { room, actions, own }: Readonly<Record<'room' | 'actions' | 'own', Words>>,
): RefusalNames {
  const words = { room, verb: verb.name };
  return {
    words: [room, actions, own],
    place(path) {
      const option = optionAt(verb, path);
      const field = fieldAt(verb, path);
      const label = field === null ? null : fieldWord(words, field.name);
      return label === null ? option : say(own, 'refusal.place', { option, label });
    },
    wanted({ code, field: path }) {
      const field = code === 'input-invalid' ? fieldAt(verb, path) : null;
      if (field === null) return null;
      const choices = choicesOf(field, words);
      return choices.length > 0 ? choices.join(say(own, 'value.and')) : limitText(field, own);
    },
  };
}
