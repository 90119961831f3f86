import { escapeHtml } from './escape.ts';
import type { DrawnBox, DrawnLine, Drawing } from './drawing.ts';

/** Fonts that carry Chinese on the systems people have; nothing is fetched. */
export const screenFonts =
  '"Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",SimHei,sans-serif';

const number = (value: number): string => String(Math.round(value * 100) / 100);

function shapeOf({ x, y, width, height, shape, look }: DrawnBox): string {
  const stroke = look === 'strong' ? '2' : '1';
  const dashes = look === 'faint' ? ' stroke-dasharray="4 3"' : '';
  const style = `fill="#fff" stroke="#333" stroke-width="${stroke}"${dashes}`;
  if (shape === 'diamond') {
    const points = [
      [x + width / 2, y],
      [x + width, y + height / 2],
      [x + width / 2, y + height],
      [x, y + height / 2],
    ];
    return `<polygon points="${points.map((point) => point.map(number).join(',')).join(' ')}" ${style}/>`;
  }
  const round = shape === 'rounded' ? ' rx="8"' : '';
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${round} ${style}/>`;
}

/** Words one under another in the middle of the box. */
function wordsOf({ x, y, width, height, lines, fontSize, look }: DrawnBox): string {
  const step = fontSize * 1.3;
  const top = y + height / 2 - ((lines.length - 1) * step) / 2 + fontSize * 0.35;
  const spans = lines.map(
    (line, at) =>
      `<tspan x="${number(x + width / 2)}" y="${number(top + at * step)}">${escapeHtml(line)}</tspan>`,
  );
  const weight = look === 'strong' ? ' font-weight="bold"' : '';
  return `<text font-size="${number(fontSize)}" text-anchor="middle"${weight}>${spans.join('')}</text>`;
}

/** The head of an arrow that ends in a point, as long as 7 and as wide as 6 points. */
function headOf([x, y]: readonly [number, number], from: readonly [number, number]): string {
  const length = Math.hypot(x - from[0], y - from[1]) || 1;
  const [dx, dy] = [(x - from[0]) / length, (y - from[1]) / length];
  const [backX, backY] = [x - 7 * dx, y - 7 * dy];
  const corners = [
    [x, y],
    [backX - 3 * dy, backY + 3 * dx],
    [backX + 3 * dy, backY - 3 * dx],
  ];
  return `<polygon points="${corners.map((point) => point.map(number).join(',')).join(' ')}" fill="#333"/>`;
}

function lineOf({ points, look, arrow, label }: DrawnLine): string {
  const dashes = look === 'dashed' ? ' stroke-dasharray="4 3"' : '';
  const [before, last] = points.slice(-2);
  const head = arrow && before && last ? headOf(last, before) : '';
  const path = points.map((point) => point.map(number).join(',')).join(' ');
  const words = label
    ? `<text x="${number(label.x)}" y="${number(label.y)}" font-size="10" text-anchor="middle">${escapeHtml(label.text)}</text>`
    : '';
  return `<polyline points="${path}" fill="none" stroke="#333"${dashes}/>${head}${words}`;
}

/** A drawing as an image whose words can be read aloud, searched and copied. It refers to nothing outside itself. */
export function writeSvg({ title, description, width, height, boxes, lines }: Drawing): string {
  const size = `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size} font-family='${screenFonts}' style="max-width:100%;height:auto">`,
    `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`,
    ...lines.map(lineOf),
    ...boxes.map((box) => shapeOf(box) + wordsOf(box)),
    '</svg>',
  ].join('');
}
