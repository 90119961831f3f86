import { uuidShape } from '../../../kernel/id.ts';

/**
 * What a field of a log line may hold. Nothing else can be logged: no names, no student numbers, no inputs, no addresses.
 * `code` is a word of the program's own (`unit.create`, `EADDRINUSE`), `whole` a number, `id` a UUID of this very event.
 */
export type FieldKind = 'code' | 'whole' | 'id' | 'frames';

/** Every event there is, with its fields. A new one is written down here, where it can be looked at. */
export const logEvents = {
  'server-started': {
    level: 'info',
    fields: { port: 'whole', storage: 'code', milliseconds: 'whole' },
  },
  'server-stopping': { level: 'info', fields: { signal: 'code' } },
  'server-stopped': { level: 'info', fields: {} },
  migrated: { level: 'info', fields: { steps: 'whole' } },
  request: {
    level: 'info',
    fields: { verb: 'code', outcome: 'code', status: 'whole', milliseconds: 'whole' },
  },
  fault: {
    level: 'error',
    fields: { reference: 'id', where: 'code', kind: 'code', code: 'code', frames: 'frames' },
  },
  storage: { level: 'warn', fields: { state: 'code', process: 'whole' } },
  /** Of the process alone; of ballots nothing is ever logged. */
  'ballot-box': { level: 'warn', fields: { state: 'code' } },
  'connection-lost': { level: 'warn', fields: { code: 'code' } },
  'job-done': { level: 'info', fields: { job: 'code', milliseconds: 'whole' } },
  'backup-made': {
    level: 'info',
    fields: { rows: 'whole', bytes: 'whole', removed: 'whole', milliseconds: 'whole' },
  },
  'backup-failed': { level: 'error', fields: { code: 'code' } },
  'mail-failed': { level: 'warn', fields: { code: 'code' } },
  'attempts-refused': { level: 'warn', fields: { minutes: 'whole' } },
} as const satisfies Record<
  string,
  {
    readonly level: 'info' | 'warn' | 'error';
    readonly fields: Readonly<Record<string, FieldKind>>;
  }
>;

/** The name of an event. */
export type EventName = keyof typeof logEvents;

interface KindValues {
  readonly code: string;
  readonly whole: number;
  readonly id: string;
  readonly frames: readonly string[];
}

type FieldsOf<E extends EventName> = (typeof logEvents)[E]['fields'];

/** The values of an event's fields; each may be left out. */
export type EventValues<E extends EventName> = {
  readonly [F in keyof FieldsOf<E>]?: FieldsOf<E>[F] extends FieldKind
    ? KindValues[FieldsOf<E>[F]] | undefined
    : never;
};

// A word, or a SQLSTATE; five digits in a row are no part of a word, so that no number of a person can be one.
const codeShape = /^(?:[A-Za-z](?!.*\d{5})[\w.-]{0,59}|[0-9A-Z]{5})$/;
const frameShape = /^[\w.<>[\] $-]{0,80}\([\w./-]{1,80}:\d{1,6}\)$/;

/** A value as it may be written, whatever the types said; what does not fit becomes a question mark. */
export function safeValue(kind: FieldKind, value: unknown): string | number | readonly string[] {
  switch (kind) {
    case 'code':
      return typeof value === 'string' && codeShape.test(value) ? value : '?';
    case 'whole':
      return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : '?';
    case 'id':
      return typeof value === 'string' && uuidShape.test(value) ? value : '?';
    case 'frames':
      return Array.isArray(value)
        ? value.filter(
            (frame): frame is string => typeof frame === 'string' && frameShape.test(frame),
          )
        : [];
  }
}
