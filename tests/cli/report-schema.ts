import { z } from 'zod';
import { criterionNames } from '../../src/facts/criteria.ts';

/** The audit contract as a schema: what `mingzhang audit --json` may print, and nothing else. */

const level = z.enum(['school', 'second-level']);

const quote = z.strictObject({
  text: z.string().min(1),
  line: z.int().min(1),
  endLine: z.int().min(1),
  file: z.string().min(1).optional(),
});

const item = z.strictObject({
  level,
  no: z.int().min(1),
  row: z.int().min(1).max(3).nullable(),
  criterion: z.enum(criterionNames).nullable(),
  claim: z.enum(['yes', 'no', 'unreadable', 'absent']),
  core: z.boolean(),
  observation: z.boolean(),
  remark: z.string().nullable(),
  number: z.int().min(0).nullable(),
  date: z
    .string()
    .regex(/^(?:\d{4}|-)-\d{2}(?:-\d{2})?$/)
    .nullable(),
  verdict: z.enum(['consistent', 'contradicted', 'questioned', 'unsupported', 'not-checked']),
});

const finding = z.strictObject({
  code: z.string().regex(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/),
  criterion: z.enum(criterionNames),
  level,
  no: z.int().min(1).nullable(),
  severity: z.enum(['contradiction', 'question', 'gap']),
  message: z.string().min(1),
  repair: z.string().min(1),
  quotes: z.array(quote),
});

const report = z.strictObject({
  file: z.string().min(1),
  part: z.int().min(1),
  organisation: z.string().min(1).nullable(),
  kind: z.enum(['student-union', 'graduate-union']).nullable(),
  form: z.strictObject({
    version: z.enum(['2020', '2021', '2021-2022', '2022-2023', '2023-2024']).nullable(),
    confidence: z.enum(['exact', 'likely', 'unknown']),
  }),
  items: z.array(item),
  findings: z.array(finding),
});

const refusal = z.strictObject({
  file: z.string().min(1),
  error: z.strictObject({ code: z.string().min(1), message: z.string().min(1) }),
});

export const reportLine = z.union([report, refusal]);
export type ReportLine = z.infer<typeof reportLine>;
export type Report = z.infer<typeof report>;
export type Refusal = z.infer<typeof refusal>;

/** The lines that are audits. */
export function reportsIn(lines: readonly ReportLine[]): readonly Report[] {
  return lines.filter((line): line is Report => 'items' in line);
}

/** The lines that are refusals. */
export function refusalsIn(lines: readonly ReportLine[]): readonly Refusal[] {
  return lines.filter((line): line is Refusal => 'error' in line);
}
