import { button, el, p } from '../element.ts';
import { findPeople, takeOff, writeIn, type BallotForm, type Marking } from '../marking.ts';
import { t } from '../speech.ts';

/** What writing somebody in stands on. */
export interface WriteInParts {
  readonly form: BallotForm;
  readonly marking: () => Marking;
  /** Takes a change; false where it was none. */
  readonly change: (next: Marking) => boolean;
  readonly people: () => Promise<readonly string[] | 'wrong'>;
}

const mostShown = 20;

/** Looking somebody up in the list that everybody has; nothing is sent while looking. */
function lookUp(
  { form, marking, change }: WriteInParts,
  people: readonly string[],
): readonly HTMLElement[] {
  const chosen = el('ul', { class: 'people' });
  const found = el('ul', { class: 'people' });
  const told = el('p', { class: 'hint', role: 'status' });
  const nameOf = (person: number): string => people[person] ?? '';
  const input = el('input', {
    ...{ id: 'write-in', type: 'search', autocomplete: 'off', 'aria-describedby': 'write-in-hint' },
    oninput: () => look(),
  });
  function look(): void {
    const hits = findPeople(people, input.value, mostShown + 1);
    told.textContent =
      hits.length > mostShown
        ? t('write-in.more')
        : hits.length === 0 && input.value.trim() !== ''
          ? t('write-in.none')
          : '';
    const rows = hits.slice(0, mostShown).map((person) =>
      el(
        'li',
        {},
        button(t('write-in.add', { name: nameOf(person) }), () => {
          if (!change(writeIn(form, marking(), person))) return;
          input.value = '';
          again();
          input.focus();
        }),
      ),
    );
    found.replaceChildren(...rows);
  }
  function again(): void {
    look();
    const rows = marking().written.map((person) =>
      el(
        'li',
        {},
        button(t('write-in.remove', { name: nameOf(person) }), () => {
          change(takeOff(marking(), person));
          again();
          input.focus();
        }),
      ),
    );
    chosen.replaceChildren(...rows);
  }
  again();
  return [
    chosen,
    el('label', { for: 'write-in' }, t('write-in.label')),
    input,
    el('p', { id: 'write-in-hint', class: 'hint' }, t('write-in.hint')),
    told,
    found,
  ];
}

/** Somebody not on the list of candidates. */
export function writeInPart(parts: WriteInParts): HTMLElement {
  const place = el('div', {}, p(t('write-in.loading'), 'hint'));
  void parts.people().then((people) => {
    if (people === 'wrong') place.replaceChildren(p(t('write-in.wrong'), 'wrong'));
    else place.replaceChildren(...lookUp(parts, people));
  });
  return el('section', {}, el('h2', {}, t('write-in.title')), place);
}
