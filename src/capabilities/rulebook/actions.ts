import type { AnyProvision } from '../../charter/provision.ts';
import { articleRecord, documentRecord } from './documents.ts';
import { articleList, documentList } from './lists.ts';
import { provisionVerbs } from './provision-verbs.ts';

/** The room's verbs over the provisions that the capabilities have declared, in the order they are listed. */
export function rulebookVerbs(provisions: readonly AnyProvision[]) {
  return [
    documentRecord,
    documentList,
    articleRecord,
    articleList,
    ...provisionVerbs(provisions),
  ] as const;
}
