import type { Paper, PaperBlock } from '../../../engines/documents/paper/paper.ts';
import type { Drawing } from '../../../engines/documents/paper/drawing.ts';
import { htmlBlocks, partsStyle } from '../../../engines/documents/paper/write-html.ts';
import { writeSvg } from '../../../engines/documents/paper/write-svg.ts';

const style = partsStyle('.paper');

/** A paper inside a page, as it will be read; its headings stand below the page's own. The writers escape all text. */
export function PaperView(props: {
  readonly blocks: readonly PaperBlock[];
  /** The language of the paper; most are Chinese. */
  readonly language?: Paper['language'];
}) {
  const { blocks, language = 'zh-CN' } = props;
  const html = htmlBlocks(blocks, 1, language);
  return (
    <>
      <style>{style}</style>
      <div className="paper" lang={language} dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}

/** A chart inside a page; its words can be read aloud and copied. */
export function DrawingView({ drawing }: { readonly drawing: Drawing }) {
  return <div className="drawing" dangerouslySetInnerHTML={{ __html: writeSvg(drawing) }} />;
}
