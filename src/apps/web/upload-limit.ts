/** Bytes an attachment may have; the server refuses more (`too-large`). */
export const uploadLimit = 20_000_000;
