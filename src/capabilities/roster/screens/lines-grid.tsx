import { Fragment, useState } from 'react';
import { Button, Checkbox, Input, Select } from 'antd';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { WideTable } from '../../../surfaces/ui/table/wide-table.tsx';
import { lineFields, type LineField } from '../lines/line.ts';
import type { DraftLine, LinesDraft } from './use-lines.ts';

const room = 'roster';

const problemId = (line: DraftLine, field: LineField): string => `problem-${line.at}-${field}`;

function LineCell(props: {
  readonly line: DraftLine;
  readonly field: LineField;
  readonly draft: LinesDraft;
}) {
  const say = useRoom(room);
  const { line, field, draft } = props;
  const wrong = draft.problemsOf(line, field).length > 0;
  return (
    <td data-label={say(`field.${field}`)}>
      <input
        type="text"
        aria-label={`${line.cells.name ?? ''} ${say(`field.${field}`)}`}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? problemId(line, field) : undefined}
        maxLength={60}
        value={line.cells[field] ?? ''}
        onChange={({ target }) => draft.write(line.at, field, target.value)}
      />
    </td>
  );
}

/** What is wrong with a line, below it over its whole width: a cell is too narrow for a sentence. */
function LineProblems({ line, draft }: { readonly line: DraftLine; readonly draft: LinesDraft }) {
  const say = useRoom(room);
  const words = useRoomWords();
  const told = lineFields.flatMap((field) => {
    const problems = draft.problemsOf(line, field);
    return problems.length === 0 ? [] : [{ field, problems }];
  });
  if (told.length === 0) return null;
  return (
    <tr className="roster-problems">
      <td colSpan={draft.fields.length + 3}>
        {told.map(({ field, problems }) => (
          <div key={field} id={problemId(line, field)}>
            {problems.map(({ code, values }) => {
              const { says, way } = words.refusal(room, { code, field: [], values });
              return (
                <p key={code} className="roster-problem">
                  <strong>{say(`field.${field}`)}</strong> {says} {way}
                </p>
              );
            })}
          </div>
        ))}
      </td>
    </tr>
  );
}

function PersonCell({ line, draft }: { readonly line: DraftLine; readonly draft: LinesDraft }) {
  const say = useRoom(room);
  const { match, people, personId, isNew, at } = line;
  const [only] = people;
  if (match === 'known' && only)
    return say(
      only.number.startsWith('暂-') ? 'roster.number-provisional' : 'import.person-known',
      {
        number: only.number,
      },
    );
  if (match === 'new') return say('import.person-new');
  return (
    <select
      aria-label={`${line.cells.name ?? ''} ${say('import.person')}`}
      value={isNew ? 'new' : (personId ?? '')}
      onChange={({ target }) => {
        const chosen = target.value === 'new' || target.value === '' ? null : target.value;
        draft.choose(at, chosen, target.value === 'new');
      }}
    >
      <option value="">{say('import.person-choose')}</option>
      {people.map(({ id, number, unitName, grade }) => (
        <option key={id} value={id}>
          {[number, unitName, grade].filter((part) => part !== null).join(' ')}
        </option>
      ))}
      <option value="new">{say('import.person-new')}</option>
    </select>
  );
}

function LineRow({ line, draft }: { readonly line: DraftLine; readonly draft: LinesDraft }) {
  const say = useRoom(room);
  const { sheet, row, at } = line;
  const place =
    sheet === null ? say('import.row-alone', { row }) : say('import.row', { sheet, row });
  return (
    <tr className={line.changed ? 'roster-row-changed' : ''}>
      <th scope="row" className="roster-fixed">
        {place}
      </th>
      {draft.fields.map((field) => (
        <LineCell key={field} line={line} field={field} draft={draft} />
      ))}
      <td data-label={say('import.person')}>
        <PersonCell line={line} draft={draft} />
      </td>
      <td>
        <Button
          size="small"
          type="text"
          aria-label={`${place} ${say('import.remove')}`}
          onClick={() => draft.remove(at)}
        >
          {say('import.remove')}
        </Button>
      </td>
    </tr>
  );
}

/** Puts one text into every empty cell of a column. */
function FillTogether({ draft }: { readonly draft: LinesDraft }) {
  const say = useRoom(room);
  const [field, setField] = useState<LineField>('department');
  const [text, setText] = useState('');
  return (
    <details>
      <summary>{say('import.fill')}</summary>
      <p className="hint">{say('import.fill-hint')}</p>
      <div className="tools">
        <Select<LineField>
          aria-label={say('import.fill')}
          className="width-filter"
          value={field}
          options={draft.fields.map((value) => ({ value, label: say(`field.${value}`) }))}
          onChange={setField}
        />
        <Input
          aria-label={say(`field.${field}`)}
          className="width-search"
          value={text}
          maxLength={60}
          onChange={({ target }) => setText(target.value)}
        />
        <Button disabled={text.trim() === ''} onClick={() => draft.fill(field, text.trim())}>
          {say('import.fill-apply')}
        </Button>
      </div>
    </details>
  );
}

/** The lines of a roster, corrected cell by cell, with what is wrong and the way out beside each cell. */
export function LinesGrid({ draft }: { readonly draft: LinesDraft }) {
  const say = useRoom(room);
  const [only, setOnly] = useState(false);
  const { lines, wrong, removed } = draft;
  // A line being corrected stays where it is: it would vanish with the letter that makes it right.
  const shown = only ? lines.filter((line) => line.changed || draft.isWrong(line)) : lines;
  return (
    <>
      <p role="status">
        <strong>{say('import.found', { lines: lines.length })}</strong>{' '}
        {wrong > 0 ? say('import.wrong', { count: wrong }) : say('import.right')}
      </p>
      <div className="tools">
        {(wrong > 0 || only) && (
          <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
            {say('import.only-wrong')}
          </Checkbox>
        )}
        {removed > 0 && (
          <span>
            {say('import.removed', { count: removed })}{' '}
            <Button size="small" onClick={draft.restore}>
              {say('import.restore')}
            </Button>
          </span>
        )}
      </div>
      <FillTogether draft={draft} />
      <WideTable label={say('field.lines')}>
        <table className="roster-grid">
          <caption className="unseen">{say('field.lines')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('field.roster.import.row')}</th>
              {draft.fields.map((field) => (
                <th key={field} scope="col">
                  {say(`field.${field}`)}
                </th>
              ))}
              <th scope="col">{say('import.person')}</th>
              <th scope="col">
                <span className="unseen">{say('import.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <Fragment key={line.at}>
                <LineRow line={line} draft={draft} />
                <LineProblems line={line} draft={draft} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}
