import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Failure } from '../answer.ts';
import type { Row } from '../asking.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSurface } from '../surface.tsx';
import { useNarrow } from '../use-screen.ts';
import { FilterBar } from './filter-bar.tsx';
import { filtersOf, isNarrowed, queryOf, type ListState } from './list-state.ts';
import { saveBlob } from './save-blob.ts';
import { SearchBox } from './search-box.tsx';

interface ToolsProps {
  readonly list: VerbDescription;
  readonly state: ListState;
  readonly rows: readonly Row[];
  onState(state: ListState): void;
}

/** Downloads all rows that match, in the capacity and the language of the page. */
function useExport({ list, state }: ToolsProps) {
  const { client, language } = useSurface();
  const words = useRoomWords();
  const [exporting, setExporting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function exportRows(): Promise<void> {
    setExporting(true);
    setFailure(null);
    const answer = await client.exportList(list.name, queryOf(list, state), language);
    setExporting(false);
    if (!answer.ok) return setFailure(answer.error);
    saveBlob(answer.value, `${words.title(list.room, list.name)}.xlsx`);
  }
  return { exporting, failure, exportRows };
}

/** Search, filters, export and print of a list. */
export function ListTools(props: ToolsProps) {
  const { list, state, rows, onState } = props;
  const { t } = useTranslation('ui');
  const narrow = useNarrow();
  const { exporting, failure, exportRows } = useExport(props);
  const filters = filtersOf(list);
  const bar = (
    <FilterBar
      list={list}
      rows={rows}
      filters={state.filters}
      onFilters={(changed) => onState({ ...state, filters: changed, page: 1 })}
    />
  );
  return (
    <>
      <div className="tools" role="search">
        {list.searchable && (
          <SearchBox
            search={state.search}
            onSearch={(search) => onState({ ...state, search, page: 1 })}
          />
        )}
        {!narrow && bar}
        {isNarrowed(state) && !narrow && (
          <Button
            type="link"
            className="widen"
            onClick={() => onState({ ...state, search: '', filters: {}, page: 1 })}
          >
            {t('table.filters.clear')}
          </Button>
        )}
        <div className="tools-end">
          <Button loading={exporting} onClick={() => void exportRows()}>
            {t(exporting ? 'table.exporting' : 'table.export')}
          </Button>
          <Button className="print-button" onClick={() => window.print()}>
            {t('table.print')}
          </Button>
        </div>
      </div>
      {narrow && filters.length > 0 && (
        <details className="filters-narrow" open={isNarrowed({ ...state, search: '' })}>
          <summary>{t('table.filters')}</summary>
          {bar}
        </details>
      )}
      {failure && (
        <FailureNotice failure={failure} room={list.room} onRetry={() => void exportRows()} />
      )}
    </>
  );
}
