// Writes docs/reference/command-line.md from the help of the command line; a test keeps it fresh.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const block = (text) => `\`\`\`text\n${text.trim()}\n\`\`\``;

/** The page, from the words of the command line in both languages. */
export function commandLinePage(zh, en) {
  return `<!-- Written by scripts/command-line-page.mjs from the program's own help. -->

# 命令行 · Command line

在检出的目录里用 \`npm run mingzhang -- <命令>\`；安装后直接用 \`mingzhang <命令>\`。
In a checkout \`npm run mingzhang -- <command>\`; installed, \`mingzhang <command>\`.

语言由 \`--lang\` 决定，其次由 \`LC_ALL\`、\`LC_MESSAGES\`、\`LANG\` 决定，默认中文。终端上有颜色，\`NO_COLOR\` 关闭，\`FORCE_COLOR\` 打开。
The language is \`--lang\`, else that of \`LC_ALL\`, \`LC_MESSAGES\` or \`LANG\`, else Chinese. Colour on a terminal; \`NO_COLOR\` turns it off, \`FORCE_COLOR\` on.

## 中文

${block(zh.usage)}

${block(zh['usage.audit'])}

## English

${block(en.usage)}

${block(en['usage.audit'])}
`;
}

async function wordsOf(file) {
  const { build } = await import('esbuild');
  const out = await build({
    entryPoints: [path.join(root, file)],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const code = Buffer.from(out.outputFiles[0].text).toString('base64');
  return Object.values(await import(`data:text/javascript;base64,${code}`))[0];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const zh = await wordsOf('src/apps/cli/words.zh.ts');
  const en = await wordsOf('src/apps/cli/words.en.ts');
  writeFileSync(path.join(root, 'docs/reference/command-line.md'), commandLinePage(zh, en));
}
