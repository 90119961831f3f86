import { useId, type ReactNode } from 'react';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useRows, type Row } from '../asking.ts';
import type { FieldShape } from '../field-shape.ts';
import { ReferenceInput } from '../form/reference-input.tsx';
import { useRowLabel } from '../row-label.ts';
import { useSurface } from '../surface.tsx';
import { useRoomWords } from '../room-words.ts';
import { filtersOf } from './list-state.ts';

interface FilterProps {
  readonly list: VerbDescription;
  readonly shape: FieldShape;
  readonly id: string;
  readonly value: string;
  /** Rows on the screen: they know the names of what they point at. */
  readonly rows: readonly Row[];
  onValue(value: string): void;
}

interface ChosenProps extends FilterProps {
  readonly options: { value: string; label: string }[];
  /** So many that one types a part of what is looked for. */
  readonly searched?: boolean;
}

function ChosenFrom(props: ChosenProps) {
  const { t } = useTranslation('ui');
  return (
    <Select
      id={props.id}
      className="width-filter"
      popupMatchSelectWidth={false}
      showSearch={props.searched ? { optionFilterProp: 'label' } : false}
      options={[{ value: '', label: t('table.all') }, ...props.options]}
      value={props.value}
      onChange={props.onValue}
    />
  );
}

/** The name of what an address points at: from the rows on the screen, else from its own list. */
function useReferenceName({ shape, value, rows }: FilterProps): string {
  const to = `${shape.schema.to ?? ''}.list`;
  const { verbs } = useSurface();
  const labelOf = useRowLabel();
  const list = verbs.find(({ name }) => name === to);
  const nameField = shape.name.replace(/Id$/, 'Name');
  const here = rows.find((row) => row[shape.name] === value)?.[nameField];
  const wanted = value !== '' && typeof here !== 'string';
  const query = { filters: {}, search: '', sort: '', offset: 0, limit: 200 };
  const all = useRows(to, query, wanted && list !== undefined);
  if (typeof here === 'string') return here;
  const found = all.value?.rows.find(({ id }) => id === value);
  return found && list ? labelOf(list, found).name : '';
}

function ReferenceFilter(props: FilterProps) {
  const { shape, value, onValue } = props;
  const { t } = useTranslation('ui');
  const label = useReferenceName(props);
  return (
    <ReferenceInput
      id={props.id}
      to={shape.schema.to ?? ''}
      placeholder={t('table.all')}
      draft={value === '' ? null : { kind: 'reference', id: value, label: label || '…' }}
      onDraft={(draft) => onValue(draft?.id ?? '')}
    />
  );
}

function FilterControl(props: FilterProps): ReactNode {
  const { list, shape, id, value, onValue } = props;
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const place = { room: list.room, verb: list.name, name: shape.name };
  switch (shape.kind) {
    case 'choice': {
      const values = shape.schema.enum ?? [];
      const options = values.map((one) => ({ value: one, label: words.choice(place, one) }));
      return <ChosenFrom {...props} options={options} />;
    }
    case 'yes-no': {
      const options = [
        { value: 'true', label: t('table.yes') },
        { value: 'false', label: t('table.no') },
      ];
      return <ChosenFrom {...props} options={options} />;
    }
    case 'verb':
      return <ChosenFrom {...props} options={[...words.allVerbs()]} searched />;
    case 'reference':
      return <ReferenceFilter {...props} />;
    case 'day':
      return (
        <DatePicker
          id={id}
          className="width-filter"
          placeholder={t('form.day.placeholder')}
          value={value === '' ? null : dayjs(value)}
          onChange={(day) => onValue(day ? day.format('YYYY-MM-DD') : '')}
        />
      );
    default:
      return (
        <Input
          id={id}
          allowClear
          className="width-filter"
          inputMode={shape.kind === 'number' ? 'numeric' : 'text'}
          defaultValue={value}
          key={value}
          onBlur={(event) => onValue(event.target.value.trim())}
          onPressEnter={(event) => onValue(event.currentTarget.value.trim())}
        />
      );
  }
}

/** One control for every filter a list has. */
export function FilterBar(props: {
  readonly list: VerbDescription;
  readonly filters: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  onFilters(filters: Readonly<Record<string, string>>): void;
}) {
  const { list, filters, rows, onFilters } = props;
  const words = useRoomWords();
  const prefix = useId();
  return filtersOf(list).map((shape) => {
    const id = `${prefix}${shape.name}`;
    const label = words.field({ room: list.room, verb: list.name, name: shape.name });
    return (
      <div className="filter" key={shape.name}>
        <label className="tool-label" htmlFor={id}>
          {label}
        </label>
        <FilterControl
          list={list}
          shape={shape}
          id={id}
          rows={rows}
          value={filters[shape.name] ?? ''}
          onValue={(value) => onFilters({ ...filters, [shape.name]: value })}
        />
      </div>
    );
  });
}
