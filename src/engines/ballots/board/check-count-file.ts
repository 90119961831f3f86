import { canonicalJson, type Json } from '../../../kernel/json.ts';
import type { CountContent } from '../../counting/published/model.ts';
import { replayElection } from '../../counting/replay-election.ts';
import type { Setup } from '../model.ts';
import { failed, type BoardFailure } from './checks.ts';

const same = (a: unknown, b: unknown): boolean =>
  canonicalJson(a as Json) === canonicalJson(b as Json);

/**
 * V07 against the count file of the election: the office by its title, the rules, the names by their place in the
 * office's first list (`c1` is the first of it), and list and seats of the round as the rounds before call for them.
 */
export function countFileFailures(
  setup: Setup,
  { record, offices, people }: CountContent,
): readonly BoardFailure[] {
  const title = offices.find((one) => one.title === setup.office.title);
  const office = record.offices.find(({ id }) => id === title?.id);
  if (office === undefined)
    return [failed('V07', 'setup', 'count-office', { office: setup.office.title })];
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const own = new Map(
    office.candidates.map((id, at) => [`c${at + 1}`, { id, name: nameOf.get(id) ?? '' }]),
  );
  const listed = setup.candidates.map(({ id, name }) => ({ name, known: own.get(id) }));
  const round = replayElection(record)
    .offices.find((one) => one.office === office.id)
    ?.rounds.find(({ opened }) => opened.round === setup.round.number);
  const called = [...(round?.call.candidates ?? [])].sort();
  const wrong: readonly (readonly [boolean, string])[] = [
    [!same(record.rules, setup.rules), 'count-rules'],
    [listed.some(({ name, known }) => known?.name !== name), 'count-names'],
    [round === undefined, 'count-round'],
    [round !== undefined && round.call.seats !== setup.round.seats, 'count-seats'],
    [
      round !== undefined && !same(called, listed.map(({ known }) => known?.id ?? '').sort()),
      'count-list',
    ],
  ];
  return wrong.flatMap(([is, code]) => (is ? [failed('V07', 'setup', code)] : []));
}
