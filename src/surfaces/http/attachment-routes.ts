import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Grant } from '../../engines/actions/actor.ts';
import { text } from '../../engines/actions/fields.ts';
import { act, ask } from '../../engines/actions/runner.ts';
import { defineAction, defineQuery } from '../../engines/actions/verb.ts';
import {
  getAttachment,
  largestAttachment,
  putAttachment,
} from '../../engines/storage/attachments.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { callOf, keyOf } from './caller.ts';
import { refuse, refuseWith } from './refusal-answer.ts';
import { schoolGuard, type SchoolEnv, type VerbRoutesParts } from './verb-routes.ts';

/** Who may keep a file, and who may fetch one by its name. */
export interface AttachmentGrants {
  readonly add: readonly Grant[];
  readonly read: readonly Grant[];
}

const fileFields = z.object({ name: text(200), type: text(200) });

/** Keeping a file is an action like any other; its content travels beside the input and enters the journal by hash. */
const addAttachment = (may: readonly Grant[], content: Buffer) =>
  defineAction({
    name: 'attachment.add',
    room: 'attachments',
    may,
    refuses: [
      'attachment-empty',
      'attachment-too-large',
      'attachment-type-refused',
      'attachment-not-of-type',
    ],
    input: fileFields,
    run: async ({ name, type }, { tx, now }) => {
      const kept = await putAttachment(tx, { name, type, content, at: now });
      if (!kept.ok) return kept;
      const { sha256, size } = kept.value;
      return ok({
        subject: { kind: 'attachment', id: sha256 },
        before: null,
        after: { type: kept.value.type, size },
        answer: kept.value,
      });
    },
  });

const readAttachment = (may: readonly Grant[]) =>
  defineQuery({
    name: 'attachment.read',
    room: 'attachments',
    may,
    refuses: ['attachment-unknown'],
    input: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    run: async ({ sha256 }, { tx }) => {
      const found = await getAttachment(tx, sha256);
      return found ? ok(found) : err([refusal('attachment-unknown')]);
    },
  });

/** Uploads and downloads of files below `/{school}/attachments`. Downloads never open inside a page. */
export function attachmentRoutes(
  parts: Pick<VerbRoutesParts, 'runner' | 'schoolOf'> & { readonly grants: AttachmentGrants },
): Hono<SchoolEnv> {
  const { runner, grants } = parts;
  const app = new Hono<SchoolEnv>();
  app.use('/:school/attachments', schoolGuard(parts.schoolOf));
  app.use('/:school/attachments/*', schoolGuard(parts.schoolOf));
  app.post(
    '/:school/attachments',
    bodyLimit({
      maxSize: largestAttachment + 1,
      onError: (context) =>
        refuse(context, [refusal('attachment-too-large', 'content', { megabytes: 20 })]),
    }),
    async (context) => {
      const key = keyOf(context);
      if (key === null) return refuseWith(context, 'key-missing');
      const content = Buffer.from(await context.req.arrayBuffer());
      const named = context.req.header('X-File-Name') ?? '';
      const name = decodeName(named);
      if (name === null) return refuseWith(context, 'input-invalid', 'name');
      const outcome = await act(runner, addAttachment(grants.add, content), {
        ...callOf(context, context.get('slug'), context.get('schoolId')),
        key,
        input: { name, type: context.req.header('Content-Type') ?? 'application/octet-stream' },
      });
      return outcome.ok ? context.json(outcome.value) : refuse(context, outcome.error);
    },
  );
  app.get('/:school/attachments/:sha256', async (context) => {
    const outcome = await ask(runner, readAttachment(grants.read), {
      ...callOf(context, context.get('slug'), context.get('schoolId')),
      input: { sha256: context.req.param('sha256') },
    });
    if (!outcome.ok) return refuse(context, outcome.error);
    const { content, type, name } = outcome.value;
    return context.body(new Uint8Array(content), 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  return app;
}

/** A percent-encoded file name; null where it is not well encoded. */
function decodeName(text: string): string | null {
  try {
    return decodeURIComponent(text).trim() || null;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
