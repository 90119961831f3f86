import type { DrawnBox, DrawnLine, Drawing } from './drawing.ts';
import { escapeHtml } from './escape.ts';

/** English Metric Units in a point (ECMA-376, 20.1.2.1). */
const emu = (points: number): number => Math.round(points * 12_700);

const shapes = { box: 'rect', rounded: 'roundRect', diamond: 'diamond' } as const;

/** Room between a frame and its words, in points. */
const inset = 1.5;
const insets = ['lIns', 'tIns', 'rIns', 'bIns'].map((side) => `${side}="${emu(inset)}"`).join(' ');

interface Stroke {
  readonly look: DrawnBox['look'] | DrawnLine['look'];
  readonly arrow: boolean;
}

function stroke({ look, arrow }: Stroke): string {
  const dashes = look === 'faint' || look === 'dashed' ? '<a:prstDash val="dash"/>' : '';
  const head = arrow ? '<a:tailEnd type="triangle"/>' : '';
  const width = emu(look === 'strong' ? 1.5 : 0.75);
  return `<a:ln w="${width}"><a:solidFill><a:srgbClr val="333333"/></a:solidFill>${dashes}${head}</a:ln>`;
}

/** Words under each other in the middle. Word does not scale text with a group, so its size is already the final one. */
function words(lines: readonly string[], fontSize: number, bold: boolean): string {
  const size = Math.max(8, Math.round(fontSize * 2));
  const face = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr>`;
  const middle =
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>';
  const shown = lines.length > 0 ? lines : [''];
  return shown
    .map(
      (line) =>
        `<w:p>${middle}<w:r>${face}<w:t xml:space="preserve">${escapeHtml(line)}</w:t></w:r></w:p>`,
    )
    .join('');
}

/** Draws the parts of one group; every part has a number of its own. */
function partsOf({ boxes, lines, width, height }: Drawing, scale: number, first: number): string {
  let id = first;
  const named = (): string => {
    id += 1;
    return `<wps:cNvPr id="${id}" name="${id}"/>`;
  };

  const box = ({ x, y, width, height, shape, look, fontSize, lines: said }: DrawnBox): string => {
    const place = `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;
    const form = `<a:prstGeom prst="${shapes[shape]}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>`;
    const text = words(said, fontSize * scale, look === 'strong');
    return `<wps:wsp>${named()}<wps:cNvSpPr/><wps:spPr>${place}${form}${stroke({ look, arrow: false })}</wps:spPr><wps:txbx><w:txbxContent>${text}</w:txbxContent></wps:txbx><wps:bodyPr ${insets} anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>`;
  };

  // A straight piece; a frame of DrawingML is never turned, only mirrored.
  const piece = (from: readonly [number, number], to: readonly [number, number], as: Stroke) => {
    const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
    const [width, height] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
    const flips = `${from[0] > to[0] ? ' flipH="1"' : ''}${from[1] > to[1] ? ' flipV="1"' : ''}`;
    return `<wps:wsp>${named()}<wps:cNvCnPr/><wps:spPr><a:xfrm${flips}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>${stroke(as)}</wps:spPr><wps:bodyPr/></wps:wsp>`;
  };

  const bent = ({ points, look, arrow }: DrawnLine): string =>
    points
      .slice(1)
      .map((to, at) =>
        piece(points[at] ?? to, to, { look, arrow: arrow && at === points.length - 2 }),
      )
      .join('');

  const label = ({ text, x, y }: NonNullable<DrawnLine['label']>): string => {
    const width = [...text].length * 11 + 8;
    const place = `<a:xfrm><a:off x="${emu(x - width / 2)}" y="${emu(y - 12)}"/><a:ext cx="${emu(width)}" cy="${emu(16)}"/></a:xfrm>`;
    return `<wps:wsp>${named()}<wps:cNvSpPr txBox="1"/><wps:spPr>${place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr><wps:txbx><w:txbxContent>${words([text], 9 * scale, false)}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>`;
  };

  // LibreOffice takes a group to be as large as its parts, so one of them is as large as the drawing.
  const whole = `<wps:wsp>${named()}<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>`;

  return [
    whole,
    ...lines.map(bent),
    ...boxes.map(box),
    ...lines.flatMap((one) => (one.label ? [label(one.label)] : [])),
  ].join('');
}

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');
const group = 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup';

/** How large a drawing may become on its page, in points. */
export interface DrawingRoom {
  readonly width: number;
  readonly height: number;
}

/**
 * A drawing as a group of shapes in a paragraph of its own, made smaller where it is larger than the room (ECMA-376 part
 * 1, 20.4; [MS-DOCX] 2.5). Word 2010 and later, WPS and LibreOffice show it, and its words can be read and searched; what
 * does not know groups shows the words. `id` begins the numbers of its parts.
 */
export function drawingXml(drawing: Drawing, room: DrawingRoom, id: number): string {
  const scale = Math.min(1, room.width / drawing.width, room.height / drawing.height);
  const size = `cx="${emu(drawing.width * scale)}" cy="${emu(drawing.height * scale)}"`;
  const inner = `cx="${emu(drawing.width)}" cy="${emu(drawing.height)}"`;
  const told = `name="${escapeHtml(drawing.title)}" descr="${escapeHtml(drawing.description)}"`;
  const said = [drawing.title, ...drawing.boxes.map(({ lines }) => lines.join(' '))].join('；');
  const shapesXml = `<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/><a:chOff x="0" y="0"/><a:chExt ${inner}/></a:xfrm></wpg:grpSpPr>${partsOf(drawing, scale, id)}</wpg:wgp>`;
  const inline = `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${id}" ${told}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="${group}">${shapesXml}</a:graphicData></a:graphic></wp:inline>`;
  const choice = `<mc:Choice Requires="wpg"><w:drawing>${inline}</w:drawing></mc:Choice>`;
  const fallback = `<mc:Fallback><w:t xml:space="preserve">${escapeHtml(said)}</w:t></mc:Fallback>`;
  return `<w:p ${namespaces}><w:pPr><w:jc w:val="center"/></w:pPr><w:r><mc:AlternateContent>${choice}${fallback}</mc:AlternateContent></w:r></w:p>`;
}
