/** An ordered or unordered list while its items are read. */
export interface OpenList {
  readonly ordered: boolean;
  /** Value of the `type` attribute or of `list-style-type`. */
  readonly style: string;
  readonly step: 1 | -1;
  next: number;
}

const digits = '〇一二三四五六七八九';

/** 1–99 in Chinese, as lists number; larger numbers in digits. */
function chinese(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${head}${ones === 0 ? '' : digits[ones]}`;
}

function letters(value: number): string {
  let rest = value;
  let out = '';
  while (rest > 0) {
    const index = (rest - 1) % 26;
    out = String.fromCharCode(97 + index) + out;
    rest = Math.floor((rest - 1) / 26);
  }
  return out;
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(value: number): string {
  let rest = value;
  let out = '';
  for (const [size, sign] of romans) {
    while (rest >= size) {
      out += sign;
      rest -= size;
    }
  }
  return out;
}

function numberText(value: number, style: string): string {
  if (value < 1 || value > 3999) return `${value}. `;
  switch (style) {
    case 'a':
    case 'lower-alpha':
    case 'lower-latin':
      return `${letters(value)}. `;
    case 'A':
    case 'upper-alpha':
    case 'upper-latin':
      return `${letters(value).toUpperCase()}. `;
    case 'i':
    case 'lower-roman':
      return `${roman(value)}. `;
    case 'I':
    case 'upper-roman':
      return `${roman(value).toUpperCase()}. `;
    case 'cjk-ideographic':
    case 'cjk-decimal':
    case 'simp-chinese-informal':
    case 'trad-chinese-informal':
      return `${chinese(value)}、`;
    case 'decimal-leading-zero':
      return `${String(value).padStart(2, '0')}. `;
    case 'none':
    case 'disc':
    case 'circle':
    case 'square':
      return '';
    default:
      return `${value}. `;
  }
}

function integer(text: string | undefined): number | null {
  const match = /^\s*(-?\d{1,7})/.exec(text ?? '');
  return match ? Number(match[1]) : null;
}

/** Opens a list from the attributes of `<ol>` or `<ul>`. */
export function openList(
  name: string,
  attributes: Readonly<Record<string, string>>,
  css: string,
): OpenList {
  const styled = /list-style(?:-type)?:([a-z-]+)/.exec(css)?.[1];
  const ordered = name === 'ol';
  return {
    ordered,
    style: styled ?? attributes['type'] ?? '',
    step: 'reversed' in attributes ? -1 : 1,
    next: integer(attributes['start']) ?? 1,
  };
}

/** The number shown before the next item; empty where the list shows none. */
export function itemNumber(list: OpenList, value: string | undefined): string {
  if (!list.ordered) return '';
  const own = integer(value) ?? list.next;
  list.next = own + list.step;
  return numberText(own, list.style);
}
