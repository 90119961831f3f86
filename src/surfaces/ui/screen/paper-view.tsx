import type { PaperBlock } from '../../../engines/documents/paper/paper.ts';
import type { Drawing } from '../../../engines/documents/paper/drawing.ts';
import { htmlBlocks } from '../../../engines/documents/paper/write-html.ts';
import { writeSvg } from '../../../engines/documents/paper/write-svg.ts';

/** A paper inside a page, as it will be read; its headings stand below the page's own. The writers escape all text. */
export function PaperView({ blocks }: { readonly blocks: readonly PaperBlock[] }) {
  return <div className="paper" dangerouslySetInnerHTML={{ __html: htmlBlocks(blocks, 1) }} />;
}

/** A chart inside a page; its words can be read aloud and copied. */
export function DrawingView({ drawing }: { readonly drawing: Drawing }) {
  return <div className="drawing" dangerouslySetInnerHTML={{ __html: writeSvg(drawing) }} />;
}
