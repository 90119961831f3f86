import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as the last part of a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: nobody who reads the database can make the link of it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
