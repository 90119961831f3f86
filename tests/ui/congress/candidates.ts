import { inParallel, type Caller, type Row } from './caller.ts';
import { days } from './days.ts';
import type { People } from './people.ts';

/** How many stand for chair and for vice-chair, whose seats are one and four. */
export const stand = { chair: 2, vice: 5 } as const;

/** Somebody who stands for the presidium, and for which post. */
export interface Candidate {
  readonly personId: string;
  readonly candidacyId: string;
  readonly post: keyof typeof stand;
  readonly branch: Caller;
}

/** The posts of the presidium, by kind. */
export interface Posts {
  readonly chair: string;
  readonly vice: string;
}

async function postsOf(league: Caller, unionId: string): Promise<Posts> {
  const posts = await league.rows('post.list', { bodyId: unionId, current: true });
  const ofKind = (kind: string): string => {
    const found = posts.find((post) => post['kind'] === kind);
    if (!found) throw new Error(`the union has no ${kind}`);
    return found.id;
  };
  return { chair: ofKind('chair'), vice: ofKind('vice-chair') };
}

/** Second-year League members of the first units, one of each, who hold no post so far. */
async function willing({ league, branches }: People): Promise<readonly (readonly [Row, Caller])[]> {
  const units = [...branches].slice(0, stand.chair + stand.vice);
  return inParallel(units, async ([name, branch]) => {
    const [unit] = await branch.rows('unit.list', {}, { search: name });
    const filters = {
      ...{ unitId: unit?.id, kind: 'student', current: true, grade: 2023 },
      politicalStatus: 'league-member',
    };
    const people = await league.rows('person.list', filters, { sort: '-number' });
    const undergraduates = people.filter((one) => one['educationLevel'] !== 'postgraduate');
    for (const person of undergraduates.slice(0, 12)) {
      const held = await league.rows('appointment.list', { personId: person.id });
      if (held.length === 0) return [person, branch] as const;
    }
    throw new Error(`nobody of ${name} is free to stand`);
  });
}

/** The call, and seven students who apply on paper; what no record shows of them is vouched for. */
export async function callForCandidates(
  people: People,
  unionId: string,
): Promise<{ readonly posts: Posts; readonly candidates: readonly Candidate[] }> {
  const { league, affairs } = people;
  const posts = await postsOf(league, unionId);
  const { id: callId } = await league.does('call.open', {
    ...{ unionId, members: 'presidium', path: 'presidium-joint' },
    ...{ title: '第十九届主席团候选人报名', text: '欢迎愿意为同学服务的同学报名。' },
    ...{ applySince: days.begins, applyUntil: days.replies },
    offers: [
      { postId: posts.chair, places: 1 },
      { postId: posts.vice, places: 4 },
    ],
  });
  const paper = await league.keep('报名表.pdf', '签字');
  const students = await willing(people);
  const candidates = await inParallel(students, async ([person, branch]) => {
    const post = students.findIndex(([one]) => one === person) < stand.chair ? 'chair' : 'vice';
    const { id } = await league.does('candidacy.enter', {
      ...{ callId, personId: person.id, postId: posts[post], day: days.nominates, paper },
      ...{ text: '愿意服务同学，时间有保证。', byName: '本人签字' },
    });
    const candidacyId = String(id);
    for (const condition of ['rank', 'no-failed-course', 'conduct'])
      await affairs.does('candidacy.attest', { candidacyId, condition, text: '经查属实。' });
    return { personId: person.id, candidacyId, post, branch } as const;
  });
  return { posts, candidates };
}

/** Their units recommend them, the unit's Party branch agrees and they accept on paper; their names are public. */
export async function recommend(
  { league }: People,
  candidates: readonly Candidate[],
): Promise<void> {
  const paper = await league.keep('意见和同意书.pdf', '签字');
  await inParallel(candidates, async ({ candidacyId, branch }) => {
    const onPaper = { candidacyId, day: days.nominates, paper, byName: '签字人' };
    await branch.does('candidacy.approve', { candidacyId, text: '同意推荐。' });
    await league.does('candidacy.record', { ...onPaper, act: 'approve', text: '同意。' });
    await league.does('candidacy.record', { ...onPaper, act: 'consent' });
    await branch.does('candidacy.publicise', { candidacyId });
  });
}

/** Nobody objected: student affairs and the League committee review them, the Party committee decides. */
export async function decide(
  { league, affairs, party }: People,
  candidates: readonly Candidate[],
): Promise<void> {
  await inParallel(candidates, async ({ candidacyId, branch }) => {
    await branch.does('candidacy.close-publicity', { candidacyId });
    await affairs.does('candidacy.approve', { candidacyId, text: '符合条件。' });
    await league.does('candidacy.approve', { candidacyId, text: '符合条件。' });
    await party.does('candidacy.approve', { candidacyId, text: '同意作为候选人。' });
  });
}
