import { useRouterState } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Query } from '../../../engines/actions/verb.ts';
import { useRows, type Row } from '../../../surfaces/ui/asking.ts';
import { fieldsOf } from '../../../surfaces/ui/field-shape.ts';
import type { Initial } from '../../../surfaces/ui/form/draft.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { thingOf } from '../../../surfaces/ui/table/actions-of-list.ts';

/** What a form is about: the row it was opened on, and what its fields begin with. */
export interface Subject {
  readonly row: Row | null;
  readonly list: VerbDescription | null;
  /** Fields given by the address, which are not asked. */
  readonly given: readonly string[];
  readonly initial: Readonly<Record<string, string>>;
  /** Of an action on a thing of its own kind: the values there are now. */
  readonly existing: Initial;
}

/** Rows asked for when a page is opened without the row it is about. */
const sought = { filters: {}, search: '', sort: '', offset: 0, limit: 200 };

/** The thing a field of an input names: `unitId` a unit, `id` the verb's own. */
function thingOfField(verb: VerbDescription, field: string): string {
  return field === 'id' ? thingOf(verb.name) : field.replace(/Id$/, '');
}

/** The full record behind a row, where the room has a query `<thing>.read` for it. */
function useRecord(verb: VerbDescription, field: string | null, id: string) {
  const { client, scope, verbs } = useSurface();
  const name = field === null ? '' : `${thingOfField(verb, field)}.read`;
  const reader = verbs.find((one) => one.kind === 'query' && one.name === name);
  const key =
    reader && fieldsOf(reader.input).find((one) => one.name === field || one.name === 'id');
  const input = key ? { [key.name]: id } : {};
  const { data } = useQuery({
    queryKey: [...scope, name, input],
    queryFn: ({ signal }) => client.ask<Query>(name, input, { signal }),
    enabled: key !== undefined,
  });
  const value = data?.ok ? data.value : null;
  return {
    waiting: key !== undefined && !data,
    record: typeof value === 'object' && value !== null ? (value as Initial) : {},
  };
}

/** Brings together what a form begins with; null while it is on its way. */
export function useSubject(verb: VerbDescription): Subject | null {
  const { verbs } = useSurface();
  const { search, carried } = useRouterState({
    select: ({ location }) => ({
      search: location.search as Readonly<Record<string, string>>,
      carried: location.state.carried,
    }),
  });
  const fields = fieldsOf(verb.input);
  const named = (field: string): boolean => search[field] !== undefined;
  const given = fields
    .filter(({ name, kind }) => named(name) && (kind === 'id' || kind === 'reference'))
    .map(({ name }) => name);
  const field = given[0] ?? null;
  const id = field === null ? '' : (search[field] ?? '');
  const thing = field === null ? '' : thingOfField(verb, field);
  const list = verbs.find((one) => one.kind === 'list' && one.name === `${thing}.list`) ?? null;
  const own = carried?.row?.['id'] === id ? carried.row : null;
  const rows = useRows(`${thing}.list`, sought, list !== null && own === null && field !== null);
  const { waiting, record } = useRecord(verb, field, id);
  const lookingUp = list !== null && own === null && field !== null;
  if (waiting || (lookingUp && !rows.value && !rows.failure)) return null;
  const row = own ?? rows.value?.rows.find((one) => one['id'] === id) ?? null;
  const isOwnThing = thing === thingOf(verb.name);
  const existing = isOwnThing ? { ...row, ...record } : {};
  return { row, list, given, initial: search, existing };
}
