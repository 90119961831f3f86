import type { Context } from 'hono';
import { act, ask, type Outcome, type RunnerParts } from '../../engines/actions/runner.ts';
import type { Action, Fields, Query } from '../../engines/actions/verb.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { sameOrigin } from '../../surfaces/http/origin-guard.ts';
import type { ComplaintLimiter } from '../complaints/limiter.ts';
import { isFormToken } from '../complaints/receipt.ts';
import { complaintsWordsEn } from '../complaints/words.en.ts';
import { complaintsWordsZh } from '../complaints/words.zh.ts';
import { nationalMailbox } from '../evaluation/forms/remarks.ts';
import { trapField, type Problem, type Typed } from './complaint-pages.ts';
import type { PageFrame } from './page.ts';

/** A school and the frame of one of its pages. */
export interface Place {
  readonly id: SchoolId;
  readonly frame: PageFrame;
}

/** What the pages for complaints stand on. */
export interface ComplaintPagesParts {
  readonly runner: RunnerParts;
  readonly limiter: ComplaintLimiter;
  /** What browsers see behind a proxy, or null. */
  readonly publicAddress: string | null;
  /** Whose request it is, for counting in memory; it is kept nowhere. */
  addressOf(context: Context): string;
  /** The school of the address and the frame of its pages, or null. */
  place(context: Context, path: string): Promise<Place | null>;
}

const visitor = { credential: { kind: 'visitor' }, capacityId: null } as const;

/** What each of the pages does with a request. A cookie that came with it is never looked at. */
export type Hands = ReturnType<typeof openHands>;

/** Opens the hands of the pages. */
export function openHands({ runner, limiter, publicAddress, ...parts }: ComplaintPagesParts) {
  /** Whether a form was sent from a page of ours: by what the browser says, which a foreign page cannot change. */
  const ownForm = (context: Context): boolean => {
    const site = context.req.header('Sec-Fetch-Site');
    if (site !== undefined) return site === 'same-origin' || site === 'none';
    const origin = context.req.header('Origin');
    return origin === undefined || sameOrigin(origin, context.req.header('Host'), publicAddress);
  };
  return {
    ownForm,
    asked: <Out>(
      query: Query<Fields, Out>,
      schoolId: SchoolId,
      input: object,
    ): Promise<Outcome<Out>> => ask(runner, query, { schoolId, ...visitor, input }),
    done: <Out>(
      action: Action<Fields, Out>,
      call: { readonly schoolId: SchoolId; readonly key: Uuid; readonly input: object },
    ): Promise<Outcome<Out>> => act(runner, action, { ...visitor, ...call }),
    /** Why a form is not taken at all, or null. Counts it. */
    notTaken: (context: Context, schoolId: SchoolId, typed: Typed): Problem | null => {
      if (!ownForm(context)) return { key: 'site.complaint.foreign' };
      if ((typed[trapField] ?? '') !== '') return { key: 'site.complaint.trapped' };
      if (!isFormToken(typed['form'] ?? '')) return { key: 'site.complaint.stale' };
      const minutes = limiter.admit(schoolId, parts.addressOf(context));
      if (minutes === null) return null;
      return { key: 'site.complaint.wait', values: { minutes, mailbox: nationalMailbox } };
    },
    placeOf: async (context: Context, path: string): Promise<Place | null> => {
      const found = await parts.place(context, path);
      if (found === null) return null;
      const room = found.frame.language === 'en' ? complaintsWordsEn : complaintsWordsZh;
      return { id: found.id, frame: { ...found.frame, words: { ...found.frame.words, ...room } } };
    },
  };
}

/** The fields of a form that are text, trimmed. */
export async function typedIn(context: Context): Promise<Typed> {
  const form = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  );
}

/** What a refusal of the input says to people: something is missing, or too long. */
export function problemsOf(refusals: readonly Refusal[]): readonly Problem[] {
  return refusals.map((one) => {
    if (one.code !== 'input-invalid') return { refusal: one };
    const field = String(one.field[0] ?? 'text');
    const long = one.values['issue'] === 'too_big';
    return { key: long ? 'site.complaint.long' : 'site.complaint.empty', field };
  });
}
