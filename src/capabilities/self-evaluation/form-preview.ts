import type { PaperBlock, PaperCell } from '../../engines/documents/paper/paper.ts';
import type { Level } from '../../facts/fact.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { EnteredItem } from './form-draft.ts';
import type { EnteredForm } from './model.ts';

const cell = (text: string, align: PaperCell['align'] = 'start'): PaperCell => ({
  lines: [text],
  align,
});

/** The remark column before it is filled in, as the official forms print it. Sources: the forms of 2020 and 2021. */
function remarkPlace({ remark }: EnteredItem): string {
  switch (remark) {
    case null:
      return '';
    case 'people':
      return '实有    人';
    case 'departments':
      return '实有    个';
    case 'date':
      return '召开日期为：';
    default:
      return unreachable(remark);
  }
}

function itemRow(item: EnteredItem, { yes, no }: EnteredForm): readonly PaperCell[] {
  const star = `${item.core ? '★' : ''}${item.observation ? '▲' : ''}`;
  const number = item.row === null ? `${item.no}${star}.` : `${item.no}（${item.row}）${star}`;
  const answer: PaperCell =
    item.level === 'school'
      ? {
          lines: [
            [{ text: yes, mark: 'unchecked' }, { text: '　' }, { text: no, mark: 'unchecked' }],
          ],
          align: 'center',
        }
      : cell('', 'center');
  return [cell(`${number}${item.wording}`), answer, cell(remarkPlace(item))];
}

function tableOf(form: EnteredForm, level: Level): readonly PaperBlock[] {
  const items = form.items
    .filter((item) => item.level === level)
    .sort((a, b) => a.no - b.no || (a.row ?? 0) - (b.row ?? 0));
  if (items.length === 0) return [];
  const heading = level === 'school' ? form.schoolHeading : form.secondLevelHeading;
  const rows = [
    form.columns.map((name) => cell(name, 'center')),
    ...items.flatMap((item, at) => {
      const group = form.groups.find((one) => one.level === level && one.no === item.no);
      const first = group && items[at - 1]?.no !== item.no;
      const heading = first ? [[cell(`${group.no}.${group.wording}`), cell(''), cell('')]] : [];
      return [...heading, itemRow(item, form)];
    }),
  ];
  return [
    ...(heading ? [{ kind: 'heading', level: 1, text: heading } as const] : []),
    { kind: 'table', widths: [6, 2, 2], headings: 1, rows },
  ];
}

/** A form before anybody answers it, as it is printed: its title, its tables, and the headings of its sections. */
export function formBlocks(form: EnteredForm): readonly PaperBlock[] {
  return [
    { kind: 'title', text: form.title },
    ...tableOf(form, 'school'),
    ...tableOf(form, 'second-level'),
    ...form.sections.map(({ heading }) => ({ kind: 'heading', level: 1, text: heading }) as const),
  ];
}
