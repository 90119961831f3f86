import { describe, expect, test } from 'vitest';
import { apiWords } from '../../scripts/reference/openapi-words.ts';
import { referenceSource, type ReferenceSource } from '../../scripts/reference/source.ts';
import { allVerbs } from '../../src/apps/server/all-verbs.ts';
import { commonRefusals } from '../../src/engines/actions/refusal-codes.ts';
import type { Json } from '../../src/kernel/json.ts';
import { sampleWorld } from '../../src/surfaces/cli/samples/sample-verbs.ts';
import { openApiDocument } from '../../src/surfaces/http/openapi.ts';

type Node = { readonly [key: string]: Json };

const real = await referenceSource(allVerbs);
const sample: ReferenceSource = {
  ...real,
  verbs: sampleWorld.verbs,
  rooms: { sample: await sampleWorld.wordsOf('sample') },
  roles: await sampleWorld.roles(),
};

const documentOf = (source: ReferenceSource): Node => {
  const { version, verbs } = source;
  return openApiDocument({ version, verbs, commonRefusals, words: apiWords(source) });
};

const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a document with the path to it. */
function* nodes(value: Json, at: readonly string[] = []): Generator<readonly [string, Node]> {
  if (Array.isArray(value))
    for (const [index, item] of (value as readonly Json[]).entries())
      yield* nodes(item, [...at, String(index)]);
  else if (isNode(value)) {
    yield [at.join('/'), value];
    for (const [key, item] of Object.entries(value)) yield* nodes(item, [...at, key]);
  }
}

/** What a reference inside the document points at. */
function resolve(document: Node, ref: string): Json | undefined {
  let found: Json | undefined = document;
  for (const part of ref.replace(/^#\//, '').split('/'))
    found = isNode(found) ? found[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return found;
}

function operations(document: Node): readonly (readonly [string, string, Node])[] {
  return Object.entries(document.paths as Node).flatMap(([path, item]) =>
    Object.entries(item as Node).map(
      ([method, operation]) => [path, method, operation as Node] as const,
    ),
  );
}

describe.each([
  ['of the sample verbs', documentOf(sample), sample],
  ['of the product', documentOf(real), real],
] as const)('the document %s', (_name, document, source) => {
  test('is OpenAPI 3.1 with what the standard requires', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: expect.any(String), version: source.version },
    });
    for (const [path, method, operation] of operations(document)) {
      expect(path).toMatch(/^\//);
      expect(['get', 'post', 'delete']).toContain(method);
      expect(Object.keys(operation.responses as Node)).toContain('200');
      for (const response of Object.values(operation.responses as Node))
        expect([path, '$ref' in (response as Node) || 'description' in (response as Node)]).toEqual(
          [path, true],
        );
      for (const parameter of (operation.parameters ?? []) as readonly Node[])
        if (!('$ref' in parameter)) {
          expect(parameter).toMatchObject({
            name: expect.any(String),
            in: expect.stringMatching(/^(?:query|header)$/),
          });
          expect([path, 'schema' in parameter !== 'content' in parameter]).toEqual([path, true]);
        }
      if (method === 'get') expect(operation.requestBody).toBeUndefined();
    }
  });

  test('gives each operation an id of its own and tags there are', () => {
    const all = operations(document).map(([, , operation]) => operation);
    const ids = all.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = (document.tags as readonly Node[]).map(({ name }) => name);
    expect(all.filter((one) => !tags.includes((one.tags as readonly Json[])[0] ?? ''))).toEqual([]);
  });

  test('resolves every reference', () => {
    const refs = [...nodes(document)].flatMap(([at, { $ref }]) =>
      typeof $ref === 'string' ? [[at, $ref] as const] : [],
    );
    expect(refs.length).toBeGreaterThan(0);
    for (const [at, ref] of refs) expect([at, resolve(document, ref)]).not.toEqual([at, undefined]);
  });

  test('names only security schemes it defines', () => {
    const schemes = Object.keys(resolve(document, '#/components/securitySchemes') as Node);
    for (const [path, , { security }] of operations(document))
      for (const way of (security ?? []) as readonly Node[])
        expect([path, Object.keys(way).filter((name) => !schemes.includes(name))]).toEqual([
          path,
          [],
        ]);
  });

  test('has every verb at its route, lists also as workbook', () => {
    const paths = Object.keys(document.paths as Node);
    for (const { name, kind } of source.verbs) {
      expect(paths).toContain(`/${name}`);
      if (kind === 'list') expect(paths).toContain(`/${name}.xlsx`);
    }
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

test('an action requires the key, says who may and what it refuses', () => {
  const [, , create] =
    operations(documentOf(sample)).find(([path]) => path === '/unit.create') ?? [];
  expect(create).toMatchObject({
    parameters: [
      { $ref: '#/components/parameters/Key' },
      { $ref: '#/components/parameters/Capacity' },
    ],
    'x-may': [
      { role: 'administrator', reach: 'school' },
      { role: 'unit-league', reach: 'unit' },
    ],
    'x-refuses': ['name-taken'],
    security: [{ session: [] }, { bearer: [] }],
  });
  expect(create?.description).toContain('已有叫“…”的单位。');
});

test('what anybody may ask needs no log-in', () => {
  const [, , read] = operations(documentOf(sample)).find(([path]) => path === '/unit.read') ?? [];
  expect(read?.security).toContainEqual({});
});
