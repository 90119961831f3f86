/** What can stand in an element; nothing for null and false. */
export type Child = Node | string | null | false;

type Attribute = string | boolean | ((event: Event) => void);

/** An element: texts and flags become attributes, functions listen (`onclick`). */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) if (child !== null && child !== false) element.append(child);
  return element;
}

/** A paragraph. */
export function p(text: string, kind = ''): HTMLParagraphElement {
  return el('p', kind === '' ? {} : { class: kind }, text);
}

/** A button; the first of a page is the main one. */
export function button(
  text: string,
  onclick: () => void,
  kind: 'main' | 'plain' = 'plain',
): HTMLButtonElement {
  return el('button', { type: 'button', class: kind, onclick }, text);
}

/** A choice once made cannot be made twice: the button rests after its first use. */
export function buttonOnce(
  text: string,
  act: () => void,
  kind: 'main' | 'plain' = 'main',
): HTMLButtonElement {
  const made = button(
    text,
    () => {
      made.disabled = true;
      act();
    },
    kind,
  );
  return made;
}

/** One line to fill in, and what happens with what was typed. */
export interface Line {
  readonly label: string;
  readonly hint: string;
  /** What was wrong with what was typed before. */
  readonly wrong: string | null;
  readonly go: string;
  readonly digits?: boolean;
  /** Says what is wrong with it, or null when it was taken. */
  readonly take: (typed: string) => string | null;
}

/** A form of one line; what is wrong is said beside the line, which gets the focus back. */
export function lineForm({ label, hint, wrong, go, digits = false, take }: Line): HTMLFormElement {
  const input = el('input', {
    ...{ id: 'line', type: 'text', autocomplete: 'off', autocapitalize: 'characters' },
    ...{ spellcheck: 'false', inputmode: digits ? 'numeric' : 'text' },
    'aria-describedby': 'line-hint line-wrong',
  });
  const complaint = el('p', { id: 'line-wrong', class: 'wrong', role: 'alert' }, wrong);
  const submit = (event: Event): void => {
    event.preventDefault();
    const said = take(input.value);
    complaint.textContent = said;
    input.setAttribute('aria-invalid', String(said !== null));
    if (said !== null) input.focus();
  };
  return el(
    'form',
    { onsubmit: submit, novalidate: true },
    el('label', { for: 'line' }, label),
    input,
    el('p', { id: 'line-hint', class: 'hint' }, hint),
    complaint,
    el('button', { type: 'submit', class: 'main' }, go),
  );
}
