import type { CriterionName } from '../../facts/criteria.ts';

/** The verbs by which what a criterion looks at is entered or mended; the first is the usual one. */
export const waysTo: Readonly<Record<CriterionName, readonly string[]>> = {
  'no-administrative-duties': ['duty.record', 'duty.list'],
  structure: ['body.list', 'body.create'],
  'staff-cap': ['appointment.list', 'body.state-ground'],
  'presidium-cap': ['appointment.list', 'provision.list'],
  'department-cap': ['body.list'],
  posts: ['post.list', 'appointment.list'],
  'political-status': ['roster.read', 'person.list'],
  'academic-standing': ['roster.read'],
  'candidate-vetting': ['call.list', 'attestation.record'],
  'elected-by-congress': ['appointment.list', 'attestation.record'],
  'congress-held': ['attestation.record'],
  'delegates-elected': ['attestation.record'],
  'congress-study': ['attestation.record'],
  training: ['attestation.record'],
  review: ['attestation.record'],
  'awards-by-review': ['attestation.record'],
  'party-leadership': ['attestation.record'],
  guides: ['guide.assign', 'guide.list'],
};
