import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { unreachable } from '../../../kernel/unreachable.ts';
import type { UnitKind } from '../units/model.ts';
import type { BodyKind, PostKind } from './model.ts';

/** A student union or a graduate union. */
export function isUnion(kind: BodyKind): boolean {
  return kind === 'student-union' || kind === 'graduate-union';
}

/** The union whose presidium, office or department a body is; null for any other body. */
export function unionOf(body: {
  readonly id: Uuid;
  readonly kind: BodyKind;
  readonly parentId: Uuid | null;
}): Uuid | null {
  if (isUnion(body.kind)) return body.id;
  return body.kind === 'office' || body.kind === 'working-department' ? body.parentId : null;
}

/** Where a kind of body stands: below a union, in a class, in a unit, at the school, at either, or made by the founding. */
export type Standing = 'union' | 'class' | 'unit' | 'school' | 'school-or-unit' | 'founding';

/** Where each kind stands. */
export function standingOf(kind: BodyKind): Standing {
  switch (kind) {
    case 'student-union':
    case 'graduate-union':
    case 'party-committee':
      return 'school-or-unit';
    case 'office':
    case 'working-department':
    case 'student-committee':
    case 'standing-delegates':
    case 'review-committee':
      return 'union';
    case 'class-committee':
      return 'class';
    case 'league-branch':
      return 'unit';
    case 'league-committee':
    case 'student-affairs':
      return 'school';
    case 'administration':
      return 'founding';
    default:
      return unreachable(kind);
  }
}

/** Where a body is to stand, as asked. */
export interface AskedPlace {
  readonly kind: BodyKind;
  readonly parent: BodyKind | null;
  readonly unit: UnitKind | null;
}

/** Refuses a body at a place its kind does not stand at (`body-place-*`). */
export function judgeBodyPlace({ kind, parent, unit }: AskedPlace): readonly Refusal[] {
  const standing = standingOf(kind);
  if (standing === 'union') {
    if (parent === null || !isUnion(parent)) return [refusal('body-place-union', 'parentId')];
    return unit === null ? [] : [refusal('body-place-of-union', 'unitId')];
  }
  if (parent !== null) return [refusal('body-place-no-parent', 'parentId')];
  switch (standing) {
    case 'school':
      return unit === null ? [] : [refusal('body-place-school', 'unitId')];
    case 'class':
      return unit === 'class' ? [] : [refusal('body-place-class', 'unitId')];
    case 'unit':
      return unit !== null && unit !== 'class' ? [] : [refusal('body-place-unit', 'unitId')];
    case 'school-or-unit':
      return unit === 'class' ? [refusal('body-place-unit', 'unitId')] : [];
    case 'founding':
      return [refusal('administration-stays', 'kind')];
    default:
      return unreachable(standing);
  }
}

const forbiddenBodies = ['秘书处', '项目办公室', '纠察队', '中心'] as const;

/** The word in the name of an office or department that the reform forbids, or null. */
export function forbiddenWordOf(
  kind: BodyKind,
  name: string,
): (typeof forbiddenBodies)[number] | null {
  if (kind !== 'office' && kind !== 'working-department') return null;
  return forbiddenBodies.find((word) => name.endsWith(word)) ?? null;
}

/**
 * Refuses names that the reform forbids for what stands in a union: presidium and working departments alone, no standing
 * centre, project office or secretariat (中青联发〔2019〕9号; form of 2021, items 1 and 2).
 */
export function judgeBodyName(kind: BodyKind, name: string): readonly Refusal[] {
  const word = forbiddenWordOf(kind, name);
  return word === null ? [] : [refusal('body-name-forbidden', 'name', { word })];
}

/** The kinds of post each kind of body may have. */
export function postKindsOf(kind: BodyKind): readonly PostKind[] {
  switch (kind) {
    case 'student-union':
    case 'graduate-union':
      return ['chair', 'vice-chair', 'rotating-chair'];
    case 'office':
    case 'working-department':
      return ['head', 'deputy-head', 'staff'];
    case 'student-committee':
    case 'standing-delegates':
    case 'review-committee':
      return ['chair', 'vice-chair', 'member'];
    case 'class-committee':
      return ['head', 'deputy-head', 'member'];
    case 'party-committee':
      return ['secretary', 'deputy-secretary', 'member', 'officer'];
    case 'league-committee':
      return ['secretary', 'deputy-secretary', 'secretary-general', 'member', 'officer'];
    case 'student-affairs':
      return ['head', 'deputy-head', 'officer'];
    case 'league-branch':
      return ['secretary', 'deputy-secretary', 'member', 'officer'];
    case 'administration':
      return [];
    default:
      return unreachable(kind);
  }
}

/**
 * What posts of a union may be called (中青联发〔2019〕9号; forms of 2020–2023: nothing but 主席, 副主席, 轮值执行主席, 部长,
 * 副部长, 干事; from the form of 2023—2024 members of the presidium and of departments). Null where names are free.
 */
const unionNames: Readonly<Partial<Record<PostKind, readonly string[]>>> = {
  chair: ['主席', '主席团成员'],
  'vice-chair': ['副主席', '主席团成员'],
  'rotating-chair': ['轮值执行主席', '执行主席', '轮值主席', '主席团成员'],
  head: ['部长', '部门成员', '工作部门成员'],
  'deputy-head': ['副部长', '部门成员', '工作部门成员'],
  staff: ['干事', '部门成员', '工作部门成员'],
};

/** Whether kind and name stand among a union's own. */
const inUnion = (body: BodyKind): boolean =>
  isUnion(body) || body === 'office' || body === 'working-department';

/** A post as asked, and the body it is to stand in. */
export interface AskedPost {
  readonly body: { readonly kind: BodyKind; readonly name: string };
  readonly kind: PostKind;
  readonly name: string;
}

/** What a name may be without the body's own: `学习部部长`, `学习部长` and `部长` of the 学习部 are one. */
function shortNames(body: string, name: string): readonly string[] {
  const stems = [body, body.replace(/部$/, '')].filter((stem) => stem !== '');
  return [
    name,
    ...stems.filter((stem) => name.startsWith(stem)).map((stem) => name.slice(stem.length)),
  ];
}

/**
 * Refuses a kind of post that the body may not have (`post-kind-not-allowed`) and, in a union, a name other than the
 * few that are allowed, such as 主席助理 or 部长助理 (`post-name-forbidden`).
 */
export function judgePost({ body, kind, name }: AskedPost): readonly Refusal[] {
  if (!postKindsOf(body.kind).includes(kind)) return [refusal('post-kind-not-allowed', 'kind')];
  if (!inUnion(body.kind)) return [];
  const allowed = unionNames[kind] ?? [];
  const fits = shortNames(body.name, name).some((short) => allowed.includes(short));
  const values = { name, allowed: allowed.join('、') };
  return fits ? [] : [refusal('post-name-forbidden', 'name', values)];
}

/** What a body still holds after a day. */
export interface BodyRemains {
  readonly bodies: number;
  readonly appointments: number;
}

/** Refuses to close a body while bodies below it or appointments go on, saying which and how many. */
export function judgeBodyClosing({ bodies, appointments }: BodyRemains): readonly Refusal[] {
  return [
    ...(bodies > 0 ? [refusal('body-has-bodies', 'bodyId', { count: bodies })] : []),
    ...(appointments > 0
      ? [refusal('body-has-appointments', 'bodyId', { count: appointments })]
      : []),
  ];
}
