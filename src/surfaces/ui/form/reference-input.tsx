import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useRows } from '../asking.ts';
import { useRowLabel } from '../row-label.ts';
import { useSurface } from '../surface.tsx';
import { useSettled } from '../use-settled.ts';
import type { ReferenceDraft } from './draft.ts';

/** How many rows are offered at once. */
const offered = 20;

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
  readonly beside: string;
}

const holds = ({ label, beside }: Offer, typed: string): boolean =>
  label.includes(typed) || beside.includes(typed);

/**
 * The rows to choose from. While the answer to what was typed is on its way, only rows that hold the typed text are
 * offered: who types quickly and presses Enter must never get the first row of an older answer.
 */
function useOffers(list: VerbDescription | null, typed: string, open: boolean) {
  const search = useSettled(typed, 250);
  const query = { filters: {}, search, sort: '', offset: 0, limit: offered };
  const labelOf = useRowLabel();
  const { value, failure, waiting } = useRows(list?.name ?? '', query, list !== null && open);
  const pending = waiting || typed !== search;
  const offers = (value?.rows ?? []).flatMap((row): Offer[] => {
    const { id } = row;
    if (typeof id !== 'string' || list === null) return [];
    const { name, beside } = labelOf(list, row);
    return [{ value: id, label: name, beside }];
  });
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
  const list = verbs.find((verb) => verb.kind === 'list' && verb.name === `${to}.list`) ?? null;
  const { offers, more, pending, failure } = useOffers(list, typed.trim(), open);
  if (!list) return <p className="field-note">{t('reference.unavailable')}</p>;
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
          {data.beside !== '' && <span className="offer-number">{data.beside}</span>}
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
