import type { ListRequest } from '../../engines/actions/verb.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/** Most rows of one page. */
export const largestPage = 200;

/** Reads JSON somebody sent; an empty text is an empty object. Refuses what is no JSON (`input-invalid`). */
export function parsedJson(
  text: string,
  field: string | [] = [],
): Result<unknown, readonly Refusal[]> {
  if (text.trim() === '') return ok({});
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err([refusal('input-invalid', field, { issue: 'invalid_format' })]);
  }
}

/** Which rows an address asks for, its order left open where none is named. */
export type AskedRows = Omit<ListRequest<unknown>, 'sort'> & {
  readonly sort: ListRequest<unknown>['sort'] | null;
};

function wholeNumber(text: string | undefined, otherwise: number, most: number): number | null {
  if (text === undefined || text === '') return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : null;
  return value === null || value > most ? null : value;
}

/** Reads `filters`, `search`, `sort` (`-name` descends), `offset` and `limit` of an address. */
export function listRequest(
  query: Readonly<Record<string, string>>,
): Result<AskedRows, readonly Refusal[]> {
  const filters = parsedJson(query['filters'] ?? '', 'filters');
  if (!filters.ok) return filters;
  const offset = wholeNumber(query['offset'], 0, 999_999_999);
  const limit = wholeNumber(query['limit'], 50, largestPage);
  if (offset === null) return err([refusal('input-invalid', 'offset', { issue: 'too_big' })]);
  if (limit === null || limit === 0)
    return err([refusal('input-invalid', 'limit', { issue: 'too_big' })]);
  const sort = query['sort'] ?? '';
  const search = (query['search'] ?? '').trim().slice(0, 100);
  return ok({
    filters: filters.value,
    search: search === '' ? null : search,
    sort: sort === '' ? null : { by: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
    offset,
    limit,
  });
}
