import type { DraftKind } from '../model.ts';

/** Fields of a draft that a person sets right; the others come with it as they are. */
const askedFields: Readonly<Record<DraftKind, readonly string[]>> = {
  union: ['name'],
  unit: ['name', 'as'],
  department: ['name'],
  duty: ['department', 'text', 'purpose', 'degree'],
  roster: ['cells'],
  election: ['electedBy', 'contested', 'electedOn'],
  guide: ['role', 'name', 'fullTime'],
  rules: ['kind', 'title', 'edition', 'since'],
  provision: ['provision', 'value'],
  ground: ['text'],
  statement: [
    'criterion',
    'what',
    'day',
    'ordinal',
    'season',
    'everyone',
    'attestedBy',
    'attestedAs',
  ],
};

/** Fields of a statement that only some criteria ask for. */
const ofCriteria: Readonly<Record<string, readonly string[]>> = {
  ordinal: ['congress-held'],
  season: ['training'],
  everyone: ['training'],
};

/** Whether a field is asked of a draft, in view of what it says. */
export const isAsked = (kind: DraftKind, value: unknown, name: string): boolean => {
  const { criterion } = value as { readonly criterion?: string };
  const only = kind === 'statement' ? ofCriteria[name] : undefined;
  return askedFields[kind].includes(name) && (only?.includes(criterion ?? '') ?? true);
};

/** Fields that are left out of what is shown while nothing stands in them, since few drafts have them. */
const seldom = new Set(['unit', 'degree', 'ordinal', 'season', 'everyone', 'since']);

/** A field of a draft with what stands in it; null is what the document leaves open. */
export interface ShownField {
  readonly name: string;
  readonly value: string | number | boolean | null;
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** What of a draft is shown, in the order it is asked for. A row of the roster shows its filled cells. */
export function shownFields(kind: DraftKind, value: unknown): readonly ShownField[] {
  const fields = value as Readonly<Record<string, unknown>>;
  if (kind === 'roster') {
    const cells = (fields['cells'] ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(cells).flatMap(([name, cell]): readonly ShownField[] =>
      isPlain(cell) && cell !== '' ? [{ name, value: cell }] : [],
    );
  }
  const names = kind === 'provision' ? [...askedFields[kind], 'unit'] : askedFields[kind];
  return names.flatMap((name): readonly ShownField[] => {
    const found = fields[name];
    if (isPlain(found) && !(name === 'unit' && found === 'none')) return [{ name, value: found }];
    return seldom.has(name) ? [] : [{ name, value: null }];
  });
}

/** The field by which a draft is told from its siblings. */
const naming: Readonly<Record<DraftKind, string>> = {
  union: 'name',
  unit: 'name',
  department: 'name',
  duty: 'text',
  roster: 'name',
  election: 'electedBy',
  guide: 'role',
  rules: 'title',
  provision: 'provision',
  ground: 'text',
  statement: 'what',
};

/** The field a draft goes by; null where the document leaves it open. */
export const namingField = (kind: DraftKind, value: unknown): ShownField | null =>
  shownFields(kind, value).find((field) => field.name === naming[kind] && field.value !== null) ??
  null;
