import path from 'node:path';
import { pino } from 'pino';
import { sqlState } from '../../../engines/storage/retry.ts';
import {
  logEvents,
  safeValue,
  type EventName,
  type EventValues,
  type FieldKind,
} from './events.ts';
import { prettyLine } from './pretty.ts';

/** Writes one event. */
export type Log = <E extends EventName>(event: E, values: EventValues<E>) => void;

/** Where lines go, and how. */
export interface LogOptions {
  readonly write: (line: string) => void;
  /** `json` for programs, `pretty` for a person at a terminal, `silent` for neither. */
  readonly form: 'json' | 'pretty' | 'silent';
}

/** A log of the events there are: one JSON object a line (`time`, `level`, `event`, fields), or a short line for people. */
export function createLog({ write, form }: LogOptions): Log {
  const stream = { write: (line: string) => write(form === 'pretty' ? prettyLine(line) : line) };
  const logger = pino(
    {
      level: form === 'silent' ? 'silent' : 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    stream,
  );
  return (event, values) => {
    const { level, fields } = logEvents[event];
    const safe = Object.entries<FieldKind>(fields).flatMap(([name, kind]) => {
      const value = (values as Readonly<Record<string, unknown>>)[name];
      return value === undefined ? [] : [[name, safeValue(kind, value)] as const];
    });
    logger[level]({ event, ...Object.fromEntries(safe) });
  };
}

/** Where in the program an error came from: function, file and line, without folders and without its message. */
function framesOf(error: Error): readonly string[] {
  const head = `${error.name}: ${error.message}`;
  const stack = error.stack ?? '';
  const lines = (stack.startsWith(head) ? stack.slice(head.length) : '').split('\n');
  return lines
    .flatMap((line) => {
      const found = /^\s+at (?:(.*) \()?(?:file:\/\/)?(\/?[^():]*):(\d+):\d+\)?$/.exec(line);
      return found ? [`${found[1] ?? ''}(${path.basename(found[2] ?? '')}:${found[3]})`] : [];
    })
    .slice(0, 8);
}

/**
 * What may be told of an unexpected error: its class, its code, and where it was thrown; never its message, which may
 * quote what somebody typed.
 */
export function faultValues(
  error: unknown,
  { reference, where }: { readonly reference: string; readonly where: string },
): EventValues<'fault'> {
  if (!(error instanceof Error)) return { reference, where, kind: typeof error };
  const own = (error as { readonly code?: unknown }).code;
  const code = sqlState(error) ?? (typeof own === 'string' ? own : undefined);
  return { reference, where, kind: error.name, code, frames: framesOf(error) };
}
