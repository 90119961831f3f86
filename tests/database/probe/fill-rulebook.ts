import type { Uuid } from '../../../src/kernel/id.ts';
import { since, type Make } from './fill-unit.ts';

/** What a filled school has of drafts, decisions and measures. */
export interface RulebookIds {
  /** Amends the congress rules, and may be put in force. */
  readonly draft: Uuid;
  /** An edition that a decision put in force. */
  readonly decided: Uuid;
  /** An article of which somebody said that it states nothing. */
  readonly quiet: Uuid;
  readonly measure: Uuid;
}

/** The least there can be, so that a few people make an election by phone. */
const fewVoters = { provision: 'ballot.least-voters', value: '2' };

/** Takes rules in, has one adopted, corrects and drafts; and records a reform measure. */
export async function fillRulebook(
  make: Make,
  { mark, union, file }: { readonly mark: string; readonly union: Uuid; readonly file: string },
): Promise<RulebookIds> {
  const text = `代表由各班选举${mark}。`;
  const base = await make('document.take-in', {
    kind: 'congress-rules',
    title: '代表产生办法',
    edition: '试行',
    since,
    ownerId: union,
    articles: [{ number: '第一条', chapter: '第一章', text }],
  });
  const adopted = await make('draft.begin', {
    kind: 'training',
    title: '培训办法',
    edition: '一',
    articles: [
      { number: '第一条', text, values: [{ provision: 'training.times', value: '2' }, fewVoters] },
    ],
  });
  const day = '2026-10-01';
  const decision = { decidedBy: 'congress', decidedOn: day, paper: file, note: mark };
  const decided = await make('draft.enact', {
    ...{ draftId: adopted, revision: 1, since: day, ...decision },
  });
  const quiet = await make('article.record', {
    ...{ documentId: base, number: '第二条', text: `附则${mark}`, since },
  });
  await make('article.leave-unbound', { articleId: quiet, reason: `只写宗旨${mark}` });
  await make('article.correct', { articleId: quiet, text: `附则。${mark}`, reason: '漏了句号' });
  const draft = await make('draft.begin', { baseId: base, edition: '修订' });
  const measure = await make('measure.record', {
    ...{ text: `公开章程${mark}`, ownerId: union, since, due: '2026-12-31' },
  });
  return { draft, decided, quiet, measure };
}
