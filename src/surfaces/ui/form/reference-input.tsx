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

/** What is chosen, with its name, so that it need not be among the offers. */
interface Chosen {
  readonly value: string;
  readonly label: string;
}

interface Offer {
  readonly value: string;
  readonly label: string;
  readonly number: string;
}

function offersOf(rows: readonly Row[]): Offer[] {
  return rows.flatMap((row) => {
    const { id } = row;
    if (typeof id !== 'string') return [];
    const { name, number } = rowLabel(row);
    return [{ value: id, label: name, number }];
  });
}

const holds = ({ label, number }: Offer, typed: string): boolean =>
  label.includes(typed) || number.includes(typed);

/**
 * The rows to choose from. While the answer to what was typed is on its way, only rows that hold the typed text are
 * offered: who types quickly and presses Enter must never get the first row of an older answer.
 */
function useOffers(to: string, typed: string, enabled: boolean) {
  const search = useSettled(typed, 250);
  const query = { filters: {}, search, sort: '', offset: 0, limit: offered };
  const { value, failure, waiting } = useRows(`${to}.list`, query, enabled);
  const pending = waiting || typed !== search;
  const offers = offersOf(value?.rows ?? []);
  return {
    failure,
    pending,
    offers: pending ? offers.filter((offer) => holds(offer, typed)) : offers,
    more: pending ? 0 : (value?.total ?? 0) - offers.length,
  };
}

/** One row of another list, found by typing a part of its name or number. */
export function ReferenceInput(props: ReferenceProps) {
  const { to, draft, onDraft } = props;
  const { t } = useTranslation('ui');
  const { verbs } = useSurface();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const known = verbs.some((verb) => verb.kind === 'list' && verb.name === `${to}.list`);
  const { offers, more, pending, failure } = useOffers(to, typed.trim(), known && open);
  if (!known) return <p className="field-note">{t('reference.unavailable')}</p>;
  const nothing = failure ? t('failure.unreachable') : t('reference.none');
  return (
    <Select<Chosen, Offer>
      labelInValue
      id={props.id}
      {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
      {...(props.invalid ? { 'aria-invalid': true, status: 'error' } : {})}
      {...(props.required ? { 'aria-required': true } : {})}
      disabled={props.disabled ?? false}
      className="width-middle"
      placeholder={props.placeholder ?? t('reference.search')}
      allowClear={{ label: t('reference.clear') }}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      loading={pending && open}
      open={open}
      onOpenChange={setOpen}
      notFoundContent={pending ? t('reference.searching') : nothing}
      options={offers}
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
      value={draft && { value: draft.id, label: draft.label || draft.id }}
      onChange={(chosen: Chosen | null | undefined) => {
        setTyped('');
        onDraft(chosen ? { kind: 'reference', id: chosen.value, label: chosen.label } : null);
      }}
    />
  );
}
