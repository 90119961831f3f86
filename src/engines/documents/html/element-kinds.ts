const unseen = new Set(
  'script style template noscript title svg iframe object audio video canvas datalist noframes'.split(
    ' ',
  ),
);

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form header hr html legend li main menu nav ol optgroup p pre ' +
    'section summary ul'
  ).split(' '),
);

/** Elements whose content no page shows, and the choices of a list that are not chosen. */
export function isUnseen(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return unseen.has(name) || (name === 'option' && !('selected' in attributes));
}

/** Elements that begin and end a line. */
export function isBlock(name: string): boolean {
  return blocks.has(name);
}

/** Level of a heading element, else null. */
export function headingLevel(name: string): number | null {
  return name.length === 2 && /^h[1-6]$/.test(name) ? Number(name[1]) : null;
}

/** A `style` attribute made ready for plain search: lower case, without blanks. */
export function compactStyle(style: string | undefined): string {
  return style === undefined ? '' : style.toLowerCase().replace(/\s+/g, '');
}

/** Whether an element's own attributes hide it. */
export function isHidden(attributes: Readonly<Record<string, string>>, css: string): boolean {
  if ('hidden' in attributes) return true;
  return /display:none|visibility:hidden|mso-hide:all/.test(css);
}

/** First font family an element asks for, or null. */
export function fontOf(attributes: Readonly<Record<string, string>>, css: string): string | null {
  const styled = /font-family:["']?([^;,"']+)/.exec(css)?.[1];
  return styled ?? attributes['face']?.split(',')[0] ?? null;
}
