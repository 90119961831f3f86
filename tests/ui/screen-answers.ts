import { people, units, type TrialRow } from './trial-rows.ts';

const personId = String(people[0]?.['id']);
const personName = String(people[0]?.['name']);
const unitIds = units.slice(0, 3).map(({ id }) => String(id));
const semesterId = '00000004-0000-7000-8000-000000000001';
const woman = { educationLevel: 'junior-college', sex: 'female' } as const;

/** Rows of the journal. */
export const journal: readonly TrialRow[] = [
  {
    ...{ id: '12', seq: 12, at: '2026-09-03T02:05:00.000Z', verb: 'unit.rename' },
    ...{ personId, personName, subjectKind: 'unit' },
  },
  {
    ...{ id: '11', seq: 11, at: '2026-09-02T02:05:00.000Z', verb: 'school.found' },
    ...{ personId: null, personName: null, subjectKind: 'school' },
  },
];

/** What the questions behind the rooms' own pages are answered with. */
export const screenAnswers: Readonly<Record<string, unknown>> = {
  'person.read': {
    ...{ id: personId, name: personName, number: '20241000', kind: 'student' },
    ...{ unitName: '护理系', className: null, sex: 'female', fullTime: true, grade: 2024 },
    ...{ since: '2024-09-01', until: null },
    posts: [
      {
        ...{ id: '00000005-0000-7000-8000-000000000001', postName: '部长', bodyName: '权益部' },
        ...{ unitName: null, since: '2026-09-01', until: null, basis: 'appointed', endedBy: null },
      },
    ],
    disciplines: [
      {
        ...{ id: '00000006-0000-7000-8000-000000000001', kind: 'warning', since: '2025-03-01' },
        ...{ until: null, document: '云岭学〔2025〕7号' },
      },
    ],
  },
  'journal.read': {
    ...journal[0],
    ...{ actor: 'person', role: 'administrator', subjectId: unitIds[0], erased: false },
    before: { name: '护理系', parentId: unitIds[1], grade: null },
    after: { name: '健康系', parentId: unitIds[1], grade: null },
    names: [
      { id: unitIds[0], thing: 'unit', name: '健康系' },
      { id: unitIds[1], thing: 'unit', name: '南校区' },
    ],
  },
  'headcount.read': {
    semesters: [
      { id: semesterId, academicYear: 2026, half: 1, since: '2026-09-01', until: '2027-01-15' },
    ],
    semesterId,
    units: ['护理系', '机电系', '会计系'].map((unitName, at) => ({
      ...{ unitId: unitIds[at], unitName },
      cells: at === 0 ? [{ ...woman, minority: false, students: 120 }] : [],
      at: at === 0 ? '2026-09-03T02:05:00.000Z' : null,
      by: at === 0 ? '高明远' : null,
    })),
  },
  'headcount.compute': {
    day: '2026-09-03',
    units: [
      {
        ...{ unitId: unitIds[1], unitName: '机电系', unknown: 2 },
        cells: [{ ...woman, minority: true, students: 31 }],
      },
    ],
  },
};
