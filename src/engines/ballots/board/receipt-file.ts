import { z } from 'zod';
import { hash } from '../model.ts';

/** A receipt as the box answers it, or as a phone keeps it with more beside. */
const receiptFile = z.object({ h: hash, receipt: z.string().length(86) });
export type ReceiptFile = z.infer<typeof receiptFile>;

/** Reads a receipt from text that may come from anywhere; null where it is none. */
export function readReceipt(text: string): ReceiptFile | null {
  try {
    const read = receiptFile.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
