import { parseWhole } from '../amounts.ts';
import type { ListQuery } from '../client.ts';
import { fieldsOf, type FieldShape } from '../field-shape.ts';
import type { VerbDescription } from '../../../engines/actions/description.ts';

/** What of a list is shown; it is kept in the address, so that it can be sent to somebody and printed. */
export interface ListState {
  readonly search: string;
  /** A sortable field, with a minus sign for descending; empty is the list's own order. */
  readonly sort: string;
  /** From 1. */
  readonly page: number;
  readonly size: number;
  /** By field, as text. */
  readonly filters: Readonly<Record<string, string>>;
}

/** Rows on a page. */
export const pageSizes = [20, 50, 100, 200] as const;

const usualSize = 50;
const filterMark = 'f.';

/** Reads the state out of an address; what makes no sense is as if it were not there. */
export function readListState(address: URLSearchParams): ListState {
  const page = parseWhole(address.get('page') ?? '') ?? 1;
  const size = parseWhole(address.get('size') ?? '') ?? usualSize;
  const filters = [...address].filter(([name]) => name.startsWith(filterMark));
  return {
    search: address.get('search') ?? '',
    sort: address.get('sort') ?? '',
    page: Math.max(1, page),
    size: pageSizes.find((one) => one === size) ?? usualSize,
    filters: Object.fromEntries(
      filters.map(([name, value]) => [name.slice(filterMark.length), value]),
    ),
  };
}

/** Writes the state into an address; what is usual is left out. */
export function writeListState(state: ListState): URLSearchParams {
  const address = new URLSearchParams();
  if (state.search !== '') address.set('search', state.search);
  if (state.sort !== '') address.set('sort', state.sort);
  if (state.page !== 1) address.set('page', String(state.page));
  if (state.size !== usualSize) address.set('size', String(state.size));
  for (const [name, value] of Object.entries(state.filters))
    if (value !== '') address.set(`${filterMark}${name}`, value);
  return address;
}

const filterKinds = new Set(['text', 'choice', 'yes-no', 'reference', 'day', 'number', 'verb']);

/** Filters that a link can set and nobody types. */
const linkedKinds = new Set(['id', 'thing']);

/** The filters a person can set; others are for programs. */
export function filtersOf(list: VerbDescription): readonly FieldShape[] {
  return fieldsOf(list.input).filter(({ kind }) => filterKinds.has(kind));
}

function filterValue({ kind }: FieldShape, text: string): unknown {
  switch (kind) {
    case 'yes-no':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'number':
      return parseWhole(text) ?? undefined;
    default:
      return text.trim() === '' ? undefined : text.trim();
  }
}

/** The question the state asks. */
export function queryOf(list: VerbDescription, state: ListState): ListQuery {
  const all = fieldsOf(list.input);
  const known = all.filter(({ kind }) => filterKinds.has(kind) || linkedKinds.has(kind));
  const given = known.flatMap((shape) => {
    const value = filterValue(shape, state.filters[shape.name] ?? '');
    return value === undefined ? [] : [[shape.name, value] as const];
  });
  return {
    filters: Object.fromEntries(given),
    search: state.search.trim(),
    sort: list.sortable.includes(state.sort.replace(/^-/, '')) ? state.sort : '',
    offset: (state.page - 1) * state.size,
    limit: state.size,
  };
}

/** Whether anything narrows the list. */
export function isNarrowed({ search, filters }: ListState): boolean {
  return search.trim() !== '' || Object.values(filters).some((value) => value !== '');
}

/** The order a list has by itself, as an address would say it. */
export function ownOrder({ sortable, newestFirst = false }: VerbDescription): string {
  const first = sortable[0] ?? '';
  return newestFirst ? `-${first}` : first;
}
