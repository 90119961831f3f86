/** What casting was answered. */
export interface Answered {
  readonly status: number;
  readonly code: string | undefined;
  readonly h: string | undefined;
  readonly receipt: string | undefined;
}

/** Casts as the ballot page does. */
export async function castTo(
  address: string,
  context: string,
  ballot: Uint8Array | string,
): Promise<Answered> {
  const response = await fetch(`${address}/${context}/ballots`, {
    method: 'POST',
    body: Buffer.from(ballot),
    headers: { 'Content-Type': 'text/plain' },
  });
  const { code, h, receipt } = (await response.json()) as Record<string, string>;
  return { status: response.status, code, h, receipt };
}
