import type { DrawnBox, DrawnLine, Drawing } from './drawing.ts';
import { escapeHtml } from './escape.ts';

/** English Metric Units in a point (ECMA-376, 20.1.2.1). */
const emu = (points: number): number => Math.round(points * 12_700);

const shapes = { box: 'rect', rounded: 'roundRect', diamond: 'diamond' } as const;

const line = (look: 'plain' | 'strong' | 'faint' | 'dashed', arrow = false): string =>
  `<a:ln w="${look === 'strong' ? 19_050 : 9_525}"><a:solidFill><a:srgbClr val="333333"/></a:solidFill>${look === 'faint' || look === 'dashed' ? '<a:prstDash val="dash"/>' : ''}${arrow ? '<a:tailEnd type="triangle"/>' : ''}</a:ln>`;

function words({ lines, fontSize, look, upright }: DrawnBox): string {
  const size = Math.round(fontSize * 2);
  const run = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>${look === 'strong' ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr>`;
  const shown = upright === true ? lines.flatMap((one) => [...one]) : lines;
  return shown
    .map(
      (one) =>
        `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr><w:r>${run}<w:t xml:space="preserve">${escapeHtml(one)}</w:t></w:r></w:p>`,
    )
    .join('');
}

function box(one: DrawnBox, id: number): string {
  const place = `<a:xfrm><a:off x="${emu(one.x)}" y="${emu(one.y)}"/><a:ext cx="${emu(one.width)}" cy="${emu(one.height)}"/></a:xfrm>`;
  return `<wps:wsp><wps:cNvPr id="${id}" name="${id}"/><wps:cNvSpPr/><wps:spPr>${place}<a:prstGeom prst="${shapes[one.shape]}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>${line(one.look)}</wps:spPr><wps:txbx><w:txbxContent>${words(one)}</w:txbxContent></wps:txbx><wps:bodyPr lIns="18000" tIns="18000" rIns="18000" bIns="18000" anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>`;
}

/** A straight piece of a line; a box of DrawingML is never turned, only mirrored. */
function segment(
  [from, to]: readonly [readonly [number, number], readonly [number, number]],
  {
    look,
    arrow,
    id,
  }: { readonly look: DrawnLine['look']; readonly arrow: boolean; readonly id: number },
): string {
  const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
  const [width, height] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
  const flips = `${from[0] > to[0] ? ' flipH="1"' : ''}${from[1] > to[1] ? ' flipV="1"' : ''}`;
  return `<wps:wsp><wps:cNvPr id="${id}" name="${id}"/><wps:cNvCnPr/><wps:spPr><a:xfrm${flips}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>${line(look, arrow)}</wps:spPr><wps:bodyPr/></wps:wsp>`;
}

function segments({ points, look, arrow }: DrawnLine, first: number): readonly string[] {
  return points.slice(1).map((to, at) => {
    const from = points[at] ?? to;
    const last = at === points.length - 2;
    return segment([from, to], { look, arrow: arrow && last, id: first + at });
  });
}

/** Words beside a line stand in a box without a frame. */
function label({ text, x, y }: NonNullable<DrawnLine['label']>, id: number): string {
  const width = text.length * 11 + 8;
  const place = `<a:xfrm><a:off x="${emu(x - width / 2)}" y="${emu(y - 13)}"/><a:ext cx="${emu(width)}" cy="${emu(18)}"/></a:xfrm>`;
  const shown = words({ lines: [text], fontSize: 9, look: 'plain' } as unknown as DrawnBox);
  return `<wps:wsp><wps:cNvPr id="${id}" name="${id}"/><wps:cNvSpPr txBox="1"/><wps:spPr>${place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr><wps:txbx><w:txbxContent>${shown}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>`;
}

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');

/**
 * A drawing as a group of shapes in a paragraph of its own, scaled to `width` points where it is wider (ECMA-376 part 1,
 * 20.4; [MS-DOCX] 2.5). Word 2010 and later, WPS and LibreOffice show it, and its words can be read and searched.
 */
export function drawingXml(drawing: Drawing, width: number, id: number): string {
  const scale = Math.min(1, width / drawing.width);
  const size = { cx: emu(drawing.width * scale), cy: emu(drawing.height * scale) };
  const inner = `cx="${emu(drawing.width)}" cy="${emu(drawing.height)}"`;
  const smaller = drawing.boxes.map((one) => ({ ...one, fontSize: one.fontSize * scale }));
  const shapesXml = [
    ...drawing.lines.flatMap((one, at) => segments(one, id + 1000 + at * 20)),
    ...smaller.map((one, at) => box(one, id + 1 + at)),
    ...drawing.lines.flatMap((one, at) =>
      one.label === undefined ? [] : [label(one.label, id + 5000 + at)],
    ),
  ].join('');
  return `<w:p ${namespaces}><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${size.cx}" cy="${size.cy}"/><wp:docPr id="${id}" name="${escapeHtml(drawing.title)}" descr="${escapeHtml(drawing.description)}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${size.cx}" cy="${size.cy}"/><a:chOff x="0" y="0"/><a:chExt ${inner}/></a:xfrm></wpg:grpSpPr>${shapesXml}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}
