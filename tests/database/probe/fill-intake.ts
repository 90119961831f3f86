import { draftsOf } from '../../../src/capabilities/intake/reads.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import { putAttachment } from '../../../src/engines/storage/attachments.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import { now } from './calls.ts';
import type { Make } from './fill-unit.ts';

/** What a school took in: a document with drafts to accept, and one that was dismissed. */
export interface IntakeIds {
  /** SHA-256 of a document that only this school has. */
  readonly document: string;
  readonly intake: Uuid;
  readonly unitDraft: Uuid;
  readonly statementDraft: Uuid;
  readonly dismissedDraft: Uuid;
}

/** A short disclosure: a charter with two departments, a roster with units, and a hearing of the Party committee. */
const disclosure = (mark: string): string => `${mark}学院学生会章程

第一条 ${mark}学院学生会在校党委领导、校团委指导下开展工作。
第二条 本会设办公室、学习部、权益部三个工作部门。
第三条 学习部负责组织学风建设活动，权益部负责收集同学的意见。

工作人员名单

序号\t姓名\t政治面貌\t院系\t年级\t职务\t学习成绩排名\t是否存在不及格情况
1\t林一鸣\t共青团员\t${mark}子系\t2024级\t学习部干事\t3/40\t否
2\t温雨晴\t共青团员\t${mark}丑系\t2024级\t权益部干事\t4/40\t否

学校党委指导学生会工作情况

2026年4月16日，校党委专题听取学生会工作汇报，讨论了重要工作。
`;

/** Takes a document in, and dismisses one of its drafts. */
export async function fillIntake(
  { database, id, mark }: { database: Database; id: SchoolId; mark: string },
  make: Make,
): Promise<IntakeIds> {
  const content = Buffer.from(disclosure(mark));
  const kept = await withSchool(database, id, (tx) =>
    putAttachment(tx, { name: `${mark}公开材料.txt`, type: 'text/plain', content, at: now }),
  );
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  const document = kept.value.sha256;
  const intake = await make('intake.begin', {
    ...{ file: document, unionKind: 'student-union', since: '2026-09-01' },
    ...{ span: 'year', academicYear: 2025 },
  });
  const drafts = await withSchool(database, id, (tx) => draftsOf(tx, intake));
  const ofKind = (kind: string): Uuid => {
    const found = drafts.find((one) => one.kind === kind);
    if (!found) throw new Error(`the document told no ${kind}`);
    return found.id;
  };
  const dismissedDraft = ofKind('department');
  await make('intake-draft.dismiss', { intakeDraftId: dismissedDraft });
  return {
    ...{ document, intake, dismissedDraft },
    unitDraft: ofKind('unit'),
    statementDraft: ofKind('statement'),
  };
}
