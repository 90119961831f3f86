/** Bytes an attachment may have: what the server keeps at most (a test holds the two together). */
export const uploadLimit = 20 * 1024 * 1024;
