import { isUuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { VerbField } from './verb-fields.ts';

/** What a typed text stands for: a value, or something that has to be looked up or uploaded first. */
export type Typed =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'reference'; readonly to: string; readonly text: string }
  | { readonly kind: 'file'; readonly path: string };

/** Why a text cannot stand for a field; its sentence is `typed.<code>`. */
export type TypedRefusal = 'not-whole' | 'not-money' | 'not-yes-no' | 'not-json';

const value = (json: Json): Result<Typed, never> => ok({ kind: 'value', value: json });

const yes = ['yes', 'y', 'true', '是'];
const no = ['no', 'n', 'false', '否'];

/** Yuan as typed, `12`, `12.5` or `12.50`, in 分. */
function cents(text: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

function json(text: string): Result<Typed, TypedRefusal> {
  try {
    return value(JSON.parse(text) as Json);
  } catch (error) {
    if (error instanceof SyntaxError) return err('not-json');
    throw error;
  }
}

/**
 * Reads what was typed for a field. Money is typed in yuan and becomes 分; an empty text clears what may be null;
 * what is no scalar is typed as JSON. Everything else is the server's to check.
 */
export function readTyped(field: VerbField, text: string): Result<Typed, TypedRefusal> {
  if (text === '' && field.nullable) return value(null);
  switch (field.kind) {
    case 'number':
      return /^-?\d{1,15}$/.test(text) ? value(Number(text)) : err('not-whole');
    case 'money': {
      const amount = cents(text);
      return amount === null ? err('not-money') : value(amount);
    }
    case 'yes-no':
      if (yes.includes(text.toLowerCase())) return value(true);
      return no.includes(text.toLowerCase()) ? value(false) : err('not-yes-no');
    case 'reference':
      return isUuid(text) || field.schema.to === undefined
        ? value(text)
        : ok({ kind: 'reference', to: field.schema.to, text });
    case 'file':
      return /^[0-9a-f]{64}$/.test(text) ? value(text) : ok({ kind: 'file', path: text });
    case 'object':
    case 'list':
    case 'any':
      return json(text);
    case 'text':
    case 'long-text':
    case 'secret':
    case 'day':
    case 'choice':
    case 'id':
    case 'instant':
    case 'verb':
    case 'thing':
      return value(text);
  }
}
