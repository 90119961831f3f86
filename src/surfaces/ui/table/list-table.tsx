import { Pagination } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useRows } from '../asking.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useNarrow } from '../use-screen.ts';
import { EmptyList } from './empty-list.tsx';
import { isNarrowed, pageSizes, queryOf, type ListState } from './list-state.ts';
import { ListTools } from './list-tools.tsx';
import { RowCards } from './row-cards.tsx';
import { RowsTable } from './rows-table.tsx';

interface ListTableProps {
  readonly list: VerbDescription;
  readonly state: ListState;
  /** Whether it can be searched, filtered, exported and printed; it can unless said otherwise. */
  readonly tools?: boolean;
  onState(state: ListState): void;
}

function Pages({ state, onState, total }: ListTableProps & { readonly total: number }) {
  const { t } = useTranslation('ui');
  const narrow = useNarrow();
  const from = (state.page - 1) * state.size + 1;
  const to = Math.min(total, state.page * state.size);
  const one = total <= state.size && state.page === 1;
  return (
    <nav className="pages" aria-label={t('table.pages')}>
      <p role="status">
        {one ? t('table.total', { count: total }) : t('table.range', { from, to, count: total })}
      </p>
      {total > pageSizes[0] && (
        <Pagination
          current={state.page}
          pageSize={state.size}
          total={total}
          simple={narrow}
          showSizeChanger={false}
          onChange={(page) => onState({ ...state, page })}
        />
      )}
      {total > pageSizes[0] && (
        <select
          aria-label={t('table.page.size', { count: state.size })}
          value={state.size}
          onChange={(event) => onState({ ...state, page: 1, size: Number(event.target.value) })}
        >
          {pageSizes.map((size) => (
            <option key={size} value={size}>
              {t('table.page.size', { count: size })}
            </option>
          ))}
        </select>
      )}
    </nav>
  );
}

function Loading() {
  const { t } = useTranslation('ui');
  return (
    <div className="loading" role="status">
      <span className="unseen">{t('table.loading')}</span>
      {Array.from({ length: 6 }, (_, line) => (
        <span key={line} className="loading-line" aria-hidden="true" />
      ))}
    </div>
  );
}

/**
 * A list as a table: searched, filtered, sorted and paged on the server; its state is the caller's, who keeps it in the
 * address. Below 600 px its rows are cards.
 */
export function ListTable(props: ListTableProps) {
  const { list, state, onState, tools = true } = props;
  const narrow = useNarrow();
  const { value, failure, waiting, again } = useRows(list.name, queryOf(list, state));
  const rows = value?.rows ?? [];
  const onSort = (sort: string): void => onState({ ...state, sort, page: 1 });
  const Shown = narrow ? RowCards : RowsTable;
  return (
    <div className="list" aria-busy={waiting}>
      {tools && !(value?.total === 0 && !isNarrowed(state)) && (
        <ListTools list={list} state={state} rows={rows} onState={onState} />
      )}
      {failure && <FailureNotice failure={failure} room={list.room} onRetry={again} />}
      {!value && !failure && <Loading />}
      {value && rows.length > 0 && (
        <div className={waiting ? 'rows-shown rows-old' : 'rows-shown'}>
          <Shown list={list} rows={rows} sort={state.sort} onSort={onSort} />
        </div>
      )}
      {value && value.total === 0 && (
        <EmptyList
          list={list}
          narrowed={isNarrowed(state)}
          onWiden={() => onState({ ...state, search: '', filters: {}, page: 1 })}
        />
      )}
      {value && value.total > 0 && <Pages {...props} total={value.total} />}
    </div>
  );
}
