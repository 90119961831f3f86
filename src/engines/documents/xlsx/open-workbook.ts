import { read } from '@e965/xlsx';
import type { WorkBook } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal, ReadingLimits } from '../refusal.ts';

/**
 * Built-in number formats as Excel shows them in Chinese (ECMA-376 part 1, 18.8.30, zh-cn). A rank typed
 * as 2/27 is stored as a date in format 58 and shows as 2月27日.
 */
const chineseFormats: readonly (readonly [number, string])[] = [
  [14, 'yyyy/m/d'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
];

/** Rows read of one sheet; Excel itself ends at 1,048,576. */
const maximumRows = 200_000;

function needed(name: string): boolean {
  return (
    /\.(?:xml|rels)$/i.test(name) && !/^xl\/(?:drawings|charts|media|printersettings)\//i.test(name)
  );
}

/** Writes the formats into the style sheet, where the file does not define them itself. */
function withChineseFormats(styles: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const xml = strFromU8(styles);
  const missing = chineseFormats
    .filter(([id]) => !xml.includes(`numFmtId="${id}" formatCode`))
    .map(
      ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
    )
    .join('');
  const open = /<numFmts[^>]*>/.exec(xml);
  const root = /<styleSheet[^>]*>/.exec(xml);
  if (open && !open[0].endsWith('/>')) {
    const at = open.index + open[0].length;
    return strToU8(xml.slice(0, at) + missing + xml.slice(at));
  }
  if (!root || open) return styles;
  const at = root.index + root[0].length;
  return strToU8(`${xml.slice(0, at)}<numFmts>${missing}</numFmts>${xml.slice(at)}`);
}

/**
 * Unpacks only the parts that hold cells, never more than they declare and never more than the limit,
 * and hands them on without compression: what the workbook parser sees is bounded.
 */
function bounded(bytes: Uint8Array, limits: ReadingLimits): Result<Uint8Array, DocumentRefusal> {
  let total = 0;
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (needed(name)) total += originalSize;
      return false;
    },
  });
  if (total > limits.unpackedBytes) {
    return err({ code: 'expands-too-far', values: { limit: limits.unpackedBytes } });
  }
  const files = unzipSync(bytes, { filter: ({ name }) => needed(name) });
  const styles = files['xl/styles.xml'];
  if (styles) files['xl/styles.xml'] = withChineseFormats(styles);
  return ok(zipSync(files, { level: 0 }));
}

/** Opens a workbook with the text of its cells as displayed. Damaged archives are refused. */
export function openWorkbook(
  bytes: Uint8Array,
  limits: ReadingLimits,
): Result<WorkBook, DocumentRefusal> {
  try {
    const archive = bounded(bytes, limits);
    if (!archive.ok) return archive;
    return ok(
      read(archive.value, {
        type: 'array',
        dense: true,
        cellHTML: false,
        cellFormula: false,
        sheetRows: maximumRows,
      }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const cut = /eof|invalid zip|central|length/i.test(reason);
    return err({
      code: cut ? 'truncated' : 'unreadable',
      values: { reason: reason.slice(0, 200) },
    });
  }
}
