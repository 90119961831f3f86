import { factsNamed } from '../../../facts/fact.ts';
import type { Proposal, unitKinds } from '../model.ts';
import { plainName } from './names.ts';
import { proposal, quoteOf, quoteOfFact, type Source } from './source.ts';

const longestName = 60;

const kindName = { 'student-union': '学生会', 'graduate-union': '研究生会' } as const;

/** What the form calls the organisation: the name it prints, and the kind that is ticked behind it. */
export function findUnion({ reading, form }: Source): readonly Proposal[] {
  const printed = plainName(form?.organisation ?? '');
  if (form === null || printed === '') return [];
  const whole = /(?:学生会|研究生会|联合会)$/.test(printed) || form.kind === null;
  const name = whole ? printed : `${printed}${kindName[form.kind]}`;
  if (name.length > longestName) return [];
  const at = reading.tree.text.indexOf(form.organisation ?? '', form.span.start);
  const span = at === -1 ? form.span : { start: at, end: at + (form.organisation ?? '').length };
  return [
    proposal('union', {
      key: 'union',
      topic: 'union',
      value: { name },
      quotes: [quoteOf(reading, span)],
    }),
  ];
}

/** What kind of unit a name tells; null where it does not. */
function kindOf(name: string): (typeof unitKinds)[number] | null {
  if (/(?:学院|学部)$/.test(name)) return 'college';
  if (name.endsWith('书院')) return 'academy';
  if (name.endsWith('校区')) return 'campus';
  return name.endsWith('系') ? 'department' : null;
}

/** Units of the second level that rosters and lists name. */
export function findUnits(source: Source): readonly Proposal[] {
  const seen = new Set<string>();
  return factsNamed(source.facts, 'second-level.units').flatMap((fact) =>
    fact.value.names.map(plainName).flatMap((name) => {
      if (name === '' || name.length > longestName || seen.has(name)) return [];
      seen.add(name);
      const quotes = [quoteOfFact(source, fact)];
      const value = { name, as: kindOf(name) };
      return [proposal('unit', { key: `unit-${name}`, topic: `unit ${name}`, value, quotes })];
    }),
  );
}

/**
 * Working departments and the office, as the union's own papers list them, and standing bodies beside them that the
 * reform forbids: what is there is recorded, and judged.
 */
export function findDepartments(source: Source): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  const told = [
    ...factsNamed(source.facts, 'department.list').map((fact) => ({
      fact,
      names: fact.value.names,
    })),
    ...factsNamed(source.facts, 'body.standing').map((fact) => ({
      fact,
      names: [fact.value.name],
    })),
  ];
  for (const { fact, names } of told) {
    if (fact.level !== 'school' || fact.basis === 'plan') continue;
    for (const name of names.map(plainName)) {
      if (name === '' || name.length > longestName) continue;
      const before = found.get(name);
      const quotes = [...(before?.quotes ?? []), quoteOfFact(source, fact)];
      const parts = { key: `department-${name}`, topic: `department ${name}`, value: { name } };
      found.set(name, proposal('department', { ...parts, quotes }));
    }
  }
  return [...found.values()];
}
