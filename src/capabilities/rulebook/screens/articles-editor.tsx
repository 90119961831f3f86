import { memo, useRef, type Dispatch, type ReactNode } from 'react';
import { Button, Input } from 'antd';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { SplitProblem } from '../intake.ts';
import type { Edit, EditedArticle } from './edited-articles.ts';

const room = 'rulebook';

interface RowProps {
  readonly article: EditedArticle;
  readonly at: number;
  readonly last: boolean;
  /** What is wrong with it, in words; empty where nothing is. */
  readonly problems: string;
  readonly children?: ReactNode;
  readonly onEdit: Dispatch<Edit>;
}

/** The buttons of one article: each says what it does to which. */
function Tools({ article, at, last, onEdit, onSplit }: RowProps & { onSplit(): void }) {
  const say = useRoom(room);
  const button = (kind: string, act: () => void, disabled = false) => (
    <Button
      size="small"
      disabled={disabled}
      aria-label={say(`editor.${kind}-of`, { number: article.number || String(at + 1) })}
      onClick={act}
    >
      {say(`editor.${kind}`)}
    </Button>
  );
  return (
    <div className="rules-tools">
      {button('split', onSplit)}
      {button('join', () => onEdit({ kind: 'join', at }), at === 0)}
      {button('up', () => onEdit({ kind: 'up', at }), at === 0)}
      {button('down', () => onEdit({ kind: 'down', at }), last)}
      {button('add', () => onEdit({ kind: 'add', at }))}
      {button('remove', () => onEdit({ kind: 'remove', at }))}
    </div>
  );
}

const ArticleRow = memo(function ArticleRow(props: RowProps) {
  const say = useRoom(room);
  const { article, at, problems, children, onEdit } = props;
  const cursor = useRef(0);
  const set = (changed: Partial<EditedArticle>): void =>
    onEdit({ kind: 'change', at, set: changed });
  const called = article.number || String(at + 1);
  return (
    <li aria-label={called}>
      {problems !== '' && (
        <p className="field-problem" role="note">
          {problems}
        </p>
      )}
      <div className="rules-row">
        <label>
          <span className="tool-label">{say('field.number')}</span>
          <Input
            value={article.number}
            maxLength={20}
            onChange={({ target }) => set({ number: target.value })}
          />
        </label>
        <label>
          <span className="tool-label">{say('field.chapter')}</span>
          <Input
            value={article.chapter ?? ''}
            maxLength={80}
            onChange={({ target }) => set({ chapter: target.value })}
          />
        </label>
      </div>
      <label>
        <span className="unseen">{say('editor.text-of', { number: called })}</span>
        <Input.TextArea
          value={article.text}
          maxLength={8000}
          rows={Math.min(12, Math.max(2, Math.ceil(article.text.length / 40)))}
          onSelect={({ currentTarget }) => (cursor.current = currentTarget.selectionStart)}
          onChange={({ target }) => set({ text: target.value })}
        />
      </label>
      <Tools {...props} onSplit={() => onEdit({ kind: 'split', at, offset: cursor.current })} />
      {children}
    </li>
  );
});

/** Articles one below the other, to be corrected: number, chapter, words; cut, joined, moved, added, removed. */
export function ArticlesEditor(props: {
  readonly articles: readonly EditedArticle[];
  readonly problems: readonly SplitProblem[];
  readonly onEdit: Dispatch<Edit>;
  /** What else stands below an article. */
  below?(article: EditedArticle, at: number): ReactNode;
}) {
  const say = useRoom(room);
  const { articles, problems, onEdit, below } = props;
  const told = (at: number): string =>
    problems
      .filter((one) => one.at === at)
      .map((one) =>
        say(`editor.${one.code}`, one.code === 'number-missing' ? { number: one.number } : {}),
      )
      .join(' ');
  return (
    <>
      <p className="hint">{say('editor.how')}</p>
      <ol className="rules-editor">
        {articles.map((article, at) => (
          <ArticleRow
            key={article.key}
            article={article}
            at={at}
            last={at === articles.length - 1}
            problems={told(at)}
            onEdit={onEdit}
          >
            {below?.(article, at)}
          </ArticleRow>
        ))}
      </ol>
    </>
  );
}
