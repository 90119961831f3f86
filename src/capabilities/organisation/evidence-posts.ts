import type { Fact } from '../../facts/fact.ts';
import type { Post } from '../../facts/vocabulary.ts';
import type { PartialDay } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { PostKind } from './bodies/model.ts';
import { judgePost } from './bodies/rules.ts';
import { factOf, record, type UnionCase } from './evidence-parts.ts';
import type { PostOnDay } from './unions/model.ts';

function postOf(kind: PostKind, title: string): Post {
  if (title.endsWith('主席团成员')) return 'presidium-member';
  if (title.endsWith('部门成员')) return 'department-member';
  switch (kind) {
    case 'chair':
    case 'vice-chair':
    case 'rotating-chair':
    case 'head':
    case 'deputy-head':
      return kind;
    case 'staff':
      return 'officer';
    case 'member':
    case 'secretary':
    case 'deputy-secretary':
    case 'secretary-general':
    case 'officer':
    case 'administrator':
      return 'other';
    default:
      return unreachable(kind);
  }
}

interface Place {
  readonly kind: 'student-union' | 'graduate-union' | 'office' | 'working-department';
  readonly name: string;
  readonly posts: readonly PostOnDay[];
}

/** Posts by their titles, each once; a title the reform does not know is `other`. */
export function posts(judged: UnionCase): readonly Fact[] {
  const places: readonly Place[] = [judged.union, ...judged.union.departments];
  const found = new Map<string, { readonly kind: Post; readonly id: Uuid }>();
  for (const body of places)
    for (const { id, kind, name: title } of body.posts) {
      const allowed = judgePost({ body, kind, name: title }).length === 0;
      if (!found.has(title))
        found.set(title, { id, kind: allowed ? postOf(kind, title) : 'other' });
    }
  const facts = [...found].map(([title, { id, kind }]) =>
    factOf(judged, 'post.set', { title, kind }, { grain: 'row', source: record('post', id) }),
  );
  const only = found.size > 0 && [...found.values()].every(({ kind }) => kind !== 'other');
  const titles = [...found.keys()];
  return only ? [...facts, factOf(judged, 'posts.only-allowed', { titles })] : facts;
}

/** Who elected each member of the presidium; an appointed member was elected by nobody the rule knows. */
export function elections(judged: UnionCase): readonly Fact[] {
  const members = judged.union.posts.flatMap(({ kind, holders }) =>
    holders.map((holder) => ({ ...holder, kind })),
  );
  const unlisted = members.filter(({ basis, electedBy }) => basis === 'elected' && !electedBy);
  const told = members.flatMap(({ kind, basis, electedBy, contested, electedOn, ...row }) => {
    const by = basis === 'elected' ? electedBy : 'other';
    if (by === null) return [];
    const office = kind === 'chair' ? ('chair' as const) : ('presidium' as const);
    const value = { by, office, contested, alternative: null };
    const source = record('appointment', row.appointmentId);
    const day = (electedOn ?? row.since) as unknown as PartialDay;
    return [factOf(judged, 'presidium.elected', value, { grain: 'row', day, source })];
  });
  if (unlisted.length === 0) return told;
  return [...told, factOf(judged, 'presidium.elector-unlisted', { members: unlisted.length })];
}
