type Child = Node | string;

/** What an element is made with: attributes, or properties such as `onclick`. */
type Made<K extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[K], 'children'>
>;

/** Makes an element with properties and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  made: Made<K> = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[K] {
  const one = Object.assign(document.createElement(name), made);
  one.append(...children);
  return one;
}

/** A list of plain lines. */
export function listOf(lines: readonly string[], className = ''): HTMLUListElement {
  return element(
    'ul',
    { className },
    lines.map((line) => element('li', {}, [line])),
  );
}
