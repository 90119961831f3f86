import type { AdministrativeDuty } from '../../../facts/vocabulary.ts';

/** What a union's department is there for. */
export const ordinaryPurposes = [
  'office',
  'organisation',
  'publicity',
  'study',
  'arts',
  'sports',
  'rights',
  'life-service',
  'practice',
  'clubs',
  'training',
  'liaison',
  'other',
] as const;

/** 宿舍管理 · 校园文明纠察 · 安全保卫: what a union must not carry (item 1 of every form). */
export const administrativePurposes = [
  'dormitory',
  'policing',
  'security',
] as const satisfies readonly AdministrativeDuty[];

export const dutyPurposes = [...ordinaryPurposes, ...administrativePurposes] as const;
export type DutyPurpose = (typeof dutyPurposes)[number];

/** Of an administrative duty: done by the department itself (负责), or help given to who does it (协助). */
export const dutyDegrees = ['carries', 'assists'] as const;
export type DutyDegree = (typeof dutyDegrees)[number];

/** Whether a duty is one that the forms forbid. */
export function isAdministrative(purpose: DutyPurpose): purpose is AdministrativeDuty {
  return (administrativePurposes as readonly DutyPurpose[]).includes(purpose);
}
