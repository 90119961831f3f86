import { auditTree } from '../../src/capabilities/audit/audit.ts';
import { reportOf, type FormReport } from '../../src/capabilities/audit/report.ts';
import { joinTrees } from '../../src/engines/documents/join.ts';
import { readDocument } from '../../src/engines/documents/read-document.ts';
import { defaultLimits } from '../../src/engines/documents/refusal.ts';
import type { DocumentTree } from '../../src/engines/documents/tree.ts';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads one file, or several that are one disclosure; what cannot be read throws, since fixtures can. */
export async function treeOf(files: readonly NamedBytes[]): Promise<DocumentTree> {
  const trees: DocumentTree[] = [];
  for (const { name, bytes } of files) {
    const read = await readDocument({ bytes, name, limits: defaultLimits });
    if (!read.ok) throw new Error(`${name}: ${read.error.code}`);
    trees.push(read.value);
  }
  const [only] = trees;
  return only && trees.length === 1 ? only : joinTrees(trees);
}

/** Audits the files of one disclosure. */
export function reportsOfTree(tree: DocumentTree, name: string): readonly FormReport[] {
  const options = { file: name, language: 'zh', mask: false } as const;
  return auditTree(tree, { form: null }).map((audit) => reportOf(tree, audit, options));
}
