import type { Paper } from '../../engines/documents/paper/paper.ts';
import { writeDocx } from '../../engines/documents/paper/write-docx.ts';
import { putAttachment } from '../../engines/storage/attachments.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import type { PartId } from '../disclosure/edition/model.ts';
import { disclosureBegin, disclosureWrite } from '../disclosure/preparation.ts';
import { appointmentsOn } from '../organisation/reads.ts';
import type { UnionOnDay } from '../organisation/unions/model.ts';
import { unionsOn } from '../organisation/unions/reads.ts';
import { attestationRecord } from '../self-evaluation/attestations.ts';
import type { AttestableCriterion } from '../self-evaluation/model.ts';
import type { Deeds } from './deeds.ts';

/** What somebody vouches for: how many days ago it was (the congress: when it elected), and in which words. */
interface Vouched {
  readonly criterion: AttestableCriterion;
  readonly ago: number;
  readonly what: string;
  readonly season?: 'spring' | 'autumn';
}

/** What every union of a school that keeps its records has behind it within the year. */
const ofEveryUnion: readonly Vouched[] = [
  { criterion: 'congress-held', ago: 90, what: '按期召开代表大会，有会议纪要。' },
  { criterion: 'training', ago: 200, what: '春季全员培训，有签到表。', season: 'spring' },
  { criterion: 'training', ago: 40, what: '秋季全员培训，有签到表。', season: 'autumn' },
  { criterion: 'awards-by-review', ago: 120, what: '评优以述职评议结果为依据，有评议汇总表。' },
  { criterion: 'party-leadership', ago: 60, what: '党组织听取学生会工作汇报，有会议纪要。' },
];

/** What the school's own has besides. */
const ofSchool: readonly Vouched[] = [
  { criterion: 'candidate-vetting', ago: 190, what: '主席团候选人和部门成员逐级推荐、审查。' },
  { criterion: 'delegates-elected', ago: 175, what: '代表经班级团支部推荐、院系选举产生。' },
  { criterion: 'review', ago: 130, what: '工作人员述职评议会，有记录和汇总表。' },
];

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A paper that proves it: one page of Word that says so. */
async function keptPaper(deeds: Deeds, what: string, at: Instant): Promise<string> {
  const paper: Paper = {
    title: '佐证',
    language: 'zh-CN',
    orientation: 'portrait',
    foot: null,
    blocks: [
      { kind: 'title', text: '佐证材料' },
      { kind: 'paragraph', line: what },
    ],
  };
  const content = Buffer.from(await writeDocx(paper));
  const kept = await deeds.inside((tx) =>
    putAttachment(tx, { name: '佐证材料.docx', type: docx, content, at }),
  );
  if (!kept.ok) throw new Error(kept.error.map(({ code }) => code).join(', '));
  return kept.value.sha256;
}

/** The day the presidium was elected, ten days before it took office; null where nobody holds a post. */
export function electedOn({ posts }: UnionOnDay): Day | null {
  const since = posts[0]?.holders[0]?.since;
  return since === undefined ? null : addDays(since, -10);
}

/** Somebody of the League committee vouches for what no record tells yet. */
async function vouch(
  deeds: Deeds,
  union: UnionOnDay,
  { vouched, by, now }: { vouched: readonly Vouched[]; by: Uuid; now: Instant },
): Promise<void> {
  const today = chinaDay(now);
  for (const { criterion, ago, what, season } of vouched) {
    const congress = criterion === 'congress-held';
    const day = (congress ? electedOn(union) : null) ?? addDays(today, -ago);
    await deeds.done(attestationRecord, {
      ...{ unionId: union.id, criterion, what, day, attestedBy: by, attestedAs: '校团委' },
      paper: await keptPaper(deeds, what, now),
      ...(season === undefined ? {} : { season, everyone: true }),
      ...(congress ? { ordinal: 9 } : {}),
    });
  }
}

type Written = readonly (readonly [PartId, string])[];

const inChinese = (day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** What the large school writes where it has no records yet. */
const written = (elected: Day): Written => [
  [
    'congress',
    `${inChinese(elected)}召开第九次学生代表大会，听取并审议工作报告，选举产生主席团。会议纪要存校团委。`,
  ],
  ['delegates', '代表名额不少于学生总数的百分之一，由班级团支部推荐、院系组织选举产生。'],
  ['party-guidance', '校党委每学期听取学生会工作汇报，研究学生会工作。'],
];

/** What the small school writes: it says what it does not have, and why. */
const excused: Written = [
  ['presidium-election', '选拔任用办法正在起草，候选人现由各系推荐、团委审核。'],
  ['congress', '学生代表大会筹备中，尚未召开，原因是换届延期。'],
  ['delegates', '代表产生办法将随大会方案一并公布。'],
  ['review', '述职评议办法正在起草。'],
  ['party-guidance', '学校党委听取学生会工作汇报的安排正在制定。'],
  ['league-guides', '团委已指定专人联系学生会，名单待确认后公布。'],
];

/** Begins the disclosure of a union and writes what its records do not tell, so that its approval is what is left. */
async function begin(
  deeds: Deeds,
  { id: unionId }: UnionOnDay,
  { asOf, texts }: { readonly asOf: Day; readonly texts: Written },
): Promise<void> {
  const { id: disclosureId } = await deeds.done(disclosureBegin(), { unionId, asOf });
  let revision = 1;
  for (const [part, text] of texts)
    ({ revision } = await deeds.done(disclosureWrite, { disclosureId, revision, part, text }));
}

/**
 * What a school has ready for its yearly disclosure. One that keeps its records well: words of the League for what no
 * record tells, of every union but the first and the last unit's, and a disclosure that waits for its approval. One
 * that has no office to keep them: a disclosure that says what is missing and why.
 */
export async function makeDisclosures(deeds: Deeds, now: Instant): Promise<void> {
  const today = chinaDay(now);
  const [unions, serving] = await deeds.inside((tx) =>
    Promise.all([unionsOn(tx, { day: today, names: false }), appointmentsOn(tx, today)]),
  );
  const own = unions.find(({ unitId, kind }) => unitId === null && kind === 'student-union');
  if (!own) return;
  const league = serving.find(
    ({ bodyKind, unitId }) => bodyKind === 'league-committee' && unitId === null,
  );
  const kept = own.departments.some(({ kind }) => kind === 'office');
  if (!kept || !league) return begin(deeds, own, { asOf: today, texts: excused });
  const { personId: by } = league;
  await vouch(deeds, own, { vouched: [...ofEveryUnion, ...ofSchool], by, now });
  const units = unions.filter(({ unitId }) => unitId !== null);
  for (const union of units.slice(1, -1))
    await vouch(deeds, union, { vouched: ofEveryUnion, by, now });
  await begin(deeds, own, { asOf: today, texts: written(electedOn(own) ?? today) });
}
