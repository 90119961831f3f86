import { describe, expect, it } from 'vitest';
import { describeVerb, type FieldSchema } from '../../engines/actions/description.ts';
import { actionWordsZh } from '../../engines/actions/words.zh.ts';
import { accessVerbs } from './actions.ts';
import { accessKeys } from './keys.ts';
import { accessWordsEn } from './words.en.ts';
import { accessWordsZh } from './words.zh.ts';

const verbs = accessVerbs({
  keys: accessKeys(Buffer.alloc(32)),
  outbound: { allowPrivate: false },
});
const catalogues = [accessWordsZh, accessWordsEn] as const;

/** What routes say beside the verbs. */
const ofRoutes = [
  'log-in-wrong',
  'totp-needed',
  'totp-wrong',
  'too-many-attempts',
  'mail-not-set-up',
  'mail-failed',
  'sign-on-unknown',
  'sign-on-failed',
  'sign-on-expired',
  'sign-on-stranger',
  'sign-on-no-account',
  'sign-on-many',
  'account-disabled',
];

/** Every named field of a schema, with the values it can take where they are a closed list. */
function fieldsOf(
  schema: FieldSchema,
  name = '',
): readonly (readonly [string, readonly string[]])[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  return [
    ...(name === '' ? [] : [[name, schema.enum ?? []] as const]),
    ...inner.flatMap((one) => fieldsOf(one, name)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => fieldsOf(one, key)),
  ];
}

describe.each(verbs.map((verb) => [verb.name, describeVerb(verb)] as const))(
  'words of %s',
  (name, verb) => {
    it('name it, its fields, its choices and its refusals with their way out', () => {
      const fields = [verb.input, ...(verb.row ? [verb.row] : [])]
        .flatMap((schema) => fieldsOf(schema))
        .filter(([field]) => field !== 'id');
      const keys = [
        `verb.${name}`,
        ...(verb.kind === 'action' ? [`done.${name}`] : []),
        ...fields.map(([field]) => `field.${field}`),
        ...fields.flatMap(([field, values]) => values.map((value) => `choice.${field}.${value}`)),
        ...verb.refuses.flatMap((code) => [`refusal.${code}`, `refusal.${code}.way`]),
      ];
      for (const words of catalogues) expect(keys.filter((key) => !words[key])).toEqual([]);
    });
  },
);

it('has words for what only the routes refuse', () => {
  const keys = ofRoutes.flatMap((code) => [`refusal.${code}`, `refusal.${code}.way`]);
  for (const words of catalogues) expect(keys.filter((key) => !words[key])).toEqual([]);
});

it('says nothing that every verb says already', () => {
  expect(Object.keys(accessWordsZh).filter((key) => key in actionWordsZh)).toEqual([]);
});

it('names every verb once', () => {
  const names = verbs.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
