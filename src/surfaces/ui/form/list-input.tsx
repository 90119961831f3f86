import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldShape } from '../field-shape.ts';
import { movedRow, withoutRow, withRow, type Draft, type ListDraft } from './draft.ts';
import { FieldInput } from './field-input.tsx';
import { useFormPlace } from './form-place.ts';
import { focusField } from './problems.ts';

type Path = readonly (string | number)[];

interface ListProps {
  readonly shape: FieldShape;
  readonly path: Path;
  readonly draft: ListDraft;
  onDraft(draft: ListDraft): void;
}

interface RowToolsProps {
  readonly index: number;
  readonly count: number;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

function RowTools({ index, count, onMove, onRemove }: RowToolsProps) {
  const { t } = useTranslation('ui');
  const { sending } = useFormPlace();
  const number = index + 1;
  return (
    <div className="row-tools">
      <Button
        size="small"
        disabled={sending || index === 0}
        aria-label={t('list.up', { number })}
        onClick={() => onMove(-1)}
      >
        ↑
      </Button>
      <Button
        size="small"
        disabled={sending || number === count}
        aria-label={t('list.down', { number })}
        onClick={() => onMove(1)}
      >
        ↓
      </Button>
      <Button
        size="small"
        disabled={sending}
        aria-label={t('list.remove', { number })}
        onClick={onRemove}
      >
        ×
      </Button>
    </div>
  );
}

/** Takes the focus to the row just added, and tells of rows moved or removed. */
function useRowChanges({ shape, path, draft, onDraft }: ListProps) {
  const { t } = useTranslation('ui');
  const [told, setTold] = useState('');
  const added = useRef<number | null>(null);
  useEffect(() => {
    if (added.current === null) return;
    focusField([...path, added.current]);
    added.current = null;
  });
  return {
    told,
    add(): void {
      if (!shape.item) return;
      added.current = draft.rows.length;
      onDraft(withRow(draft, shape.item));
    },
    remove(index: number): void {
      setTold(t('list.removed', { number: index + 1 }));
      onDraft(withoutRow(draft, index));
    },
    move(index: number, by: -1 | 1): void {
      setTold(t('list.moved', { number: index + 1 + by }));
      onDraft(movedRow(draft, index, by));
    },
    change(index: number, changed: Draft): void {
      const rows = draft.rows.map((row, at) => (at === index ? { ...row, draft: changed } : row));
      onDraft({ ...draft, rows });
    },
  };
}

/** Rows that can be added, removed and put in another order, all by keyboard. */
export function ListInput(props: ListProps) {
  const { shape, path, draft } = props;
  const { t } = useTranslation('ui');
  const { sending } = useFormPlace();
  const { told, add, remove, move, change } = useRowChanges(props);
  const { item } = shape;
  const most = shape.schema.maxItems ?? Infinity;
  if (!item) return null;
  return (
    <div className="rows">
      {draft.rows.length === 0 && <p className="field-note">{t('list.empty')}</p>}
      <ol>
        {draft.rows.map((row, index) => (
          <li key={row.key} className={item.kind === 'group' ? 'row row-group' : 'row'}>
            <FieldInput
              shape={item}
              path={[...path, index]}
              draft={row.draft}
              onDraft={(changed) => change(index, changed)}
            />
            <RowTools
              index={index}
              count={draft.rows.length}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      <Button disabled={sending || draft.rows.length >= most} onClick={add}>
        {t('list.add')}
      </Button>
      <p className="unseen" role="status">
        {told}
      </p>
    </div>
  );
}
