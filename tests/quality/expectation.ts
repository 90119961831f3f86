import { z } from 'zod';

const level = z.enum(['school', 'second-level']);
const severity = z.enum(['contradiction', 'question', 'gap']);

const planted = z.object({
  criterion: z.string(),
  level,
  no: z.number().nullable(),
  severity,
  quotes: z.array(z.string()),
  why: z.string(),
});

const form = z.object({
  form: z.string().nullable(),
  kind: z.enum(['student-union', 'graduate-union']).nullable(),
  organisation: z.string().nullable(),
  consistent: z.boolean(),
  items: z.array(
    z.object({
      level,
      no: z.number(),
      row: z.number().nullable(),
      claim: z.enum(['yes', 'no', 'unreadable', 'absent']),
      remark: z.string().nullable(),
      number: z.number().nullable(),
      date: z.string().nullable(),
    }),
  ),
  planted: z.array(planted),
  nearMisses: z.array(z.object({ criterion: z.string(), quote: z.string(), why: z.string() })),
  supported: z.array(z.number()),
});

/** What the writer of a fixture says a careful reader finds in it; one entry for each form. */
export const expectation = z.union([form.transform((one) => [one]), z.array(form)]);
export type Expectation = z.infer<typeof form>;
export type Planted = z.infer<typeof planted>;
