import type { FieldSchema, VerbDescription } from '../../engines/actions/description.ts';
import type { Json } from '../../kernel/json.ts';

/** What the document says in words, made by whoever knows the rooms. */
export interface ApiWords {
  /** What a verb does, one line. */
  readonly verb: (verb: VerbDescription) => string;
  /** What a room is called. */
  readonly room: (room: string) => string;
  /** Who may use a verb, and how far. */
  readonly may: (verb: VerbDescription) => string;
  /** What a refusal means and the way out. */
  readonly refusal: (verb: VerbDescription, code: string) => string;
}

/** What the document is made of. */
export interface ApiParts {
  readonly version: string;
  readonly verbs: readonly VerbDescription[];
  /** Refusals any verb can meet. */
  readonly commonRefusals: readonly string[];
  readonly words: ApiWords;
}

type Node = { readonly [key: string]: Json };

const ref = (kind: string, name: string): Node => ({ $ref: `#/components/${kind}/${name}` });
const json = (schema: Node): Node => ({ 'application/json': { schema } });
const answered = (schema: Node): Node => ({ description: 'Done', content: json(schema) });

/** An object schema as OpenAPI 3.1 takes it: JSON Schema 2020-12 (its dialect named once, in the document). */
function schemaNode(schema: FieldSchema): Node {
  const { $schema: _, ...rest } = schema as FieldSchema & { readonly $schema?: string };
  return rest as unknown as Node;
}

/** The HTTP status under which a refusal comes, apart from those of the verb's own rules (409). */
const refusalAnswers: readonly (readonly [status: string, what: string])[] = [
  ['400', 'A field of the input is not as it should be'],
  ['401', 'Nobody is logged in'],
  ['403', 'Whoever is logged in may not do this'],
  ['404', 'There is no such school or verb'],
  ['409', 'A rule of the verb refuses'],
  ['413', 'What was sent is too large'],
  ['429', 'Too many attempts'],
  ['500', 'Something went wrong inside; the reference finds it in the log'],
  ['503', 'Not available at the moment'],
];

const refusalResponses: Node = Object.fromEntries(
  refusalAnswers.map(([status]) => [status, ref('responses', `Refused${status}`)]),
);

const keyAndCapacity: readonly Json[] = [ref('parameters', 'Key'), ref('parameters', 'Capacity')];

function described(verb: VerbDescription, { words }: ApiParts): string {
  const own = verb.refuses.map((code) => `- \`${code}\`: ${words.refusal(verb, code)}`);
  return [words.may(verb), ...(own.length === 0 ? [] : ['', ...own])].join('\n');
}

function frame(verb: VerbDescription, parts: ApiParts): Node {
  const open = verb.may.some(({ role }) => role === 'public');
  return {
    operationId: verb.name,
    tags: [verb.room],
    summary: parts.words.verb(verb),
    description: described(verb, parts),
    security: [...loggedIn, ...(open ? [{}] : [])],
    'x-may': verb.may.map(({ role, reach }) => ({ role, reach })),
    'x-refuses': [...verb.refuses],
  };
}

/** A value in the query string written as JSON. */
const inQuery = (name: string, schema: FieldSchema, required: boolean): Node => ({
  name,
  in: 'query',
  required,
  content: json(schemaNode(schema)),
});

function actionPath(verb: VerbDescription, parts: ApiParts): Node {
  const answer = {
    type: 'object',
    required: ['answer'],
    properties: { answer: verb.kind === 'anonymous' ? { type: 'null' } : {} },
  };
  return {
    post: {
      ...frame(verb, parts),
      parameters: keyAndCapacity,
      requestBody: { required: true, content: json(schemaNode(verb.input)) },
      responses: { '200': answered(answer), ...refusalResponses },
    },
  };
}

function queryPath(verb: VerbDescription, parts: ApiParts): Node {
  const required = (verb.input.required ?? []).length > 0;
  return {
    get: {
      ...frame(verb, parts),
      parameters: [ref('parameters', 'Capacity'), inQuery('input', verb.input, required)],
      responses: {
        '200': answered({ type: 'object', required: ['answer'], properties: { answer: {} } }),
        ...refusalResponses,
      },
    },
  };
}

/** What a list is asked with: filters, search, order. */
function listParameters(verb: VerbDescription): readonly Json[] {
  const orders = verb.sortable.flatMap((by) => [by, `-${by}`]);
  const text = { type: 'string' };
  return [
    ref('parameters', 'Capacity'),
    inQuery('filters', verb.input, false),
    ...(verb.searchable ? [{ name: 'search', in: 'query', schema: text }] : []),
    { name: 'sort', in: 'query', schema: { type: 'string', enum: orders } },
  ];
}

function listPath(verb: VerbDescription, parts: ApiParts): Node {
  const page = {
    type: 'object',
    required: ['rows', 'total'],
    properties: {
      rows: { type: 'array', items: schemaNode(verb.row ?? {}) },
      total: { type: 'integer', minimum: 0 },
    },
  };
  return {
    get: {
      ...frame(verb, parts),
      parameters: [
        ...listParameters(verb),
        ref('parameters', 'Offset'),
        ref('parameters', 'Limit'),
      ],
      responses: { '200': answered(page), ...refusalResponses },
    },
  };
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function workbookPath(verb: VerbDescription, parts: ApiParts): Node {
  const language = {
    name: 'language',
    in: 'query',
    schema: { type: 'string', enum: ['zh', 'en'] },
  };
  return {
    get: {
      ...frame(verb, parts),
      operationId: `${verb.name}.xlsx`,
      parameters: [...listParameters(verb), language],
      responses: {
        '200': { description: 'All matching rows', content: { [workbook]: {} } },
        ...refusalResponses,
      },
    },
  };
}

const paperTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  'paste.html': 'text/html',
  txt: 'text/plain',
} as const;

/** The paper of a question in each way it is written. */
function paperPaths(verb: VerbDescription, parts: ApiParts): readonly (readonly [string, Node])[] {
  if (verb.paper !== true) return [];
  const asked = inQuery('input', verb.input, (verb.input.required ?? []).length > 0);
  const capacity = { name: 'capacity', in: 'query', schema: { type: 'string', format: 'uuid' } };
  return Object.entries(paperTypes).map(([ending, type]) => {
    const get = {
      ...frame(verb, parts),
      operationId: `${verb.name}.${ending}`,
      parameters: [ref('parameters', 'Capacity'), capacity, asked],
      responses: {
        '200': { description: 'The paper', content: { [type]: {} } },
        ...refusalResponses,
      },
    };
    return [`/papers/${verb.name}.${ending}`, { get }];
  });
}

function verbPaths(verb: VerbDescription, parts: ApiParts): readonly (readonly [string, Node])[] {
  const path = `/${verb.name}`;
  switch (verb.kind) {
    case 'action':
    case 'anonymous':
      return [[path, actionPath(verb, parts)]];
    case 'query':
      return [[path, queryPath(verb, parts)], ...paperPaths(verb, parts)];
    case 'list':
      return [
        [path, listPath(verb, parts)],
        [`${path}.xlsx`, workbookPath(verb, parts)],
      ];
  }
}

const sessionFrame = (operationId: string, summary: string): Node => ({
  operationId,
  tags: ['session'],
  summary,
});

/** What the routes of a session answer. */
const sessionAnswers: Node = { '200': answered({ type: 'object' }), ...refusalResponses };

const loggedIn: readonly Json[] = [{ session: [] }, { bearer: [] }];

const logInBody: Node = {
  type: 'object',
  required: ['number', 'password'],
  properties: {
    number: { type: 'string' },
    password: { type: 'string' },
    totp: { type: 'string' },
  },
  additionalProperties: false,
};

/** Logging in and out, and who one is: what every program needs before its first verb. */
const sessionPaths: Node = {
  '/session': {
    post: {
      ...sessionFrame('log-in', '登录 · Log in'),
      description:
        'Answers with a cookie limited to the school. Programs send its value as a bearer token.',
      security: [],
      parameters: [ref('parameters', 'Key')],
      requestBody: { required: true, content: json(logInBody) },
      responses: sessionAnswers,
    },
    delete: {
      ...sessionFrame('log-out', '退出 · Log out'),
      security: loggedIn,
      parameters: [ref('parameters', 'Key')],
      responses: sessionAnswers,
    },
  },
  '/me': {
    get: {
      ...sessionFrame('me', '我是谁 · Who am I'),
      security: [...loggedIn, {}],
      responses: sessionAnswers,
    },
  },
};

const uuid = { type: 'string', format: 'uuid' };

const parameters: Node = {
  Key: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'A new UUID for each request; the same one to repeat a request.',
    schema: uuid,
    example: '01926e2c-5c1f-7a40-9d3e-0a1b2c3d4e5f',
  },
  Capacity: {
    name: 'X-Capacity',
    in: 'header',
    required: false,
    description: 'The capacity to act in (an id of `GET me`); the widest that may where left out.',
    schema: uuid,
  },
  Offset: { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0, default: 0 } },
  Limit: {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
};

const refusalSchema = (commonRefusals: readonly string[]): Node => ({
  type: 'object',
  required: ['code', 'field', 'values'],
  properties: {
    code: {
      type: 'string',
      description: `What is wrong. Any verb: ${commonRefusals.join(', ')}; and those of its \`x-refuses\`.`,
    },
    field: {
      type: 'array',
      items: { type: ['string', 'integer'] },
      description: 'The path into the input; empty where the whole is meant.',
    },
    values: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  },
});

const refused: Node = {
  type: 'object',
  required: ['refusals'],
  properties: { refusals: { type: 'array', minItems: 1, items: ref('schemas', 'Refusal') } },
};

const refusedExample: Node = {
  refusals: [{ code: 'input-invalid', field: ['name'], values: { issue: 'too_small' } }],
};

function components({ commonRefusals }: ApiParts): Node {
  const content = {
    'application/json': { schema: ref('schemas', 'Refused'), example: refusedExample },
  };
  return {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'session' },
      bearer: { type: 'http', scheme: 'bearer' },
    },
    parameters,
    schemas: { Refusal: refusalSchema(commonRefusals), Refused: refused },
    responses: Object.fromEntries(
      refusalAnswers.map(([status, description]) => [`Refused${status}`, { description, content }]),
    ),
  };
}

/**
 * The OpenAPI 3.1 document of every verb, a projection of their declarations. Paths stand below one school's own
 * address, `/api/{school}`.
 */
export function openApiDocument(parts: ApiParts): Node {
  const rooms = [...new Set(parts.verbs.map(({ room }) => room))];
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: '明章 Mingzhang',
      version: parts.version,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: 'http://127.0.0.1:4800/api/{school}',
        variables: { school: { default: 'example-school' } },
      },
    ],
    tags: [
      { name: 'session', description: '登录 · Logging in' },
      ...rooms.map((room) => ({ name: room, description: parts.words.room(room) })),
    ],
    paths: {
      ...sessionPaths,
      ...Object.fromEntries(parts.verbs.flatMap((verb) => verbPaths(verb, parts))),
    },
    components: components(parts),
  };
}
