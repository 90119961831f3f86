/** Rows of the stub: invented units and people, many enough for several pages. */
export type TrialRow = Readonly<Record<string, unknown>>;

const idOf = (kind: number, at: number): string =>
  `0000000${kind}-0000-7000-8000-${String(at).padStart(12, '0')}`;

const surnames = ['白', '陈', '丁', '顾', '韩', '江', '林', '马', '沈', '王'];
const given = ['一鸣', '思远', '雨桐', '子涵', '若溪', '嘉禾', '明轩', '欣然'];

/** People by name and number. */
export const people: readonly TrialRow[] = Array.from({ length: 60 }, (_, at) => ({
  id: idOf(2, at),
  name: `${surnames[at % 10] ?? ''}${given[at % 8] ?? ''}`,
  number: `2024${String(1000 + at)}`,
}));

const subjects = ['机械工程', '护理', '学前教育', '会计', '旅游管理', '计算机应用', '园林', '音乐'];
const kinds = [
  ['department', '系'],
  ['college', '学院'],
  ['academy', '书院'],
  ['campus', '校区'],
] as const;

/** Units: 130, the first page ends at 50. */
export const units: readonly TrialRow[] = Array.from({ length: 130 }, (_, at) => {
  const [kind, ending] = kinds[at % 4] ?? kinds[0];
  const leader = at % 5 === 0 ? null : people[at % 60];
  return {
    id: idOf(1, at),
    name: `${subjects[at % 8] ?? ''}${ending}${at >= 32 ? String(at) : ''}`,
    number: String(101 + at).padStart(4, '0'),
    kind,
    founded: `20${String(10 + (at % 15))}-09-${String(1 + (at % 28)).padStart(2, '0')}`,
    changed: '2026-09-01T16:30:00.000Z',
    students: 120 + ((at * 37) % 1400),
    budget: at % 7 === 0 ? null : 1_234_550 + at * 1000,
    boarding: at % 3 === 0 ? null : at % 3 === 1,
    leaderId: leader?.['id'] ?? null,
    leaderName: leader?.['name'] ?? null,
  };
});

/** Where the account is logged in. */
export const sessions: readonly TrialRow[] = [
  { id: idOf(3, 1), current: true, since: '2026-09-01T00:30:00.000Z' },
  { id: idOf(3, 2), current: false, since: '2026-08-30T12:00:00.000Z' },
];
