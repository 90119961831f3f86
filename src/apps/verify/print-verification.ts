import type { Edition } from '../../capabilities/disclosure/edition/model.ts';
import {
  checks,
  type CheckNumber,
  type Failure,
  type Verification,
} from '../../capabilities/disclosure/edition/verify.ts';
import { say, type Words } from '../../kernel/words.ts';
import type { Io } from '../../surfaces/cli/command.ts';
import { paragraph } from './paragraph.ts';

/** What a printer stands on. */
export interface Printing {
  readonly words: Words;
  readonly io: Pick<Io, 'columns' | 'paint'>;
}

const numbers = Object.keys(checks) as readonly CheckNumber[];

function failureLines(failures: readonly Failure[], { words, io }: Printing): readonly string[] {
  return failures.map(({ check, place, values }) => {
    const sentence = say(words, `failure.${checks[check]}`, values);
    const where = place === '' ? '' : ` [${place}]`;
    return paragraph(`  ${check}  ${sentence}${where}`, io.columns, 7);
  });
}

/** What was checked and what came of it, for a terminal. */
export function printVerification(
  { head, hash }: Edition,
  { failures, withheld, recomputed, open }: Verification,
  printing: Printing,
): string {
  const { words, io } = printing;
  const { school, union, form, asOf, number, publishedOn } = head;
  const broken = new Set(failures.map(({ check }) => check));
  const told = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    paragraph(say(words, key, values), io.columns);
  const lines = [
    told('edition', { school: school.name, union: union.name, form: form.title }),
    told('edition.day', { asOf, number, publishedOn }),
    told('edition.hash', { hash }),
    '',
    ...numbers.map((check) => {
      const mark = broken.has(check) ? words['mark.broken'] : words['mark.holds'];
      return paragraph(
        `${mark ?? ''} ${check}  ${words[`check.${checks[check]}`] ?? ''}`,
        io.columns,
        8,
      );
    }),
    '',
    ...failureLines(failures, printing),
    ...(failures.length > 0 ? [''] : []),
    told('recomputed', { recomputed }),
    ...(open.length > 0 ? [told('open', { items: open.join(' '), count: open.length })] : []),
    ...(withheld > 0 ? [told('withheld', { withheld })] : []),
    told(failures.length === 0 ? 'holds' : 'broken', { count: failures.length }),
  ];
  return `${lines.join('\n')}\n`;
}
