import { z } from 'zod';
import { candidateId, largestCount } from '../model.ts';
import { authority, electionRecord } from '../record.ts';

/** A count as it is published: everything it takes to do it again, and what is claimed to come of it. */

/** What tells such a file from others. */
export const countFileKind = 'mingzhang-count';

const text = z.string().min(1).max(500);
const reference = z.string().min(1).max(100);
const seats = z.number().int().min(0).max(largestCount);

const titledOffice = z
  .strictObject({
    id: reference,
    title: text,
    /** Why a list outside the ratio was let through; null where it fits. */
    override: text.nullable(),
  })
  .readonly();

const claimedElected = z
  .strictObject({
    id: candidateId,
    round: z.number().int().min(1).max(100),
    by: z.enum(['votes', 'lots', 'presidium', 'hands', 'next']),
  })
  .readonly();

const claimedOffice = z
  .strictObject({
    office: reference,
    elected: z.array(claimedElected).max(1000).readonly(),
    open: seats,
    reduced: seats,
  })
  .readonly();
export type ClaimedOffice = z.infer<typeof claimedOffice>;

export const countContent = z
  .strictObject({
    version: z.literal(1),
    school: text,
    title: text,
    /** The body that elects, and the day. */
    elects: authority,
    offices: z.array(titledOffice).max(100).readonly(),
    /** Names of candidates and of whoever was elected; nobody else's. */
    people: z
      .array(z.strictObject({ id: candidateId, name: text }).readonly())
      .max(5000)
      .readonly(),
    record: electionRecord,
    claimed: z.array(claimedOffice).max(100).readonly(),
  })
  .readonly();
export type CountContent = z.infer<typeof countContent>;

export const countFile = z
  .strictObject({
    kind: z.literal(countFileKind),
    content: countContent,
    /** SHA-256 of the content as canonical JSON, in hexadecimal. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .readonly();
export type CountFile = z.infer<typeof countFile>;

/** SHA-256 in hexadecimal; handed in, since this runs anywhere. */
export type Sha256 = (bytes: Uint8Array) => string;
