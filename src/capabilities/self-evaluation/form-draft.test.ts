import { describe, expect, it } from 'vitest';
import { formVersions } from '../evaluation/forms/catalogue.ts';
import { form2020 } from '../evaluation/forms/form-2020.ts';
import { form2021 } from '../evaluation/forms/form-2021.ts';
import type { FormVersion } from '../evaluation/forms/form-model.ts';
import {
  beginDraft,
  addItem,
  changeDraft,
  changeItem,
  headRows,
  moveItem,
  removeItem,
  undoDraft,
} from './form-draft.ts';
import { formBlocks } from './form-preview.ts';
import { enteredFrom, formOf } from './model.ts';
import { judgeEnteredForm } from './rules.ts';

const form = enteredFrom(form2021);
const numbers = ({ items }: typeof form) => items.map(({ level, no }) => `${level} ${no}`);

describe('the items of a form', () => {
  it('keep their numbers without gap wherever one is taken out or put in', () => {
    form.items.forEach((item, at) => {
      const less = removeItem(form, at);
      expect(judgeEnteredForm(less)).toEqual([]);
      expect(less.items.map(({ wording }) => wording)).toEqual(
        form.items.filter((_, place) => place !== at).map(({ wording }) => wording),
      );
      expect(judgeEnteredForm(addItem(less, item.level))).toEqual([]);
    });
  });

  it('trade places with the next of their level, and never leave it', () => {
    const moved = moveItem(form, 0, 1);
    expect(moved.items.slice(0, 2).map(({ criterion }) => criterion)).toEqual([
      'structure',
      'no-administrative-duties',
    ]);
    expect(numbers(moved)).toEqual(numbers(form));
    expect(moveItem(moved, 1, -1)).toEqual(form);
    expect(moveItem(form, 0, -1)).toEqual(form);
    expect(moveItem(form, 16, 1)).toEqual(form);
  });

  it('are kept under one number where it has rows', () => {
    const [first, ...rest] = form.items;
    if (!first) throw new Error('no items');
    const rows = { ...form, items: [{ ...first, row: 1 }, { ...first, row: 2 }, ...rest] };
    expect(numbers(removeItem(rows, 0))).toEqual(numbers(form));
  });
});

describe('a form copied from one there is', () => {
  it.each(formVersions.map((version) => [version.id, version] as const))(
    'says all that the form of %s says',
    (id, version) => {
      const copy = formOf(id, enteredFrom(version));
      const said = ({ preamble, congressSince, membersOnly, vocabulary, title }: FormVersion) => ({
        ...{ preamble, congressSince, membersOnly: membersOnly ?? false, vocabulary, title },
      });
      expect(said(copy)).toEqual(said(version));
      expect(copy.tables.map(({ groups }) => groups)).toEqual(
        version.tables.map(({ groups }) => groups),
      );
      expect(copy.items.map(({ wording }) => wording)).toEqual(
        version.items.map(({ wording }) => wording),
      );
    },
  );

  it('loses a heading with the last of its rows, and moves later ones up', () => {
    const copy = enteredFrom(form2020);
    const headed = { level: 'school' as const, no: 3 };
    const [group] = copy.groups;
    expect(group).toMatchObject(headed);
    const less = removeItem(copy, 0);
    expect(less.groups).toEqual([{ ...group, no: 2 }]);
    const none = [0, 0, 0].reduce((left, at) => removeItem(left, at), removeItem(less, 0));
    expect(none.groups).toEqual([]);
    expect(headRows(copy, headed, '').groups).toEqual([]);
    const alone = { ...copy, groups: [{ ...headed, no: 1, wording: '规模' }] };
    expect(judgeEnteredForm(alone).map(({ code }) => code)).toEqual(['heading-alone']);
    expect(JSON.stringify(formBlocks(copy))).toContain(`3.${group?.wording}`);
  });
});

describe('what was changed', () => {
  it('is taken back step by step, typing in one field at once', () => {
    const typed = ['甲', '甲乙'].reduce(
      (draft, wording) => changeDraft(draft, 'wording 0', changeItem(draft.form, 0, { wording })),
      beginDraft(form),
    );
    const shorter = changeDraft(typed, null, removeItem(typed.form, 3));
    expect(shorter.form.items).toHaveLength(29);
    expect(undoDraft(shorter).form).toEqual(typed.form);
    expect(undoDraft(undoDraft(shorter)).form).toEqual(form);
    expect(undoDraft(beginDraft(form)).form).toEqual(form);
  });
});

describe('the preview', () => {
  it('lays out every item of both tables in the form’s words', () => {
    const text = JSON.stringify(formBlocks(form));
    for (const { wording } of form.items) expect(text).toContain(wording);
    expect(formBlocks(form).filter(({ kind }) => kind === 'table')).toHaveLength(2);
    const school = { ...form, items: form.items.filter(({ level }) => level === 'school') };
    expect(formBlocks(school).filter(({ kind }) => kind === 'table')).toHaveLength(1);
  });
});
