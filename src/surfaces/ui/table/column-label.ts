import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { FieldShape } from '../field-shape.ts';
import { useRoomWords } from '../room-words.ts';

/** The heading of a column; money says its unit there, so that the figures stand alone. */
export function useColumnLabel(list: VerbDescription): (shape: FieldShape) => string {
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  return ({ name, kind }) => {
    const field = words.field({ room: list.room, verb: list.name, name });
    return kind === 'money' ? t('table.unit', { field, unit: t('form.yuan') }) : field;
  };
}
