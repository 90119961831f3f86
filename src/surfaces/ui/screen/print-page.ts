/**
 * Prints a page of its own, without leaving the one that is shown: it lies in a hidden frame until the browser has
 * printed it or was told not to.
 */
export function printPage(html: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.setAttribute('aria-hidden', 'true');
  frame.addEventListener('load', () => {
    const page = frame.contentWindow;
    if (!page) return frame.remove();
    page.addEventListener('afterprint', () => frame.remove());
    page.focus();
    page.print();
  });
  frame.srcdoc = html;
  document.body.append(frame);
}
