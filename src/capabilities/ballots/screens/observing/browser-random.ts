/** Random bytes of the browser; there also where a page came without encryption. */
export const browserRandom = (bytes: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(bytes));
