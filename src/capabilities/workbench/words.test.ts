import { expect, it } from 'vitest';
import { describeVerb } from '../../engines/actions/description.ts';
import type { Verb } from '../../engines/actions/verb.ts';
import { fieldsOf } from '../../surfaces/ui/field-shape.ts';
import { ruleSources } from '../../charter/rule-sources.ts';
import { rulebookVerbs } from '../rulebook/actions.ts';
import { rulebookWordsZh } from '../rulebook/words.zh.ts';
import { workbenchVerbs } from './actions.ts';
import { dutyProvisions, recurringDuties } from './duties.ts';
import { workbenchWordsZh } from './words.zh.ts';

const verbs = [
  ...rulebookVerbs(dutyProvisions),
  ...workbenchVerbs({ feeds: [], duties: recurringDuties, report: () => undefined }),
] as readonly unknown[] as readonly Verb[];

/** Every key a form, a table or a refusal of the verb asks its room for. */
function keysOf(verb: Verb): readonly string[] {
  const { input, row } = describeVerb(verb);
  const fields = [...fieldsOf(input), ...(row ? fieldsOf(row) : [])].filter(
    ({ kind }) => kind !== 'id',
  );
  return [
    `verb.${verb.name}`,
    ...(verb.kind === 'action' ? [`done.${verb.name}`] : []),
    ...fields.map(({ name }) => `field.${name}`),
    ...fields.flatMap(({ name, schema, item }) =>
      (schema.enum ?? item?.schema.enum ?? []).map((value) => `choice.${name}.${value}`),
    ),
    ...verb.refuses.flatMap((code) => [`refusal.${code}`, `refusal.${code}.way`]),
  ];
}

it('says everything that forms, tables and refusals of both rooms need', () => {
  const rooms = { rulebook: rulebookWordsZh, workbench: workbenchWordsZh };
  for (const verb of verbs) {
    const words = rooms[verb.room as keyof typeof rooms];
    const missing = keysOf(verb).filter((key) => !words[key]);
    expect([verb.name, missing]).toEqual([verb.name, []]);
  }
});

it('names the unit of every provision, its default where that is a code, and what it stands on', () => {
  const needed = dutyProvisions.flatMap(({ type, default: value, source }) => [
    `choice.unit.${type.unit}`,
    `choice.source.${source}`,
    ...(/^[a-z]/.test(type.show(value)) ? [`choice.value.${type.show(value)}`] : []),
  ]);
  const all = [...needed, ...ruleSources.map((source) => `choice.source.${source}`)];
  expect(all.filter((key) => !rulebookWordsZh[key])).toEqual([]);
});
