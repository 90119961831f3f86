import type { Words } from '../../kernel/words.ts';

/** What is said of elections, second posts and caps, in English. */
export const postsWordsEn: Words = {
  'verb.cap.list': 'Posts against their limits',

  'field.electedBy': 'Elected by',
  'field.contested': 'More candidates than seats',
  'field.electedOn': 'Day of the election',
  'field.secondPostApprover': 'Second post approved by',
  'field.secondPostApprovedOn': 'Approved on',
  'field.warnings': 'Over the charter’s limits',
  'field.cap': 'Limit',
  'field.place': 'Body',
  'field.found': 'Now',
  'field.allowed': 'At most',
  'field.article': 'By article',
  'field.broken': 'Over the limit',
  'field.cap.list.broken': 'Only those over the limit',
  'field.unionName': 'Union',

  'hint.electedBy':
    'For those elected. The congress should elect the presidium; say who did, whatever that is.',
  'hint.contested': 'Yes where there were more candidates than seats.',
  'hint.secondPostApprover':
    'For a post at the school and another in a unit: who approved it. Give the ground beside it.',

  'choice.electedBy.congress': 'the congress',
  'choice.electedBy.assembly': 'an assembly of all students (or the class)',
  'choice.electedBy.committee': 'the student committee',
  'choice.electedBy.standing-committee': 'a standing committee',
  'choice.electedBy.standing-delegates': 'the standing delegates',
  'choice.electedBy.party-or-league': 'a Party or League organisation',
  'choice.electedBy.presidium': 'the presidium',
  'choice.electedBy.other': 'another body',
  'choice.secondPostApprover.league-committee': 'the League committee',
  'choice.secondPostApprover.student-affairs': 'the student affairs office',
  'choice.cap.presidium': 'Members of the presidium',
  'choice.cap.departments': 'Working departments',
  'choice.cap.deputies': 'Deputy heads',
  'choice.cap.staff': 'Staff',
  'choice.cap.cadre-share': 'Student cadres (as a share)',
  'choice.cap.rotation': 'A lasting chair (the charter says rotation)',

  'refusal.second-post-forbidden':
    'This person is {{post}} of {{body}} in that time, and the charter allows no second post.',
  'refusal.second-post-forbidden.way':
    'End the other post first; where the charter was amended, record the article first.',
  'refusal.second-post-approval':
    'This person is {{post}} of {{body}} in that time; a post at the school and one in a unit need the approval of student affairs or the League committee.',
  'refusal.second-post-approval.way':
    'If it was approved, say by whom and give the ground; if not, ask for it first.',
  'refusal.second-post-by-school':
    'This person is {{post}} of {{body}} in that time; posts at both levels are recorded by student affairs or the League committee.',
  'refusal.second-post-by-school.way': 'Ask them for approval; they record the post.',
  'refusal.election-not-elected': 'Who elected is said only of those who were elected.',
  'refusal.election-not-elected.way':
    'Clear these fields, or set how the post was filled to “elected”.',
  'refusal.cap-presidium':
    'The presidium of {{place}} would have {{found}} members; the charter allows {{allowed}} and refuses more.',
  'refusal.cap-presidium.way':
    'Record first who leaves; where the charter was amended, record the article first.',
  'refusal.cap-departments':
    '{{place}} would have {{found}} working departments; the charter allows {{allowed}} and refuses more.',
  'refusal.cap-departments.way':
    'Close or join departments first; where the charter was amended, record the article first.',
  'refusal.cap-deputies':
    '{{place}} would have {{found}} deputy heads; the charter allows {{allowed}} and refuses more.',
  'refusal.cap-deputies.way':
    'Record first who leaves; where the charter was amended, record the article first.',
  'refusal.cap-staff':
    '{{place}} would have {{found}} staff; the charter allows {{allowed}} and refuses more.',
  'refusal.cap-staff.way':
    'Record first who leaves; with many students or several campuses, state the ground for more than 40.',
  'refusal.cap-rotation':
    'The charter says that the chair rotates, so {{place}} has no lasting chair (there would be {{found}}, not {{allowed}}).',
  'refusal.cap-rotation.way':
    'Make it a rotating chair; where the charter was amended, record the article first.',
};
