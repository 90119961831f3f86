import type { Words } from '../../kernel/words.ts';

/** What the command line says in Chinese. */
export const cliWordsZh: Words = {
  usage: `明章 mingzhang：审查学生会改革情况公开

用法：
  mingzhang audit <文件或文件夹>... [选项]   审查公开文件是否自相矛盾
  mingzhang audit --help                     审查命令的全部选项
  mingzhang --version                        版本
  mingzhang --help --lang en                 English
`,
  'usage.audit': `用法：mingzhang audit <文件|文件夹>... [选项]

读取 .docx .doc .pdf .html .htm .txt .md .xlsx .csv（UTF-8 或 GB18030），
逐项核对自评表的勾选与文中材料。不需要数据库，不联网，文件不离开本机。
“-” 表示从标准输入读取。文件夹中每个文件是一份公开。

选项：
  --json                每份自评表输出一行 JSON
  --text                只输出提取的文字和行号
  --together            文件夹中的全部文件合为一份公开（自评表、章程、名单等）
  --form 版本           按指定版本读取：2020、2021、2021-2022、2022-2023
                        或 2023-2024
  --lang zh|en          语言
  --mask                隐去引文中的姓名、电话等
  --jobs N              同时读取的进程数（默认等于处理器核数）
  --limit-seconds N     每份文件的时间上限（默认 30）
  --limit-mb N          每个文件的大小上限（默认 50）
  --limit-memory-mb N   每个读取进程的内存上限（默认 512）
  -h, --help            显示本说明

退出码：0 已审查，没有矛盾；1 至少一处矛盾；2 没有可审查的内容或用法有误。
`,
  'refused.unknown-command': '没有“{{given}}”这个命令。可用的命令：audit。',
  'refused.unknown-option': '没有“{{given}}”这个选项。{{near}}',
  'refused.near': '是不是想用 {{option}}？',
  'refused.value-missing': '{{given}} 后面要写一个值。',
  'refused.value-unwanted': '{{given}} 后面不能写值。',
  'refused.no-paths': '没有指定要审查的文件。例：mingzhang audit 公开页.docx',
  'refused.unknown-form': '没有“{{given}}”这个版本。可用：{{known}}。',
  'refused.unknown-language': '语言只能是 zh 或 en，不能是“{{given}}”。',
  'refused.not-a-number': '{{option}} 后面要写大于 0 的数。',
  'refused.more': '用 mingzhang audit --help 查看用法。',
  'answer.contradictions': '{{contradictions}} 处矛盾，{{questions}} 处疑问，{{gaps}} 处缺漏。',
  'answer.none': '没有发现矛盾。{{questions}} 处疑问，{{gaps}} 处缺漏。',
  'kind.student-union': '学生会',
  'kind.graduate-union': '研究生会',
  'kind.unknown': '学生会或研究生会未知',
  'form.named': '{{version}} 版自评表',
  'form.unknown': '版本未知的自评表',
  'confidence.exact': '版本确定',
  'confidence.likely': '版本大致确定',
  'confidence.unknown': '版本不明',
  part: '第 {{part}} 份自评表',
  organisation: '{{organisation}}',
  'organisation.unknown': '学校名称未读出',
  'level.school': '校级',
  'level.second-level': '二级',
  'items.heading': '内容',
  'items.no': '项',
  'items.claim': '勾选',
  'items.verdict': '核对结果',
  'items.remark': '备注',
  'claim.yes': '是',
  'claim.no': '否',
  'claim.unreadable': '读不出',
  'claim.absent': '缺项',
  'claim.count': '{{number}} 个',
  'verdict.consistent': '相符',
  'verdict.contradicted': '矛盾',
  'verdict.questioned': '存疑',
  'verdict.unsupported': '无材料',
  'verdict.not-checked': '未核对',
  'severity.contradiction': '矛盾',
  'severity.question': '疑问',
  'severity.gap': '缺漏',
  'finding.item': '{{level}}第 {{no}} 项',
  'finding.annexes': '{{level}}',
  line: '第 {{line}} 行',
  lines: '第 {{line}}–{{endLine}} 行',
  'line.file': '{{file}} {{line}}',
  repair: '改法：{{repair}}',
  'summary.heading': '汇总',
  'summary.file': '文件',
  'summary.contradictions': '矛盾',
  'summary.questions': '疑问',
  'summary.gaps': '缺漏',
  'summary.unread': '未能审查',
  'summary.total':
    '共 {{audited}} 份自评表，{{contradicted}} 份有矛盾；{{refused}} 个文件未能审查。',
};
