import type { Words } from '../../kernel/words.ts';

/** What the server says on the console, in Chinese. */
export const serverWordsZh: Words = {
  running: '明章已启动：{{address}}',
  stop: '按 Ctrl-C 停止',
  'no-proxy-trusted':
    '设了 PUBLIC_ADDRESS 而没有设 TRUST_PROXY：经代理来的人都按代理的一个地址计算试错次数。前面有一层自己的代理，请设 TRUST_PROXY=1。',
  'setup-code': '还没有学校。请打开上面的地址，试用演示学校，或用一次性设置码建立本校：{{code}}',
  'setup-code-used': '学校已建立，设置码已作废。要再建一所学校，用新的设置码：{{code}}',
  'setup-code-changed': '设置码输错次数过多，已更换：{{code}}',
  'demo-mended': '上次建立演示学校时中断，留下的已清除；打开上面的地址可以重新建立。',
  'demo-logins': '演示学校的登录账号（学校/学号或工号  密码  身份）：',
  'database-starting': '正在启动数据库…',
  'database-unavailable': '数据库没有启动；公开审核页（/audit/）仍可使用。原因：',
  'not-started': '没有启动：',
  'wrong.PORT': 'PORT 要写 0 到 65535 的整数。',
  'wrong.PUBLIC_ADDRESS': 'PUBLIC_ADDRESS 要写成 https://主机名 的样子，不带路径。',
  'wrong.TRUST_PROXY': 'TRUST_PROXY 要写本单位自己的反向代理有几层，例如 1；没有就不写。',
  'wrong.MAIL_FROM': '写了 SMTP_URL 就要写 MAIL_FROM（发信地址）。',
  'port-busy': '端口 {{port}} 已被占用。请关闭占用它的程序，或换一个端口：PORT={{other}} npm start',
  'listen-failed': '无法启动服务：{{reason}}',
  'wrong.BALLOT_BOX_PORT': 'BALLOT_BOX_PORT 要写 0 到 65535 的整数，并且不同于 PORT。',
  'wrong.BALLOT_BOX_ADDRESS':
    'BALLOT_BOX_ADDRESS 要写成 https://主机名 或 https://主机名/路径 的样子；PUBLIC_ADDRESS 是 https 时它也要是 https。',
  'box-port-busy':
    '票箱的端口 {{port}} 已被占用，现在不能用手机投票，其他功能照常。请关闭占用它的程序，或换一个端口重新启动：BALLOT_BOX_PORT={{other}} npm start',
  'box-not-started': '票箱没有启动，现在不能用手机投票，其他功能照常；会自动再试。',
};
