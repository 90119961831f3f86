import { Hono, type Context } from 'hono';
import { ask, type RunnerParts } from '../../../engines/actions/runner.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import { callOf } from '../../../surfaces/http/caller.ts';
import { refuse } from '../../../surfaces/http/refusal-answer.ts';
import { schoolGuard, type SchoolEnv } from '../../../surfaces/http/verb-routes.ts';
import { electionsWordsEn } from '../../elections/words.en.ts';
import { electionsWordsZh } from '../../elections/words.zh.ts';
import { congressPaperFile } from './documents.ts';
import { screenShow } from './looking.ts';
import { outcomesPage } from './outcomes-page.ts';
import { proposalOutcomes } from './proposal-looking.ts';
import {
  hallNow,
  hallPage,
  hallPolicy,
  unknownScreen,
  type HallPage,
  type OnScreen,
} from './screen-page.ts';
import type { BallotOnScreen } from './voting-block.ts';
import { sittingsWordsEn } from './words.en.ts';
import { sittingsWordsZh } from './words.zh.ts';

/** What the pages of the hall stand on. */
export interface SittingsRoutesParts {
  readonly runner: RunnerParts;
  schoolOf(slug: string): Promise<SchoolId | null>;
  /** Where the product is reached; null: as whoever asks reached it. */
  readonly publicAddress: string | null;
  /** Rounds by phone of the sitting behind a screen's link; another room keeps them. None where it is left out. */
  ballotsOf?(at: {
    readonly schoolId: SchoolId;
    readonly token: string;
  }): Promise<readonly BallotOnScreen[]>;
}

const visitor = { credential: { kind: 'visitor' }, capacityId: null } as const;
const tokenShape = /^[\w-]{43}$/;

/** A round of an election is told in its room's words. */
const wordsZh = { ...electionsWordsZh, ...sittingsWordsZh };
const wordsEn = { ...electionsWordsEn, ...sittingsWordsEn };

function pageOf(context: Context): HallPage {
  const language = context.req.query('lang') === 'en' ? 'en' : 'zh';
  return { language, words: language === 'en' ? wordsEn : wordsZh };
}

/**
 * Below `/{school}`: the hall's screen behind its link (`screen/{token}`), and what became of proposals
 * (`public/proposals`). Neither needs a log-in, and neither tells a name that was not announced.
 */
export function hallRoutes({
  runner,
  schoolOf,
  publicAddress,
  ballotsOf,
}: SittingsRoutesParts): Hono {
  const app = new Hono();
  const headers = (context: Context): void => {
    context.header('Content-Security-Policy', hallPolicy);
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('X-Robots-Tag', 'noindex');
    context.header('Cache-Control', 'no-store');
  };
  const shown = async (context: Context): Promise<OnScreen | null> => {
    const slug = context.req.param('school') ?? '';
    const schoolId = await schoolOf(slug);
    const token = context.req.param('token') ?? '';
    if (schoolId === null || !tokenShape.test(token)) return null;
    const told = await ask(runner, screenShow, { schoolId, ...visitor, input: { token } });
    if (!told.ok) return null;
    const ballots = (await ballotsOf?.({ schoolId, token })) ?? [];
    // Where it is not said, as the screen's own browser reached it: a phone in the hall reaches it likewise.
    const origin = publicAddress?.replace(/\/$/, '') ?? new URL(context.req.url).origin;
    const address = `${origin}/${slug}/ballot`;
    return { ...told.value, ballots, address };
  };
  app.get('/:school/screen/:token', async (context) => {
    const told = await shown(context);
    headers(context);
    const page = pageOf(context);
    return told === null
      ? context.html(unknownScreen(page), 404)
      : context.html(hallPage(page, told));
  });
  app.get('/:school/screen/:token/now', async (context) => {
    const told = await shown(context);
    headers(context);
    return told === null ? context.text('', 404) : context.html(hallNow(pageOf(context), told));
  });
  app.get('/:school/public/proposals', async (context, next) => {
    const slug = context.req.param('school');
    const schoolId = await schoolOf(slug);
    if (schoolId === null) return next();
    const told = await ask(runner, proposalOutcomes, { schoolId, ...visitor, input: {} });
    if (!told.ok) throw new Error('outcomes of proposals were refused');
    const address = `/${slug}/public/proposals`;
    context.header('X-Content-Type-Options', 'nosniff');
    return context.html(outcomesPage(pageOf(context), told.value.outcomes, address));
  });
  return app;
}

/** `GET /{school}/congress-papers/{id}` below the API: a paper by the right to look at its congress. */
export function congressPaperRoutes({
  runner,
  schoolOf,
}: Pick<SittingsRoutesParts, 'runner' | 'schoolOf'>): Hono<SchoolEnv> {
  const app = new Hono<SchoolEnv>();
  app.use('/:school/congress-papers/*', schoolGuard(schoolOf));
  app.get('/:school/congress-papers/:congressPaperId', async (context) => {
    const call = callOf(context, context.get('slug'), context.get('schoolId'));
    const { capacity } = context.req.query();
    const capacityId = call.capacityId ?? ((capacity?.toLowerCase() || null) as Uuid | null);
    const input = { congressPaperId: context.req.param('congressPaperId') };
    const outcome = await ask(runner, congressPaperFile, { ...call, capacityId, input });
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
