import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf, InputOf, List, Query } from '../../engines/actions/verb.ts';
import type { Answer, Failure } from './answer.ts';
import type { ListQuery } from './client.ts';
import { useSurface } from './surface.tsx';

/** Where a question stands. A failure keeps the last answer, if there was one. */
export interface Asked<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  /** An answer is on its way, the first or a newer one. */
  readonly waiting: boolean;
  again(): void;
}

function asked<T>(query: {
  readonly data: Answer<T> | undefined;
  readonly isFetching: boolean;
  refetch(): Promise<unknown>;
}): Asked<T> {
  const { data, isFetching } = query;
  return {
    value: data?.ok ? data.value : null,
    failure: data && !data.ok ? data.error : null,
    waiting: isFetching,
    again: () => void query.refetch(),
  };
}

/** Asks a query verb. */
export function useAsk<V extends Query>(name: string, input: InputOf<V>): Asked<AnswerOf<V>> {
  const { client, scope } = useSurface();
  const query = useQuery({
    queryKey: [...scope, name, input],
    queryFn: ({ signal }) => client.ask<V>(name, input, { signal }),
  });
  return asked(query);
}

/** One row of a list as it came. */
export type Row = Readonly<Record<string, unknown>>;

/** One page of any list. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Asks one page of a list; the page before stays while the next is on its way. */
export function useRows(name: string, query: ListQuery, enabled = true): Asked<Rows> {
  const { client, scope } = useSurface();
  const answer = useQuery({
    queryKey: [...scope, name, query],
    queryFn: ({ signal }): Promise<Answer<Rows>> => client.list<List>(name, query, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
  return asked(answer);
}
