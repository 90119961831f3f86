import { factsNamed, type Fact } from '../../../facts/fact.ts';
import { reasonsOf, type Criterion, type FactReason } from '../context.ts';

const reason = reasonsOf('posts');

/** Only chair, vice-chairs, heads, deputies and officers; no other title (item 6). */
export const judgePosts: Criterion = (facts) => {
  const reasons: FactReason[] = [];
  const titles = new Set<string>();
  for (const fact of factsNamed(facts, 'post.set')) {
    if (fact.value.kind !== 'other' || titles.has(fact.value.title)) continue;
    titles.add(fact.value.title);
    reasons.push(reason('against', 'forbidden-post', [fact], { title: fact.value.title }));
  }
  const members = factsNamed(facts, 'staff.member');
  for (const member of members) {
    const post = member.value.post;
    if (!post || post.kind !== 'other' || titles.has(post.title)) continue;
    titles.add(post.title);
    reasons.push(
      reason('against', 'rostered-post', [member], { title: post.title, row: member.value.row }),
    );
  }
  const secretariat = factsNamed(facts, 'body.standing').find(
    (fact) => fact.value.kind === 'secretariat',
  );
  if (secretariat) reasons.push(reason('ground', 'secretariat', [secretariat]));
  reasons.push(...doublePosts(facts));
  if (reasons.length > 0) return reasons;
  const withPosts = members.find((member) => member.value.post !== null);
  const stated = factsNamed(facts, 'posts.only-allowed')[0];
  const evidence = withPosts ?? stated;
  return evidence ? [reason('support', 'only-allowed', [evidence])] : [];
};

/** A name of which only a part is printed (张某, 李*, 王×) tells nobody apart. */
const hidden = /[某*＊×✕○〇]/u;

/** The same person in two rows with two posts: one person holds one post. */
function doublePosts(facts: readonly Fact[]): readonly FactReason[] {
  const rows = new Map<string, Extract<Fact, { name: 'staff.member' }>>();
  const out: FactReason[] = [];
  for (const member of factsNamed(facts, 'staff.member')) {
    const { name, unit, gradeText } = member.value;
    if (!name || name.length < 2 || hidden.test(name)) continue;
    const key = `${name}|${unit}|${gradeText}`;
    const earlier = rows.get(key);
    if (!earlier) rows.set(key, member);
    else
      out.push(
        reason('ground', 'person-twice', [earlier, member], {
          row: earlier.value.row,
          other: member.value.row,
        }),
      );
  }
  return out;
}
