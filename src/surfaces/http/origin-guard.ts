import { createMiddleware } from 'hono/factory';
import { refuseWith } from './refusal-answer.ts';

/** Whether the page a request came from stands on the host it asks; `publicAddress` is what browsers see behind a proxy. */
export function sameOrigin(
  origin: string,
  host: string | undefined,
  publicAddress: string | null,
): boolean {
  if (publicAddress !== null && origin === new URL(publicAddress).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Refuses changes asked for by pages of other sites. Browsers name the origin of every request that changes something
 * (Fetch standard), programs name none; the idempotency key that every write needs keeps plain forms out as well.
 */
export function originGuard(publicAddress: string | null) {
  return createMiddleware(async (context, next) => {
    const { method } = context.req;
    const origin = context.req.header('Origin');
    const reading = method === 'GET' || method === 'HEAD';
    if (!reading && origin !== undefined) {
      if (!sameOrigin(origin, context.req.header('Host'), publicAddress))
        return refuseWith(context, 'origin-refused');
    }
    return next();
  });
}
