import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Row } from '../asking.ts';
import { useRows } from '../asking.ts';
import { useSurface } from '../surface.tsx';
import { useSettled } from '../use-settled.ts';
import type { ReferenceDraft } from './draft.ts';

/** How many rows are offered at once. */
const offered = 20;

/** Of a row, what tells it apart: its name, and its number or the unit it belongs to. */
export function rowLabel(row: Row): { readonly name: string; readonly number: string } {
  const textAt = (...keys: readonly string[]): string => {
    const found = keys.map((key) => row[key]).find((value) => typeof value === 'string');
    return typeof found === 'string' ? found : '';
  };
  const name = textAt('name', 'title', 'personName', 'label', 'number', 'code');
  const number = textAt('number', 'code', 'unitName', 'bodyName', 'since');
  return { name, number: number === name ? '' : number };
}

/** A row as one line. */
export function rowLine(row: Row): string {
  const { name, number } = rowLabel(row);
  return number === '' ? name : `${name}（${number}）`;
}

interface ReferenceProps {
  /** What it points at: `unit` is looked up by `unit.list`. */
  readonly to: string;
  readonly id: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly draft: ReferenceDraft | null;
  onDraft(draft: ReferenceDraft | null): void;
}

interface Offer {
  readonly value: string;
  readonly label: string;
  readonly number: string;
}

function offersOf(rows: readonly Row[], chosen: ReferenceDraft | null): Offer[] {
  const offers = rows.flatMap((row) => {
    const { id } = row;
    if (typeof id !== 'string') return [];
    const { name, number } = rowLabel(row);
    return [{ value: id, label: name, number }];
  });
  if (chosen === null || offers.some(({ value }) => value === chosen.id)) return offers;
  return [{ value: chosen.id, label: chosen.label || chosen.id, number: '' }, ...offers];
}

/** One row of another list, found by typing a part of its name or number. */
export function ReferenceInput(props: ReferenceProps) {
  const { to, draft, onDraft } = props;
  const { t } = useTranslation('ui');
  const { verbs } = useSurface();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 250);
  const list = verbs.find((verb) => verb.kind === 'list' && verb.name === `${to}.list`);
  const query = { filters: {}, search, sort: '', offset: 0, limit: offered };
  const { value, failure, waiting } = useRows(`${to}.list`, query, list !== undefined && open);
  if (!list) return <p className="field-note">{t('reference.unavailable')}</p>;
  const more = (value?.total ?? 0) - (value?.rows.length ?? 0);
  const nothing = failure ? t('failure.unreachable') : t('reference.none');
  return (
    <Select<string, Offer>
      id={props.id}
      {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
      {...(props.invalid ? { 'aria-invalid': true, status: 'error' } : {})}
      {...(props.required ? { 'aria-required': true } : {})}
      disabled={props.disabled ?? false}
      className="width-middle"
      placeholder={props.placeholder ?? t('reference.search')}
      allowClear={{ label: t('reference.clear') }}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      loading={waiting}
      open={open}
      onOpenChange={setOpen}
      notFoundContent={waiting || typed.trim() !== search ? t('reference.searching') : nothing}
      options={offersOf(value?.rows ?? [], draft)}
      optionRender={({ data }) => (
        <span className="offer">
          <span>{data.label}</span>
          {data.number !== '' && <span className="offer-number">{data.number}</span>}
        </span>
      )}
      popupRender={(menu) => (
        <>
          {menu}
          {more > 0 && <p className="offer-more">{t('reference.more', { count: more })}</p>}
        </>
      )}
      value={draft?.id ?? null}
      onChange={(id, option) => {
        const chosen = Array.isArray(option) ? option[0] : option;
        setTyped('');
        onDraft(id && chosen ? { kind: 'reference', id, label: chosen.label } : null);
      }}
    />
  );
}
