import type { Context } from 'hono';
import { refusal, type Refusal } from '../../kernel/refusal.ts';

/** Statuses of refusals that have one of their own; a rule of a verb refuses with 409 (RFC 9110, 15.5.10). */
const statuses = {
  'not-logged-in': 401,
  'not-allowed': 403,
  'capacity-not-held': 403,
  'origin-refused': 403,
  'input-invalid': 400,
  'key-missing': 400,
  'unknown-verb': 404,
  'unknown-school': 404,
  'attachment-unknown': 404,
  'too-large': 413,
  'attachment-too-large': 413,
  'too-many-attempts': 429,
  unavailable: 503,
} as const;

type Status = (typeof statuses)[keyof typeof statuses] | 409;

/** The status a call is answered with when it is refused for these reasons: that of the first. */
export function statusOf(refusals: readonly Refusal[]): Status {
  const code = refusals[0]?.code ?? '';
  return code in statuses ? statuses[code as keyof typeof statuses] : 409;
}

/** Answers a refused call. */
export function refuse(context: Context, refusals: readonly Refusal[]): Response {
  const status = statusOf(refusals);
  const minutes = Number(refusals[0]?.values['minutes']);
  if (status === 429 && minutes > 0) context.header('Retry-After', String(minutes * 60));
  return context.json({ refusals }, status);
}

/** Answers a call that is refused for one reason. */
export function refuseWith(context: Context, code: string, field: string | [] = []): Response {
  return refuse(context, [refusal(code, field)]);
}
