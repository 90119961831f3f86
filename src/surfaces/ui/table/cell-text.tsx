import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { shownYuan } from '../amounts.ts';
import type { Row } from '../asking.ts';
import { chinaTime } from '../china-time.ts';
import type { FieldShape } from '../field-shape.ts';
import { useRoomWords, type RoomWords } from '../room-words.ts';
import { PageLink, useSurface, type Surface } from '../surface.tsx';
import { thingOf } from './actions-of-list.ts';
import { columnsOf } from './columns.ts';
import { leadingColumn } from './head-of.ts';

interface Telling {
  readonly list: VerbDescription;
  readonly words: RoomWords;
  readonly comma: string;
  readonly yes: string;
  readonly no: string;
}

function plain(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? String(value) : null;
}

/** A value in words; null where there is none. */
function told(shape: FieldShape, value: unknown, telling: Telling): string | null {
  const { list, words, comma } = telling;
  const choice = (one: unknown): string =>
    words.choice({ room: list.room, verb: list.name, name: shape.name }, String(one));
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const { item } = shape;
    const texts = item ? value.map((one) => told(item, one, telling)) : [];
    return texts.filter((text) => text !== null).join(comma) || null;
  }
  switch (shape.kind) {
    case 'money':
      return typeof value === 'number' ? shownYuan(value) : plain(value);
    case 'instant':
      return typeof value === 'string' ? chinaTime(value) : null;
    case 'choice':
      return choice(value);
    case 'verb':
      return words.anyVerb(String(value));
    case 'thing':
      return words.thing(String(value));
    case 'yes-no':
      return value === true ? telling.yes : telling.no;
    default:
      return plain(value);
  }
}

/**
 * Where a cell leads: a name to the page of what it names (`personName` to that of `personId`), the head of a row to the
 * row's own page. Null where it leads nowhere.
 */
function shownThing(
  list: VerbDescription,
  field: string,
  row: Row,
  shownAt: Surface['shownAt'],
): string | null {
  const ofPerson = field === 'name' && row['personId'] !== undefined;
  const named = ofPerson ? 'person' : field.endsWith('Name') ? field.slice(0, -4) : null;
  const id = named === null ? undefined : row[`${named}Id`];
  if (named !== null && typeof id === 'string') return shownAt(named, id);
  if (leadingColumn(columnsOf(list))?.shape.name !== field || typeof row['id'] !== 'string')
    return null;
  return shownAt(thingOf(list.name), row['id']);
}

/** One cell of a row: days and times as China writes them, money in yuan, choices in words. */
export function CellText(props: {
  readonly list: VerbDescription;
  readonly shape: FieldShape;
  readonly row: Row;
}): ReactNode {
  const { list, shape, row } = props;
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const { attachmentAddress, shownAt } = useSurface();
  const value = row[shape.name];
  const telling = {
    list,
    words,
    comma: t('table.comma'),
    yes: t('table.yes'),
    no: t('table.no'),
  };
  if (shape.kind === 'file' && typeof value === 'string') {
    const name = row[`${shape.name}Name`];
    return <a href={attachmentAddress(value)}>{plain(name) ?? value.slice(0, 12)}</a>;
  }
  const text = told(shape, value, telling);
  if (text === null) return <span className="nothing">{t('table.nothing')}</span>;
  const href = shownThing(list, shape.name, row, shownAt);
  return href === null ? text : <PageLink href={href}>{text}</PageLink>;
}
