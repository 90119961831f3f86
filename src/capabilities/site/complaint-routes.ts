import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { keyOfForm, newFormToken, receiptOf } from '../complaints/receipt.ts';
import {
  complaintAdd,
  complaintChoices,
  complaintFile,
  complaintOutcomes,
  complaintStatus,
} from '../complaints/telling.ts';
import {
  openHands,
  problemsOf,
  typedIn,
  type ComplaintPagesParts,
  type Hands,
  type Place,
} from './complaint-hands.ts';
import { complaintPage, receiptPage, type Problem, type Typed } from './complaint-pages.ts';
import { askReceiptPage, outcomesPage, statusPage } from './complaint-status-pages.ts';

/** The largest form, in bytes: four thousand characters, each escaped. */
const largestForm = 64 * 1024;

const limit = bodyLimit({
  maxSize: largestForm,
  onError: (context) => context.text(`${largestForm / 1024} KB\n`, 413),
});

const fields = ['about', 'bodyId', 'personName', 'item', 'text', 'contact'] as const;

/** The form, with what was typed and what is wrong with it. */
async function formAgain(
  context: Context,
  { asked }: Hands,
  place: Place,
  { typed, problems }: { readonly typed: Typed; readonly problems: readonly Problem[] },
): Promise<Response> {
  const choices = await asked(complaintChoices, place.id, {});
  if (!choices.ok) throw new Error('the choices of a form are refused to nobody');
  const page = complaintPage(place.frame, {
    ...{ choices: choices.value, typed, problems, formToken: newFormToken() },
  });
  return context.html(page, problems.length > 0 ? 409 : 200);
}

/** Takes a form in. Sent twice, it is taken once, and its receipt is shown again. */
async function tell(context: Context, hands: Hands, place: Place, typed: Typed): Promise<Response> {
  const form = typed['form'] ?? '';
  const receipt = receiptOf(form);
  const input = Object.fromEntries(
    fields.flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])),
  );
  const answered = await hands.done(complaintFile, {
    ...{ schoolId: place.id, key: keyOfForm(form), input: { ...input, receipt } },
  });
  if (answered.ok) return context.html(receiptPage(place.frame, answered.value));
  if (answered.error.some(({ code }) => code === 'already-done' || code === 'receipt-taken')) {
    const known = await hands.asked(complaintStatus, place.id, { receipt });
    if (known.ok) return context.html(receiptPage(place.frame, { receipt, ...known.value }));
  }
  return formAgain(context, hands, place, { typed, problems: problemsOf(answered.error) });
}

/** What somebody holds who looks at a complaint: its receipt, and what they typed. */
interface Held {
  readonly receipt: string;
  readonly typed: string;
  readonly problems: readonly Problem[];
}

/** A complaint by its receipt, or the question for the receipt again. */
async function shown(
  context: Context,
  { asked }: Hands,
  { id, frame }: Place,
  held: Held,
): Promise<Response> {
  const status = await asked(complaintStatus, id, { receipt: held.receipt });
  if (!status.ok) {
    const unknown = { refusal: { code: 'receipt-unknown', field: ['receipt'], values: {} } };
    return context.html(askReceiptPage(frame, [unknown], held.receipt.slice(0, 40)), 409);
  }
  const page = statusPage(frame, status.value, { ...held, formToken: newFormToken() });
  return context.html(page, held.problems.length > 0 ? 409 : 200);
}

/** Where something is told, and what became of what was told. */
function tellingPages(app: Hono, hands: Hands): void {
  app.get('/:school/public/complaints', async (context, next) => {
    const place = await hands.placeOf(context, '/complaints');
    return place === null ? next() : formAgain(context, hands, place, { typed: {}, problems: [] });
  });
  app.post('/:school/public/complaints', limit, async (context, next) => {
    const place = await hands.placeOf(context, '/complaints');
    if (place === null) return next();
    const typed = await typedIn(context);
    const problem = hands.notTaken(context, place.id, typed);
    return problem === null
      ? tell(context, hands, place, typed)
      : formAgain(context, hands, place, { typed, problems: [problem] });
  });
  app.get('/:school/public/complaints/outcomes', async (context, next) => {
    const place = await hands.placeOf(context, '/complaints/outcomes');
    if (place === null) return next();
    const outcomes = await hands.asked(complaintOutcomes, place.id, {});
    if (!outcomes.ok) throw new Error('outcomes are refused to nobody');
    return context.html(outcomesPage(place.frame, outcomes.value));
  });
}

/** Where somebody looks at what they told and adds to it. The receipt travels in forms, never in an address. */
function statusPages(app: Hono, hands: Hands): void {
  const path = '/complaints/status';
  app.get(`/:school/public${path}`, async (context, next) => {
    const place = await hands.placeOf(context, path);
    return place === null ? next() : context.html(askReceiptPage(place.frame, []));
  });
  app.post(`/:school/public${path}`, limit, async (context, next) => {
    const place = await hands.placeOf(context, path);
    if (place === null) return next();
    const { receipt = '' } = await typedIn(context);
    return hands.ownForm(context)
      ? shown(context, hands, place, { receipt, typed: '', problems: [] })
      : context.html(askReceiptPage(place.frame, [{ key: 'site.complaint.foreign' }]), 403);
  });
  app.post('/:school/public/complaints/add', limit, async (context, next) => {
    const place = await hands.placeOf(context, path);
    if (place === null) return next();
    const typed = await typedIn(context);
    const { receipt = '', text = '', form = '' } = typed;
    const problem = hands.notTaken(context, place.id, typed);
    if (problem !== null)
      return shown(context, hands, place, { receipt, typed: text, problems: [problem] });
    const added = await hands.done(complaintAdd, {
      ...{ schoolId: place.id, key: keyOfForm(form), input: { receipt, text } },
    });
    return shown(context, hands, place, {
      ...{ receipt, typed: added.ok ? '' : text },
      problems: added.ok ? [] : problemsOf(added.error),
    });
  });
}

/** Pages for complaints, below `/{school}/public/complaints`: told, looked at and added to without script or cookie. */
export function complaintPages(app: Hono, parts: ComplaintPagesParts): void {
  const hands = openHands(parts);
  app.use('/:school/public/complaints/*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'same-origin');
  });
  tellingPages(app, hands);
  statusPages(app, hands);
}
