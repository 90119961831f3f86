import { studentColumns } from './columns.ts';

/** The sheets of the template: the list itself with one example, and what each column takes. */
export interface StudentTemplate {
  readonly titles: readonly string[];
  readonly example: readonly string[];
  /** Per column: its title, and the key of its note (`template.note.<column>`). */
  readonly notes: readonly { readonly title: string; readonly note: string }[];
}

/** Empty rows below the example whose number is text already: Excel would shorten long numbers of students. */
export const preparedRows = 500;

/** The template in one language; an import reads both. */
export function studentTemplate(language: 'zh' | 'en'): StudentTemplate {
  return {
    titles: studentColumns.map((column) => column[language]),
    example: studentColumns.map(({ example }) => example),
    notes: studentColumns.map((column) => ({
      title: column[language],
      note: `template.note.${column.column}`,
    })),
  };
}
