import type { AnyProvision } from '../../charter/provision.ts';
import { comparisonVerbs } from './comparison/questions.ts';
import { articleCorrect, articleLeaveUnbound, articleReconsider } from './corrections.ts';
import { decisionVerbs } from './decisions.ts';
import { articleRecord, documentRecord, documentTakeIn } from './documents.ts';
import { draftVerbs } from './drafts.ts';
import { articleList, documentList } from './lists.ts';
import { measureVerbs } from './measures.ts';
import { presetVerbs } from './presets/actions.ts';
import { provisionVerbs } from './provision-verbs.ts';
import { readingVerbs } from './reading.ts';

/** The room's verbs over the provisions that the capabilities have declared, in the order they are listed. */
export function rulebookVerbs(provisions: readonly AnyProvision[]) {
  return [
    documentRecord,
    documentList,
    articleRecord,
    articleList,
    ...provisionVerbs(provisions),
    ...readingVerbs(provisions),
    documentTakeIn,
    articleCorrect,
    articleLeaveUnbound,
    articleReconsider,
    ...draftVerbs(provisions),
    ...decisionVerbs(provisions),
    ...comparisonVerbs(provisions),
    ...presetVerbs(provisions),
    ...measureVerbs,
  ] as const;
}
