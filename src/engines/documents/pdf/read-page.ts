import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { compose, matrixOf } from './page-content.ts';
import type { Matrix, PageContent, TextRun } from './page-content.ts';
import { withoutRadicals } from './radicals.ts';
import { drawnRules } from './rules.ts';
import type { OperatorCodes } from './rules.ts';

/** A piece of text as pdf.js gives it. */
interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The numbers of the drawing operators, from pdf.js itself. */
export async function operatorCodes(): Promise<OperatorCodes> {
  const { OPS } = await import('unpdf/pdfjs');
  const { stroke, closeStroke, fill, eoFill } = OPS;
  const both = [OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke];
  return {
    save: OPS.save,
    restore: OPS.restore,
    transform: OPS.transform,
    constructPath: OPS.constructPath,
    paintFormXObjectBegin: OPS.paintFormXObjectBegin,
    paintFormXObjectEnd: OPS.paintFormXObjectEnd,
    stroke: [stroke, closeStroke, ...both],
    fill: [fill, eoFill],
  };
}

/** Text that runs from left to right; slanted text (a watermark) is left out. */
function runOf(item: TextItem, base: Matrix): TextRun | null {
  const own = matrixOf(item.transform);
  if (item.str.trim() === '' || !own) return null;
  const map = compose(base, own);
  const size = Math.hypot(map[2], map[3]);
  const slanted = Math.abs(map[0]) > 0.02 * size && Math.abs(map[1]) > 0.02 * size;
  if (size === 0 || slanted) return null;
  const upright = Math.abs(map[1]) > Math.abs(map[0]);
  const width = upright ? size : Math.abs(item.width * Math.hypot(base[0], base[1]));
  return { text: withoutRadicals(item.str), x: map[4], y: map[5], width, size };
}

/** Text and rules of one page, counted from 1. */
export async function readPage(
  document: PDFDocumentProxy,
  number: number,
  codes: OperatorCodes,
): Promise<PageContent> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const base = matrixOf(viewport.transform) ?? identity;
  const content = await page.getTextContent({ disableNormalization: true });
  const runs = content.items.flatMap((item) => {
    const run = 'str' in item ? runOf(item, base) : null;
    return run ? [run] : [];
  });
  const drawn = drawnRules(await page.getOperatorList(), codes, base);
  page.cleanup();
  return { width: viewport.width, height: viewport.height, runs, ...drawn };
}
