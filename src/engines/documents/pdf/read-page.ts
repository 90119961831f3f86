import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import { compose, matrixOf } from './page-content.ts';
import type { Matrix, PageContent, TextRun } from './page-content.ts';
import { isSymbolFont, symbolMark } from '../symbol-fonts.ts';
import { withoutRadicals } from './radicals.ts';
import { drawnRules } from './rules.ts';
import type { OperatorCodes } from './rules.ts';

/** A piece of text as pdf.js gives it. */
interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly fontName: string;
}

/** A field of a form that people fill in on the screen. */
interface FormField {
  readonly subtype?: unknown;
  readonly rect?: unknown;
  readonly hidden?: unknown;
  readonly checkBox?: unknown;
  readonly radioButton?: unknown;
  readonly fieldValue?: unknown;
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
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

/** The name of a font without the letters that tell subsets apart: ABCDEF+Wingdings2 is Wingdings2. */
function fontNameOf(page: PDFPageProxy, id: string): string {
  if (!page.commonObjs.has(id)) return '';
  const font: unknown = page.commonObjs.get(id);
  const name = typeof font === 'object' && font !== null && 'name' in font ? font.name : '';
  return typeof name === 'string' ? name.replace(/^[A-Z]{6}\+/, '').replace(/[-,].*$/, '') : '';
}

function withMarks(font: string, text: string): string {
  if (!isSymbolFont(font)) return text;
  return Array.from(text, (character) => symbolMark(font, character) ?? character).join('');
}

function shownValue(field: FormField): string {
  const value = typeof field.fieldValue === 'string' ? field.fieldValue : '';
  if (field.checkBox === true) return value !== '' && value === field.exportValue ? '☑' : '☐';
  if (field.radioButton === true) return value !== '' && value === field.buttonValue ? '☑' : '☐';
  return value;
}

/** What the fields of a form on the page show. */
async function fieldRuns(page: PDFPageProxy, base: Matrix): Promise<readonly TextRun[]> {
  const fields = (await page.getAnnotations()) as readonly FormField[];
  return fields.flatMap((field) => {
    const corners = Array.isArray(field.rect) ? field.rect.map(Number) : [];
    const [left = 0, bottom = 0, right = 0, top = 0] = corners;
    if (field.subtype !== 'Widget' || field.hidden === true || corners.length < 4) return [];
    const text = shownValue(field).trim();
    const map = compose(base, [1, 0, 0, 1, left, bottom + (top - bottom) * 0.2]);
    const size = Math.min(Math.abs(top - bottom), 12);
    return text === '' ? [] : [{ text, x: map[4], y: map[5], width: right - left, size }];
  });
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
  const drawn = drawnRules(await page.getOperatorList(), codes, base);
  const fonts = new Map<string, string>();
  const runs = content.items.flatMap((item) => {
    const run = 'str' in item ? runOf(item, base) : null;
    if (!run || !('str' in item)) return [];
    const font = fonts.get(item.fontName) ?? fontNameOf(page, item.fontName);
    fonts.set(item.fontName, font);
    return [{ ...run, text: withMarks(font, run.text) }];
  });
  runs.push(...(await fieldRuns(page, base)));
  page.cleanup();
  return { width: viewport.width, height: viewport.height, runs, ...drawn };
}
