import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSchool } from '../fixtures/generator/build-school.ts';
import type { Section } from '../fixtures/generator/blocks.ts';
import { paragraph } from '../fixtures/generator/blocks.ts';
import { diceOf, type Dice } from '../fixtures/generator/dice.ts';
import { writeDisclosure } from '../fixtures/generator/disclosure.ts';
import { ticksOf } from '../fixtures/generator/render/look.ts';
import { wordFile } from '../fixtures/generator/render/word-xml.ts';
import type { VersionId } from '../fixtures/generator/model.ts';

const versions: readonly VersionId[] = ['2020', '2021', '2021-2022', '2022-2023', '2023-2024'];

const openings = ['本学年', '开学以来', '换届之后', '期末前后', '节日期间'];
const doings = [
  '各部门按照年初计划组织了读书分享、歌手比赛和班级篮球赛',
  '权益热线收集同学对食堂窗口、自习教室和快递站的意见并逐条转交有关部门',
  '新生入学期间安排引导、咨询和行李搬运志愿服务',
  '举办学业辅导、考研经验交流和竞赛讲座，邀请高年级同学和校友介绍经验',
  '例会通报了各项活动的进度、预算执行和存在的问题，并明确了完成时限',
  '组织同学参加社区服务、敬老助残和校园植树，活动总结和照片已经归档',
];
const endings = [
  '参加的同学普遍反映收获较大，建议今后增加场次。',
  '活动经费已按规定公示，结余部分转入下一学期。',
  '问卷回收率较高，满意度较上一学期有所提高。',
  '对活动中暴露的准备不足、宣传偏晚等问题，已列入改进清单。',
];

function reportParagraph(dice: Dice): string {
  const sentences = Array.from(
    { length: dice.between(2, 5) },
    () =>
      `${dice.pick(openings)}，${dice.pick(doings)}，先后有${dice.between(40, 900)}人次参加，${dice.pick(endings)}`,
  );
  return sentences.join('');
}

/** A work report long enough to bring the disclosure to `bytes` of text. */
function workReport(dice: Dice, bytes: number): Section {
  const blocks: Section['blocks'][number][] = [];
  let size = 0;
  while (size < bytes) {
    const text = reportParagraph(dice);
    blocks.push(paragraph(text));
    size += Buffer.byteLength(text);
  }
  return { topic: 'closing', heading: '年度工作总结', blocks };
}

function textBytes(sections: readonly Section[]): number {
  let size = 0;
  for (const { heading, blocks } of sections) {
    size += Buffer.byteLength(heading ?? '');
    for (const block of blocks) {
      if (block.kind === 'table') {
        for (const row of block.rows) {
          for (const cell of row) size += Buffer.byteLength(cell.text) + 1;
        }
      } else if (block.kind !== 'form-head') size += Buffer.byteLength(block.text) + 1;
    }
  }
  return size;
}

/** A Word file of a consistent disclosure with about `bytes` of text (UTF-8). */
export function benchDisclosure(seed: number, bytes: number): Uint8Array {
  const dice = diceOf(seed);
  const version = dice.pick(versions);
  const school = buildSchool(dice.fork('school'), {
    version,
    graduate: dice.chance(0.2),
    mayBeLarge: true,
  });
  const options = { formOnly: false, needs: new Set(['charter', 'delegates', 'review', 'party']) };
  const written = writeDisclosure(school, dice.fork('writing'), options);
  const missing = bytes - textBytes(written.sections);
  const report = missing > 0 ? [workReport(dice.fork('report'), missing)] : [];
  const files = dice.fork('files');
  return wordFile(written.title, [...written.sections, ...report], {
    ticks: ticksOf(files),
    dice: files,
  });
}

/** Sixty distinct disclosures, half of about 20 kB of text and half of about 50 kB. */
export function benchDisclosures(distinct = 60): readonly Uint8Array[] {
  return Array.from({ length: distinct }, (_, at) =>
    benchDisclosure(at + 1, at % 2 === 0 ? 20_000 : 50_000),
  );
}

/** A temporary folder with `count` files, copies of the distinct ones in turn; remove it afterwards. */
export async function writeDisclosures(
  count: number,
): Promise<{ folder: string; files: readonly string[]; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingzhang-bench-'));
  const distinct = benchDisclosures(Math.min(60, count));
  const files: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const file = path.join(folder, `${String(at).padStart(5, '0')}.docx`);
    await writeFile(file, distinct[at % distinct.length] as Uint8Array);
    files.push(file);
  }
  return { folder, files, remove: () => rm(folder, { recursive: true, force: true }) };
}
