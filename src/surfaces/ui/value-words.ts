import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../engines/actions/description.ts';
import { shownYuan } from './amounts.ts';
import { fieldsOf } from './field-shape.ts';
import { isInstant, saidTime } from './moment.ts';
import { useRoomWords } from './room-words.ts';
import { useSurface } from './surface.tsx';

/** Where values stand: the verb they were given to or answered by, and its room. */
export interface ValuePlace {
  readonly room: string;
  readonly verb: string;
  /** Tells money from numbers; without it a number is a number. */
  readonly description?: VerbDescription | undefined;
}

/** What a field holds, in words: choices, moments in China's time, yes and no, money in yuan. Empty where nothing is. */
export type ValueWords = (field: string, value: unknown) => string;

/** The words for values of one verb, in the language of the page. */
export function useValueWords({ room, verb, description }: ValuePlace): ValueWords {
  const { t } = useTranslation('ui');
  const { language } = useSurface();
  const words = useRoomWords();
  const money = new Set(
    description
      ? fieldsOf(description.input).flatMap(({ kind, name }) => (kind === 'money' ? [name] : []))
      : [],
  );
  const say: ValueWords = (name, value) => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return t(value ? 'table.yes' : 'table.no');
    if (typeof value === 'number') return money.has(name) ? shownYuan(value) : String(value);
    if (typeof value === 'string')
      return isInstant(value)
        ? saidTime(value, language)
        : words.choice({ room, verb, name }, value);
    if (Array.isArray(value))
      return value
        .map((one) => say(name, one))
        .filter((text) => text !== '')
        .join(t('table.comma'));
    return Object.entries(value as object)
      .map(([inner, held]) => [words.field({ room, verb, name: inner }), say(inner, held)] as const)
      .filter(([, text]) => text !== '')
      .map(([label, text]) => t('form.problem', { field: label, says: text }))
      .join(t('table.comma'));
  };
  return say;
}
