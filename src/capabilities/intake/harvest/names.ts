/** A name as it is written without the spaces and line breaks a table put into it. */
export const plainName = (text: string): string =>
  text
    .replace(/[\s\u3000]+/g, '')
    .replace(/^[□☐☑☒√✓✔■]+|[□☐☑☒√✓✔■].*$/g, '')
    .trim();
