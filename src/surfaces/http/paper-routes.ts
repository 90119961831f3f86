import { Hono, type Context } from 'hono';
import { plainText } from '../../engines/documents/paper/escape.ts';
import type { Paper } from '../../engines/documents/paper/paper.ts';
import { writeDocx } from '../../engines/documents/paper/write-docx.ts';
import { writeHtml } from '../../engines/documents/paper/write-html.ts';
import { writePasteHtml } from '../../engines/documents/paper/write-paste-html.ts';
import { writeText } from '../../engines/documents/paper/write-text.ts';
import { ask } from '../../engines/actions/runner.ts';
import type { Query } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { callOf } from './caller.ts';
import { parsedJson } from './list-request.ts';
import { refuse, refuseWith } from './refusal-answer.ts';
import { schoolGuard, type SchoolEnv, type VerbRoutesParts } from './verb-routes.ts';

interface Format {
  readonly type: string;
  /** What a saved file's name ends with. */
  readonly ending: string;
  /** Whether a browser shows it; others are saved. */
  readonly shown: boolean;
  write(paper: Paper): Promise<Uint8Array<ArrayBuffer>>;
}

const utf8 = (write: (paper: Paper) => string) => async (paper: Paper) =>
  new TextEncoder().encode(write(paper));

/** The ways a paper can be had, by the ending of the address. */
const formats = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
    shown: false,
    write: async (paper) => new Uint8Array(await writeDocx(paper)),
  },
  html: {
    type: 'text/html; charset=utf-8',
    ending: 'html',
    shown: true,
    write: utf8(writeHtml),
  },
  'paste.html': {
    type: 'text/html; charset=utf-8',
    ending: 'html',
    shown: true,
    write: utf8(writePasteHtml),
  },
  txt: {
    type: 'text/plain; charset=utf-8',
    ending: 'txt',
    shown: false,
    write: utf8(writeText),
  },
} satisfies Readonly<Record<string, Format>>;

const formatOf = (ending: string): Format | null =>
  Object.hasOwn(formats, ending) ? formats[ending as keyof typeof formats] : null;

/** A title as the name of a file on any system, at most 80 characters. */
export function fileName(title: string): string {
  const kept = [...plainText(title).replace(/[\u0000-\u001f\u007f<>:"/\\|?*\s]+/g, ' ')];
  return kept.slice(0, 80).join('').trim().replace(/\.+$/, '') || 'paper';
}

const disposition = (shown: boolean, name: string): string =>
  `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`;

/** A link cannot send a header, so the capacity may also stand in the address. */
function paperCall(context: Context<SchoolEnv>) {
  const call = callOf(context, context.get('slug'), context.get('schoolId'));
  const named = context.req.query('capacity')?.toLowerCase() ?? '';
  return call.capacityId === null && named !== '' ? { ...call, capacityId: named as Uuid } : call;
}

/**
 * Papers below `/{school}/papers`: `edition.paper.docx?input={…}` asks the query `edition.paper` in the caller's own
 * right and writes its paper as Word; `.html` to read and print, `.paste.html` for web editors, `.txt` for chats. Refuses
 * what the query refuses, and `unknown-verb` for whatever has no paper.
 */
export function paperRoutes(
  parts: Pick<VerbRoutesParts, 'verbs' | 'runner' | 'schoolOf'>,
): Hono<SchoolEnv> {
  const papers = new Map(
    parts.verbs.flatMap((verb): [string, Query][] =>
      verb.kind === 'query' && verb.paper ? [[verb.name, verb]] : [],
    ),
  );
  const app = new Hono<SchoolEnv>();
  app.use('/:school/papers/*', schoolGuard(parts.schoolOf));
  app.get('/:school/papers/:file{[a-z-]+\\.[a-z-]+\\.[a-z.]+}', async (context) => {
    const [thing, doing, ...ending] = context.req.param('file').split('.');
    const query = papers.get(`${thing}.${doing}`);
    const format = formatOf(ending.join('.'));
    if (!query?.paper || !format) return refuseWith(context, 'unknown-verb');
    const input = parsedJson(context.req.query('input') ?? '{}', 'input');
    if (!input.ok) return refuse(context, input.error);
    const outcome = await ask(parts.runner, query, { ...paperCall(context), input: input.value });
    if (!outcome.ok) return refuse(context, outcome.error);
    const paper = query.paper(outcome.value);
    return context.body(await format.write(paper), 200, {
      'Content-Type': format.type,
      'Content-Disposition': disposition(format.shown, `${fileName(paper.title)}.${format.ending}`),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return app;
}
