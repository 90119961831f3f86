import type { Language } from '../../src/kernel/words.ts';
import { commandHelp, groupHelp, overview, type HelpLayout } from '../../src/surfaces/cli/help.ts';
import { surfaceWords } from '../../src/surfaces/cli/surface-words.ts';
import { allBranches, type CommandTree } from '../../src/surfaces/cli/tree.ts';

const block = (text: string): string => `\`\`\`text\n${text.trim()}\n\`\`\``;

/** The help of everything in one language: the overview, each own command, and each thing's verbs in a line. */
async function helpIn(language: Language, tree: CommandTree): Promise<readonly string[]> {
  const layout: HelpLayout = {
    program: 'mingzhang',
    language,
    words: surfaceWords(language),
    columns: 80,
  };
  const own = await Promise.all(tree.own.map((branch) => branch.load()));
  const more = await tree.more(language);
  const things = [...new Set(more.map(({ path }) => path[0]))];
  const groups = await Promise.all(
    things.map((thing) =>
      groupHelp(
        more.filter(({ path }) => path[0] === thing),
        layout,
      ),
    ),
  );
  return [
    block(await overview(await allBranches(tree, language), layout)),
    ...own.map((command) => block(commandHelp(command, layout))),
    ...groups.map(block),
  ].flatMap((part) => ['', part]);
}

/** The page of the command line: the program's own help, in both languages. */
export async function commandLinePage(tree: CommandTree): Promise<string> {
  return `${[
    '<!-- Written by scripts/write-reference.mjs from the program’s own help. -->',
    '',
    '# 命令行 · Command line',
    '',
    '在检出的目录里用 `npm run mingzhang -- <命令>`；安装后直接用 `mingzhang <命令>`。',
    'In a checkout `npm run mingzhang -- <command>`; installed, `mingzhang <command>`.',
    '',
    '语言由 `--lang` 决定，其次由 `LC_ALL`、`LC_MESSAGES`、`LANG` 决定，默认中文。终端上有颜色，`NO_COLOR` 关闭，`FORCE_COLOR` 打开。',
    'The language is `--lang`, else that of `LC_ALL`, `LC_MESSAGES` or `LANG`, else Chinese. Colour on a terminal; `NO_COLOR` turns it off, `FORCE_COLOR` on.',
    '',
    '学生会事务的命令以本人身份经服务器办理，先用 `mingzhang log-in` 登录；每项的字段和拒绝见[操作](verbs.md)。退出码：0 办成，1 被拒绝，2 用法有误。',
    'The commands of the union’s affairs are done at the server as oneself, after `mingzhang log-in`; their fields and refusals are in [verbs](verbs.md). Exit: 0 done, 1 refused, 2 wrong usage.',
    '',
    '## 中文',
    ...(await helpIn('zh', tree)),
    '',
    '## English',
    ...(await helpIn('en', tree)),
  ].join('\n')}\n`;
}
