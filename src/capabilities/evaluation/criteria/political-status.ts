import { factsNamed } from '../../../facts/fact.ts';
import { reasonsOf, type Criterion, type FactReason } from '../context.ts';

const reason = reasonsOf('political-status');

/** Every member of staff is in the Party (probationary members too) or the League (item 7). */
export const judgePoliticalStatus: Criterion = (facts) => {
  const reasons: FactReason[] = [];
  const members = factsNamed(facts, 'staff.member');
  const blank = members.filter((member) => member.value.status === null);
  for (const member of members) {
    const { status, statusText, row } = member.value;
    const values = { row, status: statusText ?? '' };
    if (status === 'none' || status === 'other-party') {
      reasons.push(reason('against', 'neither-party-nor-league', [member], values));
    } else if (status === 'activist') {
      reasons.push(reason('ground', 'activist-only', [member], values));
    }
  }
  const withColumn = members.length > blank.length;
  if (withColumn && blank.length > 0) {
    reasons.push(reason('missing', 'status-missing', blank.slice(0, 3), { count: blank.length }));
  }
  for (const summary of factsNamed(facts, 'staff.summary')) {
    const { staff, leagueMembers, partyMembers } = summary.value;
    if (staff === null || leagueMembers === null) continue;
    const together = leagueMembers + (partyMembers ?? 0);
    const values = { staff, together };
    if (together < staff && partyMembers === null)
      reasons.push(reason('ground', 'party-members-unstated', [summary], values));
    else if (together < staff)
      reasons.push(reason('against', 'sum-below-staff', [summary], values));
    else if (leagueMembers > staff)
      reasons.push(reason('conflict', 'sum-above-staff', [summary], values));
    else reasons.push(reason('support', 'all-members', [summary], values));
  }
  const first = members[0];
  if (reasons.length === 0 && first && withColumn && blank.length === 0) {
    reasons.push(
      reason('support', 'all-members', [first], {
        staff: members.length,
        together: members.length,
      }),
    );
  }
  const stated = factsNamed(facts, 'status.statement').find((fact) => fact.value.allMembers);
  if (reasons.length === 0 && stated) reasons.push(reason('support', 'stated', [stated]));
  return reasons;
};
