import { say, type Words } from '../../../kernel/words.ts';
import { fileEnding } from './file-type.ts';
import { choiceWord, type RoomOfVerb } from './room-words.ts';
import type { VerbField } from './verb-fields.ts';

/** A range in words: `limit.<what>` with both ends, `….from` or `….to` with one; null where there is neither. */
function range(
  words: Words,
  what: 'length' | 'range' | 'items',
  [min, max]: readonly [number | undefined, number | undefined],
): string | null {
  if (min !== undefined && max !== undefined)
    return min === max
      ? say(words, `limit.${what}.exact`, { min })
      : say(words, `limit.${what}`, { min, max });
  if (max !== undefined) return say(words, `limit.${what}.to`, { max });
  if (min !== undefined) return say(words, `limit.${what}.from`, { min });
  return null;
}

/** 分 as yuan, to the cent: 1250 is `12.50`. */
export function yuan(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** What a field's value is held to, in words: lengths, ranges, types of file. Null where nothing limits it. */
export function limitText({ kind, schema }: VerbField, words: Words): string | null {
  switch (kind) {
    case 'text':
    case 'long-text':
    case 'secret':
      return range(words, 'length', [schema.minLength, schema.maxLength]);
    case 'number':
      return range(words, 'range', [schema.minimum, schema.maximum]);
    case 'money':
      return schema.maximum === undefined
        ? null
        : say(words, 'limit.money', { max: yuan(schema.maximum) });
    case 'list':
      return range(words, 'items', [schema.minItems, schema.maxItems]);
    case 'file':
      return schema.types ? schema.types.map(fileEnding).join(' ') : null;
    case 'day':
    case 'choice':
    case 'yes-no':
    case 'reference':
    case 'id':
    case 'instant':
    case 'verb':
    case 'thing':
    case 'object':
    case 'any':
      return null;
  }
}

/** What a field is held to; of a list, each entry and then how many of them. */
export function limitTexts(field: VerbField, words: Words): readonly string[] {
  const all = [field.items ? limitText(field.items, words) : null, limitText(field, words)];
  return all.filter((text) => text !== null);
}

/** The values of a choice with their words, `department 系`. */
export function choicesOf(field: VerbField, words: RoomOfVerb): readonly string[] {
  const { schema, name } = field.items ?? field;
  return (schema.enum ?? []).map((value) => {
    const word = choiceWord(words, name, value);
    return word === null ? value : `${value} ${word}`;
  });
}
