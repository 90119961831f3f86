import { memo, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentTree, Span } from '../../../engines/documents/tree.ts';
import {
  chunkLines,
  cutLine,
  documentLines,
  marksWithin,
  type DocumentLine,
} from './document-lines.ts';
import type { QuoteChoice } from './quote-choice.ts';

/** Lines in a chunk; a chunk off the screen is skipped by the browser's layout. */
const linesInChunk = 60;

interface ChunkProps {
  readonly text: string;
  readonly lines: readonly DocumentLine[];
  readonly marks: readonly Span[];
  /** The quotation asked for, where it touches this chunk. */
  readonly active: Span | null;
}

function Line({ text, line, marks, active }: Omit<ChunkProps, 'lines'> & { line: DocumentLine }) {
  const pieces = cutLine(text, line, marks, active);
  return (
    <>
      {line.opens !== null && <h3 className="line-file">{line.opens}</h3>}
      <div className="line" data-line={line.number}>
        {pieces.map((piece, at) =>
          piece.active ? (
            <mark key={at} className="active" tabIndex={-1}>
              {piece.text}
            </mark>
          ) : piece.marked ? (
            <mark key={at}>{piece.text}</mark>
          ) : (
            piece.text
          ),
        )}
      </div>
    </>
  );
}

const Chunk = memo(function Chunk({ lines, ...rest }: ChunkProps) {
  return (
    <div className="chunk" style={{ containIntrinsicSize: `auto ${lines.length * 30}px` }}>
      {lines.map((line) => (
        <Line key={line.start} line={line} {...rest} />
      ))}
    </div>
  );
});

function touches(span: Span | null, start: number, end: number): boolean {
  return span !== null && span.start < end && span.end > start;
}

/** Scrolls the pane alone, twice: the browser measures skipped chunks only when they come near. */
function centre(pane: HTMLElement, target: HTMLElement): void {
  const once = (): void => {
    const gap = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += gap - pane.clientHeight / 3;
  };
  once();
  requestAnimationFrame(once);
}

/** What the document's text is shown with. `marks` are all quotations, `choice` the one asked for. */
export interface DocumentPaneProps {
  readonly tree: DocumentTree;
  readonly marks: readonly Span[];
  readonly choice: QuoteChoice | null;
  /** Goes back to the finding that asked, or closes the drawer. */
  readonly onReturn: () => void;
  readonly inDrawer: boolean;
}

/** The text of the document with line numbers; turns to the quotation asked for and gives it the focus. */
export function DocumentPane({ tree, marks, choice, onReturn, inDrawer }: DocumentPaneProps) {
  const { t } = useTranslation();
  const pane = useRef<HTMLDivElement>(null);
  const chunks = useMemo(() => {
    return chunkLines(documentLines(tree), linesInChunk).map((lines) => {
      const start = lines[0]?.start ?? 0;
      const end = (lines.at(-1)?.end ?? start) + 1;
      return { lines, start, end, marks: marksWithin(marks, start, end) };
    });
  }, [tree, marks]);

  useLayoutEffect(() => {
    const target = pane.current?.querySelector<HTMLElement>('mark.active');
    if (!choice || !pane.current || !target) return;
    centre(pane.current, target);
    target.focus({ preventScroll: true });
  }, [choice]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !choice) return;
    event.stopPropagation();
    onReturn();
  };
  return (
    <section className="document" aria-label={t('result.document')} onKeyDown={onKeyDown}>
      <div className="document-head">
        <h2>{t('result.document')}</h2>
        {choice || inDrawer ? (
          <Button onClick={onReturn}>
            {t(choice ? 'result.document.back' : 'result.document.close')}
          </Button>
        ) : (
          <span className="hint">{t('result.document.lead')}</span>
        )}
      </div>
      <div
        className="document-text"
        ref={pane}
        tabIndex={0}
        role="region"
        aria-label={t('result.document.region')}
        lang="zh-CN"
      >
        {chunks.map(({ lines, start, end, marks: own }) => (
          <Chunk
            key={start}
            text={tree.text}
            lines={lines}
            marks={own}
            active={touches(choice?.span ?? null, start, end) ? (choice?.span ?? null) : null}
          />
        ))}
      </div>
    </section>
  );
}
