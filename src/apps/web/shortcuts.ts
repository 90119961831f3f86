import type { VerbDescription } from '../../engines/actions/description.ts';

/**
 * What each role mostly comes for, in this order: names of verbs (a list, a question with a screen, an action). What
 * the person may not use is left out, so that a role's list can name pages of rooms a school's version has not yet.
 */
const byRole: Readonly<Record<string, readonly string[]>> = {
  administrator: ['account.list', 'person.list', 'unit.list', 'appointment.list', 'journal.list'],
  league: ['evaluation.read', 'disclosure.list', 'roster.list', 'call.list', 'appointment.list'],
  'student-affairs': ['call.list', 'candidacy.list', 'appointment.list', 'person.list'],
  party: ['candidacy.list', 'disclosure.list', 'evaluation.read', 'appointment.list'],
  presidium: ['evaluation.read', 'call.list', 'disclosure.list', 'duty.list', 'appointment.list'],
  head: ['appointment.list', 'duty.list', 'handover.read', 'call.list'],
  office: ['roster.list', 'disclosure.list', 'handover.read', 'appointment.list', 'document.list'],
  staff: ['duty.list', 'handover.read', 'appointment.list', 'publicity.list'],
  'unit-league': ['evaluation.read', 'roster.list', 'call.list', 'headcount.read'],
  'unit-party': ['candidacy.list', 'call.list', 'appointment.list'],
  'unit-presidium': ['roster.list', 'duty.list', 'call.list', 'handover.read'],
  'unit-staff': ['duty.list', 'appointment.list', 'publicity.list'],
  'class-committee': ['person.list', 'appointment.list', 'publicity.list'],
  student: ['publicity.list', 'call.list', 'chart.read', 'appointment.list', 'article.list'],
};

/** Every verb a shortcut may name, for the test that they exist. */
export const shortcutVerbs: readonly string[] = [...new Set(Object.values(byRole).flat())];

/** So many are offered; more would be a menu. */
const most = 5;

/** The shortcuts of a role among the verbs this person may use. */
export function shortcutsOf(
  role: string,
  verbs: readonly VerbDescription[],
): readonly VerbDescription[] {
  const named = byRole[role] ?? byRole['student'] ?? [];
  return named.flatMap((name) => verbs.find((verb) => verb.name === name) ?? []).slice(0, most);
}
