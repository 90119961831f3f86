import type { Words } from '../../kernel/words.ts';

/** What the command line itself says in Chinese. */
export const surfaceWordsZh: Words = {
  'help.title': '明章 mingzhang：按章程运行学生会，审查改革情况公开',
  'help.usage': '用法：{{command}}',
  'help.any': '<命令> [选项]',
  'help.options': '[选项]',
  'help.options-heading': '选项：',
  'help.one': '用 {{program}} help {{command}} 查看一个命令的全部选项。',
  'help.more':
    '{{program}} help <命令>      查看一个命令的用法\n{{program}} --version        版本\n{{program}} --help --lang en English',
  'flag.lang': '语言',
  'flag.help': '显示本说明',
  'section.audit': '审查',
  'section.person': '登录',
  'section.operations': '运维（在服务器本机执行）',
  'usage.unknown-command': '没有“{{given}}”这个命令。',
  'usage.incomplete-command': '“{{given}}”后面还要写做什么：{{known}}。',
  'usage.unknown-option': '没有“{{given}}”这个选项。',
  'usage.unknown-language': '语言只能是 zh 或 en，不能是“{{given}}”。',
  'usage.value-missing': '{{given}} 后面要写一个值。',
  'usage.value-unwanted': '{{given}} 后面不能写值。',
  'usage.option-missing': '缺少必填的选项 {{option}}。',
  'usage.argument-missing': '缺少 <{{argument}}>。',
  'usage.argument-unwanted': '多了“{{given}}”。值中有空格时要加引号。',
  'usage.near': '是不是想用 {{near}}？',
  'usage.see': '用 {{command}} --help 查看用法。',
  'list.total': '共 {{total}} 条。',
  'list.part': '第 {{from}}–{{to}} 条，共 {{total}} 条。用 --all 显示全部，或用 --offset 翻页。',
  'list.empty': '没有符合条件的记录。',
  'value.yes': '是',
  'value.no': '否',
};
