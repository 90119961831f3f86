/** The eighteen criteria, named the same on every form. */
export const criterionNames = [
  'no-administrative-duties',
  'structure',
  'staff-cap',
  'presidium-cap',
  'department-cap',
  'posts',
  'political-status',
  'academic-standing',
  'candidate-vetting',
  'elected-by-congress',
  'congress-held',
  'delegates-elected',
  'congress-study',
  'training',
  'review',
  'awards-by-review',
  'party-leadership',
  'guides',
] as const;

export type CriterionName = (typeof criterionNames)[number];
