const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that no XML can hold (control characters but tab and line break, lone surrogates) is shown as U+FFFD. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    );
}

/** Text as it stands between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The character that shows a check box. */
export function markOf(mark: 'checked' | 'unchecked' | undefined): string {
  return mark === undefined ? '' : mark === 'checked' ? '☑' : '☐';
}

/** Whether a link leads to a page, a mail address or a place in this paper; nothing else is made a link (no `javascript:`). */
export function isAddress(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|#|\/(?!\/))[^\s\u0000-\u001f]*$/i.test(href);
}
