import { z } from 'zod';

/** What keeps ballots secret and counted right: observers beside the server (监票人), or the server alone. */
export const secrecies = ['observers', 'server'] as const;

/** One of them. */
export type Secrecy = (typeof secrecies)[number];

/** How somebody votes in a round: one way alone. */
export const ways = ['electronic', 'paper'] as const;

/** One of them. */
export type Way = (typeof ways)[number];

/** Blinded values and signatures as stored: base64url, one for each issuer. */
export const blindedValues = z.array(z.string()).readonly();
export const signatureValues = z.array(z.string().nullable()).readonly();

/** Codes that nobody has, after which the link of a kiosk is dead. */
export const mostFailures = 100;
