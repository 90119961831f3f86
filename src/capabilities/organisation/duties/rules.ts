import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { reversed, within, type Days } from '../spans.ts';
import { isAdministrative, type DutyDegree, type DutyPurpose } from './model.ts';
import { suggestPurpose } from './suggest.ts';

/** A duty as it is to stand. */
export interface DutyCase {
  readonly purpose: DutyPurpose;
  readonly degree: DutyDegree | null;
  readonly text: string;
  readonly days: Days;
  readonly body: Days;
  /** Whether whoever enters it has been told what it breaks and says that it is so all the same. */
  readonly confirmed: boolean;
}

/**
 * Judges a duty. One that the forms forbid (item 1: 宿舍管理, 校园文明纠察, 安全保卫) is recorded only when that is confirmed,
 * since records tell the truth; so is one whose words sound like it though it is tagged otherwise.
 */
export function judgeDuty(duty: DutyCase): readonly Refusal[] {
  const { purpose, degree, text, days, body, confirmed } = duty;
  const refusals: Refusal[] = [...reversed(days)];
  // A body closes with its duties still written; only the beginning must lie within it.
  if (!within({ since: days.since, until: days.since }, body))
    refusals.push(refusal('duty-not-then', 'since'));
  if (isAdministrative(purpose)) {
    if (degree === null) refusals.push(refusal('duty-degree-missing', 'degree'));
    if (!confirmed) refusals.push(refusal(`duty-is-${purpose}`, 'confirmed'));
    return refusals;
  }
  if (degree !== null) refusals.push(refusal('duty-degree-not-asked', 'degree'));
  const sounds = suggestPurpose(text);
  if (sounds !== null && isAdministrative(sounds.purpose) && !confirmed)
    refusals.push(refusal('duty-sounds-administrative', 'confirmed', { word: sounds.word }));
  return refusals;
}

/** Codes `judgeDuty` can refuse with. */
export const dutyRefusals = [
  'dates-reversed',
  'duty-not-then',
  'duty-degree-missing',
  'duty-degree-not-asked',
  'duty-is-dormitory',
  'duty-is-policing',
  'duty-is-security',
  'duty-sounds-administrative',
] as const;
