import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../engines/actions/description.ts';
import { uuidShape } from '../../kernel/id.ts';
import { useRoomWords } from './room-words.ts';
import { useValueWords } from './value-words.ts';

/** One line of an answer; figures are read, words (a code) are copied. */
interface Told {
  readonly name: string;
  readonly text: string;
  readonly figure: boolean;
}

/** What of an answer a person needs to see: its words and figures, but no ids. */
export function tellable(answer: unknown): readonly Told[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]): readonly Told[] => {
    if (typeof value === 'number') return [{ name, text: String(value), figure: true }];
    if (typeof value !== 'string' || value === '' || uuidShape.test(value)) return [];
    return [{ name, text: value, figure: false }];
  });
}

/** A text one copies by a button; told by words where the browser does not allow it. */
export function CopyText({ text }: { readonly text: string }) {
  const { t } = useTranslation('ui');
  const [told, setTold] = useState<'copied' | 'copy-failed' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTold('copied');
    } catch {
      setTold('copy-failed'); // no permission, or no secure connection: the person is told so
    }
  };
  return (
    <span className="copy">
      <code>{text}</code>
      <Button size="small" onClick={() => void copy()}>
        {t('answer.copy')}
      </Button>
      <span role="status" className="copy-told">
        {told && t(`answer.${told}`)}
      </span>
    </span>
  );
}

/** Rows of an answer that are to be handed out (one-time codes, for instance): a table to print, without ids. */
export function tellableRows(answer: unknown): readonly {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]) => {
    if (!Array.isArray(value) || value.length === 0) return [];
    const rows = value.map((row: unknown) =>
      Object.fromEntries(
        tellable(typeof row === 'string' ? { [name]: row } : row).map((one) => [
          one.name,
          one.text,
        ]),
      ),
    );
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return columns.length === 0 ? [] : [{ name, columns, rows }];
  });
}

type Cell = (name: string, row: Readonly<Record<string, string>>) => string;

/** A cell in words: a reason code by the room's refusals with the row's own values, else as any value. */
function useCells({ room, name }: VerbDescription): Cell {
  const words = useRoomWords();
  const say = useValueWords({ room, verb: name });
  return (column, row) => {
    const text = row[column] ?? '';
    return words.find(room, `refusal.${text}`, row) ?? say(column, text);
  };
}

function Slips(props: {
  readonly verb: VerbDescription;
  readonly table: ReturnType<typeof tellableRows>[number];
}) {
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const cell = useCells(props.verb);
  const { room, name: verb } = props.verb;
  const { name: table, columns, rows } = props.table;
  const label = (field: string): string =>
    words.field({ room, verb, name: field, within: field === table ? null : table });
  return (
    <div className="slips">
      <table>
        <caption>{label(table)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {label(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={Object.values(row).join(' ')}>
              {columns.map((column) => (
                <td key={column}>{cell(column, row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={() => window.print()}>{t('answer.print')}</Button>
    </div>
  );
}

/** What an action answered, shown once: a code, a count, a table of slips. */
export function AnswerPanel(props: { readonly verb: VerbDescription; readonly answer: unknown }) {
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const { verb, answer } = props;
  const { room, name } = verb;
  const say = useValueWords({ room, verb: name });
  const told = tellable(answer);
  const tables = tellableRows(answer);
  const isCode = ({ name: field, text, figure }: Told): boolean =>
    !figure && say(field, text) === text;
  return (
    <>
      <dl className="summary">
        {told.map((one) => (
          <div key={one.name}>
            <dt>{words.field({ room, verb: name, name: one.name })}</dt>
            <dd>{isCode(one) ? <CopyText text={one.text} /> : say(one.name, one.text)}</dd>
          </div>
        ))}
      </dl>
      {tables.map((table) => (
        <Slips key={table.name} verb={verb} table={table} />
      ))}
      {(tables.length > 0 || told.some(isCode)) && <p className="form-note">{t('answer.once')}</p>}
    </>
  );
}
