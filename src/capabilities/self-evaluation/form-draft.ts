import type { Level } from '../../facts/fact.ts';
import type { EnteredForm } from './model.ts';

/** An item as it is entered. */
export type EnteredItem = EnteredForm['items'][number];

/** A form being edited, and what it was before each change that can be taken back. */
export interface FormDraft {
  readonly form: EnteredForm;
  readonly past: readonly EnteredForm[];
  /** What was changed last; typing on in one field is one change. */
  readonly last: string | null;
}

const keptSteps = 100;

/** What the editor begins with. */
export const beginDraft = (form: EnteredForm): FormDraft => ({ form, past: [], last: null });

/** The draft after a change at a place; further changes at the same `place` are taken back together. */
export function changeDraft(draft: FormDraft, place: string | null, form: EnteredForm): FormDraft {
  const same = place !== null && place === draft.last;
  const past = same ? draft.past : [...draft.past, draft.form].slice(-keptSteps);
  return { form, past, last: place };
}

/** The draft before its last change; itself where nothing was changed. */
export function undoDraft(draft: FormDraft): FormDraft {
  const form = draft.past.at(-1);
  return form === undefined ? draft : { form, past: draft.past.slice(0, -1), last: null };
}

/** A form with an item more at the end of a level, under the next number. */
export function addItem(form: EnteredForm, level: Level): EnteredForm {
  const numbers = form.items.filter((item) => item.level === level).map(({ no }) => no);
  const added: EnteredItem = {
    ...{ level, no: Math.max(0, ...numbers) + 1, row: null, wording: '' },
    ...{ criterion: 'structure', remark: null, core: false, observation: false },
  };
  return { ...form, items: [...form.items, added] };
}

/** A form without an item; what followed moves up where its number is no longer used, so that no gap is left. */
export function removeItem(form: EnteredForm, at: number): EnteredForm {
  const removed = form.items[at];
  if (removed === undefined) return form;
  const rest = form.items.filter((_, place) => place !== at);
  const used = rest.some(({ level, no }) => level === removed.level && no === removed.no);
  const items = used
    ? rest
    : rest.map((item) =>
        item.level === removed.level && item.no > removed.no ? { ...item, no: item.no - 1 } : item,
      );
  if (used) return { ...form, items };
  const groups = form.groups.flatMap((group) => {
    if (group.level !== removed.level || group.no < removed.no) return [group];
    return group.no === removed.no ? [] : [{ ...group, no: group.no - 1 }];
  });
  return { ...form, items, groups };
}

/** A form in which the rows of a number stand under a heading; under none where it is empty. */
export function headRows(
  form: EnteredForm,
  { level, no }: { readonly level: Level; readonly no: number },
  wording: string,
): EnteredForm {
  const others = form.groups.filter((group) => group.level !== level || group.no !== no);
  return { ...form, groups: wording === '' ? others : [...others, { level, no, wording }] };
}

/** A form in which an item trades places and numbers with its neighbour of the same level; itself at the ends. */
export function moveItem(form: EnteredForm, at: number, by: -1 | 1): EnteredForm {
  const item = form.items[at];
  if (item === undefined) return form;
  const places = form.items.flatMap(({ level }, place) => (level === item.level ? [place] : []));
  const to = places[places.indexOf(at) + by];
  const other = to === undefined ? undefined : form.items[to];
  if (other === undefined || to === undefined) return form;
  const items = form.items.map((one, place) => {
    if (place === at) return { ...other, no: item.no, row: item.row };
    return place === to ? { ...item, no: other.no, row: other.row } : one;
  });
  return { ...form, items };
}

/** A form in which an item says something else. */
export function changeItem(
  form: EnteredForm,
  at: number,
  changed: Partial<EnteredItem>,
): EnteredForm {
  const items = form.items.map((item, place) => (place === at ? { ...item, ...changed } : item));
  return { ...form, items };
}
