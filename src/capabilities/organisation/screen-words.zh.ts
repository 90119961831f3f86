import type { Words } from '../../kernel/words.ts';

/** What the room's own pages say, in Chinese. */
export const organisationScreenWordsZh: Words = {
  'screen.head-counts': '各单位学生人数',
  'verb.headcount.read': '查看各单位学生人数',
  'counts.lead': '学生代表名额按这些人数分配。只填全日制在校学生，每学期填一次。',
  'counts.how':
    '可以从表格软件复制后粘贴：先点一个格子再粘贴，从那一格起向右、向下填入；复制的内容第一列是单位名称时，按名称对应。空格子表示没有这类学生。',
  'counts.female.han': '女·汉族',
  'counts.female.minority': '女·少数民族',
  'counts.male.han': '男·汉族',
  'counts.male.minority': '男·少数民族',
  'counts.cell': '{{unit}}，{{level}}，{{group}}',
  'counts.total': '合计',
  'counts.school': '总计',
  'counts.recorded': '填报情况',
  'counts.recorded-by': '{{when}} {{by}}',
  'counts.unknown-when': '已填报',
  'counts.none': '还没有填报',
  'counts.unsaved': '已改动，未保存',
  'counts.semester': '{{from}}—{{to}} 学年第 {{half}} 学期',
  'counts.from-roster': '按人员名册统计后填入',
  'counts.filled': '已按 {{day}} 的人员名册填入 {{count}} 个单位，核对后请保存。',
  'counts.filled-unknown':
    '已按 {{day}} 的人员名册填入 {{count}} 个单位。另有 {{unknown}} 人缺少性别、民族或培养层次，没有计入，请补齐后再统计，或直接改数字。',
  'counts.shares':
    '共 {{total}} 人，其中女生 {{women}} 人（{{womenShare}}），少数民族学生 {{minority}} 人（{{minorityShare}}）。',
  'counts.missing': '还有 {{count}} 个单位没有填报。',
  'counts.save': '保存（{{count}} 个单位有改动）',
  'counts.save-none': '没有改动',
  'counts.saving': '正在保存：{{done}} / {{total}}',
  'counts.saved': '已保存 {{count}} 个单位的人数。',
  'counts.wrong': '有 {{count}} 格不是人数，请改成 0 或正整数。',
  'counts.failed': '保存“{{unit}}”时没有成功，它后面的单位也还没有保存。已填写的数字都在。',
  'counts.pasted': '已粘贴 {{count}} 行，核对后请保存。',
  'counts.pasted-unknown': '没有找到这些单位，没有填入：{{names}}',
  'counts.rows': '逐行查看和导出',
  'counts.print': '打印',
  'counts.no-semester': '还没有登记学期',
  'counts.no-semester.way': '人数按学期填报。请先登记一个学期。',
  'counts.no-unit': '还没有单位',
  'counts.no-unit.way': '请先登记系、二级学院或书院，再填报它们的学生人数。',
};
