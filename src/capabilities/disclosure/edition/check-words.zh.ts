import type { Words } from '../../../kernel/words.ts';

/** The checks of an edition, and what it means that one fails, in Chinese. */
export const checkWordsZh: Words = {
  'check.leaf-hash': '每条内容与它的指纹相符',
  'check.part-hash': '每一部分与它的指纹相符',
  'check.edition-hash': '整份与它的指纹相符',
  'check.parts': '各部分齐全，没有重复',
  'check.verdict': '每个结论都能由依据重新得出',
  'check.claim-unsupported': '没有依据的勾选都附有公开的理由',
  'check.remark': '备注里的数字和日期与依据相符',
  'check.count': '二级学生会的数量与依据相符',
  'check.item-missing': '表上各项都在',
  'check.correction-chain': '更正注明了所更正的版本',
  'check.rows': '名单的行号连续，人数相符',
  'check.unjudgeable': '依据都读得懂',
  'failure.leaf-hash': '内容被改动过',
  'failure.part-hash': '这一部分被改动过，或缺了内容',
  'failure.edition-hash': '整份被改动过，或缺了部分',
  'failure.parts': '缺少自评表或依据，或有重复的部分',
  'failure.verdict': '公开的结论是 {{published}}，重新算出的是 {{recomputed}}',
  'failure.claim-unsupported': '勾选没有依据（{{standing}}），也没有说明理由',
  'failure.remark': '备注与依据不符',
  'failure.count': '公开的数量 {{published}}，重新算出 {{recomputed}}，共 {{total}} 个',
  'failure.item-missing': '缺这一项',
  'failure.correction-chain': '第 {{number}} 版与上一版衔接不上',
  'failure.rows': '名单的行不齐，或与人数不符',
  'failure.unjudgeable': '依据的写法读不懂，无法重新得出结论',
};
