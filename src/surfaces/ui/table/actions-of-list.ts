import type { VerbDescription } from '../../../engines/actions/description.ts';
import { fieldsOf } from '../field-shape.ts';

/** An action on one row, and the field of its input that names the row. */
export interface RowAction {
  readonly verb: VerbDescription;
  readonly field: string;
}

/** What can be done from a list's page. */
export interface ListActions {
  /** Without a row: make one, import many. */
  readonly page: readonly VerbDescription[];
  readonly row: readonly RowAction[];
}

/** Whether a verb is something a person does, under their name or without it. */
export function isDone({ kind }: VerbDescription): boolean {
  return kind === 'action' || kind === 'anonymous';
}

/** The thing a verb is about: what stands before the dot. */
export function thingOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** The field that names a row of this thing: `id` in its own verbs, `unitId` in any verb. */
function rowField(verb: VerbDescription, thing: string): string | null {
  const required = fieldsOf(verb.input).filter(({ optional }) => !optional);
  const names = required.map(({ name }) => name);
  if (names.includes(`${thing}Id`)) {
    // In another thing's verb it must be what the verb begins with, not one of many parts.
    return thingOf(verb.name) === thing || names[0] === `${thing}Id` ? `${thing}Id` : null;
  }
  return thingOf(verb.name) === thing && names.includes('id') ? 'id' : null;
}

/** The actions that belong on a list's page: those of the same thing, and others that begin with one of its rows. */
export function actionsOf(list: VerbDescription, verbs: readonly VerbDescription[]): ListActions {
  const thing = thingOf(list.name);
  const actions = verbs.filter(isDone);
  const withField = actions.map((verb) => ({ verb, field: rowField(verb, thing) }));
  const isOwn = ({ verb }: { readonly verb: VerbDescription }): boolean =>
    thingOf(verb.name) === thing;
  return {
    page: withField.filter((one) => one.field === null && isOwn(one)).map(({ verb }) => verb),
    row: [...withField.filter(isOwn), ...withField.filter((one) => !isOwn(one))].flatMap(
      ({ verb, field }) => (field === null ? [] : [{ verb, field }]),
    ),
  };
}

/** Actions that no list offers; they need a place of their own in the menu. */
export function actionsWithoutList(verbs: readonly VerbDescription[]): readonly VerbDescription[] {
  const lists = verbs.filter(({ kind }) => kind === 'list');
  const offered = new Set(
    lists.flatMap((list) => {
      const { page, row } = actionsOf(list, verbs);
      return [...page, ...row.map(({ verb }) => verb)].map(({ name }) => name);
    }),
  );
  return verbs.filter((verb) => isDone(verb) && !offered.has(verb.name));
}

/** Whether a form of the verb can be filled in with these fields given: nobody types the id of a row. */
export function canBegin(verb: VerbDescription, filled: Readonly<Record<string, string>>): boolean {
  return fieldsOf(verb.input).every(
    ({ name, kind, optional }) => kind !== 'id' || optional || filled[name] !== undefined,
  );
}
