import type { EducationLevel } from '../organisation/people/model.ts';
import type { ConsentAnswer, ConsentBasis } from './model.ts';

/** What is recorded of a person's being named; null where nobody asked yet. */
export interface Consent {
  readonly basis: ConsentBasis;
  readonly answer: ConsentAnswer;
  readonly minor: boolean | null;
}

/**
 * Whether a person counts as a minor: as recorded, else whoever studies at secondary level (中专), where most are under
 * eighteen. A minor is never named (个人信息保护法 article 31, 未成年人保护法 article 103).
 */
export function countsAsMinor(
  consent: Consent | null,
  educationLevel: EducationLevel | null,
): boolean {
  return consent?.minor ?? educationLevel === 'secondary';
}

/**
 * Whether a person may be named in a published roster: no minor, told beforehand, and either the duty to publish is
 * the basis, or they gave their consent and did not withdraw it.
 */
export function mayBeNamed(
  consent: Consent | null,
  educationLevel: EducationLevel | null,
): boolean {
  if (consent === null || countsAsMinor(consent, educationLevel)) return false;
  return consent.basis === 'statutory-duty'
    ? consent.answer === 'not-needed' || consent.answer === 'given'
    : consent.answer === 'given';
}

/** A name of which only the family name is shown, as lists in public print it: 王某, 欧阳某某. */
export function maskedName(name: string): string {
  const letters = [...name.trim()];
  const family = doubleNames.has(letters.slice(0, 2).join('')) && letters.length > 2 ? 2 : 1;
  return `${letters.slice(0, family).join('')}${'某'.repeat(Math.max(1, letters.length - family))}`;
}

const doubleNames = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '长孙',
  '宇文',
  '端木',
  '百里',
  '南宫',
  '独孤',
]);
