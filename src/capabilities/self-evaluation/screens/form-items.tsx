import { Button, Checkbox, Input, Select } from 'antd';
import { criterionNames, type CriterionName } from '../../../facts/criteria.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { WideTable } from '../../../surfaces/ui/table/wide-table.tsx';
import { addItem, changeItem, moveItem, removeItem, type EnteredItem } from '../form-draft.ts';
import type { EnteredForm } from '../model.ts';
import './form-editor.css';

const remarks = ['people', 'departments', 'date'] as const;

interface ItemProps {
  readonly item: EnteredItem;
  readonly at: number;
  readonly form: EnteredForm;
  change(place: string | null, form: EnteredForm): void;
}

/** One item as a row of the grid; every control says of which item it is. */
function ItemRow({ item, at, form, change }: ItemProps) {
  const say = useRoom('self-evaluation');
  const about = `${say(`choice.level.${item.level}`)} ${item.no}`;
  const named = (field: string): string => `${about} ${say(`field.${field}`)}`;
  const set = (field: string, changed: Partial<EnteredItem>): void =>
    change(`${at}.${field}`, changeItem(form, at, changed));
  return (
    <tr>
      <th scope="row">
        {item.no}
        {item.row === null ? '' : `（${item.row}）`}
      </th>
      <td className="wide">
        <Input.TextArea
          autoSize
          aria-label={named('wording')}
          value={item.wording}
          onChange={({ target }) => set('wording', { wording: target.value })}
        />
      </td>
      <td>
        <Select
          aria-label={named('criterion')}
          value={item.criterion as CriterionName}
          popupMatchSelectWidth={false}
          options={criterionNames.map((name) => ({
            value: name,
            label: say(`choice.criterion.${name}`),
          }))}
          onChange={(criterion) => set('criterion', { criterion })}
        />
      </td>
      <td>
        <Select
          aria-label={named('remark')}
          value={item.remark ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say('editor.no-remark') },
            ...remarks.map((name) => ({ value: name, label: say(`choice.remark.${name}`) })),
          ]}
          onChange={(name) =>
            set('remark', { remark: remarks.find((remark) => remark === name) ?? null })
          }
        />
      </td>
      <td>
        <Checkbox
          aria-label={named('core')}
          checked={item.core}
          onChange={({ target }) => set('core', { core: target.checked })}
        >
          ★
        </Checkbox>
        <Checkbox
          aria-label={named('observation')}
          checked={item.observation}
          onChange={({ target }) => set('observation', { observation: target.checked })}
        >
          ▲
        </Checkbox>
      </td>
      <td>
        <div className="tools">
          <Button
            size="small"
            aria-label={`${say('editor.up')}：${about}`}
            onClick={() => change(null, moveItem(form, at, -1))}
          >
            ↑
          </Button>
          <Button
            size="small"
            aria-label={`${say('editor.down')}：${about}`}
            onClick={() => change(null, moveItem(form, at, 1))}
          >
            ↓
          </Button>
          <Button
            size="small"
            danger
            aria-label={`${say('editor.remove')}：${about}`}
            onClick={() => change(null, removeItem(form, at))}
          >
            {say('editor.remove')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** The items of a level in a grid: changed in place, moved, added and removed. */
export function FormItems(props: {
  readonly level: 'school' | 'second-level';
  readonly form: EnteredForm;
  change(place: string | null, form: EnteredForm): void;
}) {
  const { level, form, change } = props;
  const say = useRoom('self-evaluation');
  const label = say(`choice.level.${level}`);
  return (
    <section>
      <h2>{label}</h2>
      <WideTable label={label}>
        <table className="rows-table form-items">
          <caption className="unseen">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{say('editor.number')}</th>
              {['wording', 'criterion', 'remark'].map((field) => (
                <th key={field} scope="col">
                  {say(`field.${field}`)}
                </th>
              ))}
              <th scope="col">★ ▲</th>
              <th scope="col">{say('editor.change')}</th>
            </tr>
          </thead>
          <tbody>
            {form.items.map((item, at) =>
              item.level === level ? (
                <ItemRow
                  key={`${level}-${item.no}-${item.row}`}
                  item={item}
                  at={at}
                  form={form}
                  change={change}
                />
              ) : null,
            )}
          </tbody>
        </table>
      </WideTable>
      <Button onClick={() => change(null, addItem(form, level))}>{say('editor.add')}</Button>
    </section>
  );
}
