import type { VerbDescription } from '../../engines/actions/description.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Row } from './asking.ts';
import { chinaTime } from './china-time.ts';
import { useRoomWords, type RoomWords } from './room-words.ts';
import { thingOf } from './table/actions-of-list.ts';
import { columnsOf } from './table/columns.ts';

/** What a row is called: its name, and what tells it from others of that name. */
export interface RowLabel {
  readonly name: string;
  readonly beside: string;
}

/** Fields by which a row may go, the first that it has. */
export const nameFields: readonly string[] = ['name', 'title', 'personName', 'label'];

const besideFields = ['number', 'code', 'unitName', 'bodyName', 'parentName'];

function firstText(row: Row, fields: readonly string[]): string {
  const found = fields.map((field) => row[field]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : '';
}

/** Without a name: its first two columns that say anything. */
function fromColumns(list: VerbDescription, row: Row): RowLabel {
  const texts = columnsOf(list).flatMap(({ shape }) => {
    const value = row[shape.name];
    if (typeof value === 'number') return [String(value)];
    if (typeof value !== 'string' || value === '') return [];
    return [shape.kind === 'instant' ? chinaTime(value) : value];
  });
  return { name: texts[0] ?? '', beside: texts[1] ?? '' };
}

/** What a row of a list is called: by its room's words (`row.<thing>`, with the row's fields as places), else by its name. */
export function rowLabel(words: RoomWords, list: VerbDescription, row: Row): RowLabel {
  const values = row as Refusal['values'];
  const told = words.find(list.room, `row.${thingOf(list.name)}`, values);
  if (told !== null) return { name: told, beside: '' };
  const name = firstText(row, nameFields);
  return name === ''
    ? fromColumns(list, row)
    : {
        name,
        beside: firstText(
          row,
          besideFields.filter((field) => row[field] !== name),
        ),
      };
}

/** What the rows of lists are called, in the language of the page. */
export function useRowLabel(): (list: VerbDescription, row: Row) => RowLabel {
  const words = useRoomWords();
  return (list, row) => rowLabel(words, list, row);
}

/** A row's name as one line. */
export function rowLine({ name, beside }: RowLabel): string {
  return beside === '' ? name : `${name}（${beside}）`;
}
