import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const described = new URL('../ballot/page.json', import.meta.url);

const shape = z.object({ script: z.string().regex(/^[0-9a-f]{64}$/) });

/** Hex SHA-256 of the served ballot page's script, as its build wrote it down; null where it was not built. */
export function servedBallotPage(): string | null {
  if (!existsSync(described)) return null;
  return shape.parse(JSON.parse(readFileSync(described, 'utf8'))).script;
}
