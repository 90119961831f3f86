import type { DocumentTree } from '../../engines/documents/tree.ts';
import { readingOf, type Reading } from '../../facts/reading.ts';
import { namesAfterTitles } from './rosters/title-names.ts';
import { looksLikeName } from '../../facts/rosters/person-cells.ts';
import { columnOf } from '../../facts/rosters/sheet.ts';
import { sheetsOf } from '../../facts/rosters/sheets.ts';

/** Words of the language that are also names: hidden only where nothing else can be meant. */
const ordinaryWords = new Set(
  '高兴 黄河 长江 江山 文明 和平 光明 方向 向上 向前 黎明 阳光 安全 安静 平安 江河 江南 江西 成长 成功 成都 高峰 高原 高山 高校 高雅 明白 明天 白云 白雪 马上 马路 金山 金星 常青 常州 长春 长征 方便 方法 周到 周边 周刊 周末 关心 关爱 关注 温暖 温馨 诚信 诚实 于是 于今 安康 安定 安心 和谐 和气 华夏 华东 华南 华北 党员 团结 团员 支持 时代 时光 时间 易于 容易 雷锋 雷电 石油 石家庄 牛奶 牛市 程度 程序 万一 万方 万事 万里 单位 项目 计划 平时 平台 平均 应当 应该 应用 段落 经济 经过 经常 经验 管理 管道 水平 水利 古代 古典 古城 余地 全体 全面 全校 和睦 齐心 齐全 连续 连接 路线 路上 广大 广东 广西 广州 海洋 海南 都是 习惯 代表 丰富 广泛 贺信 时向 信息 宣传 组织 办公 强调 强大 强化 包括 包容 左右 相关 相信 相互 明确 明显 从而 何时 何处 能力 能够 任务 任期 任何 向阳'.split(
    ' ',
  ),
);

const compound = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 司徒 司空 夏侯 长孙 端木 百里 呼延 南宫 东郭 西门 独孤 完颜 拓跋 赫连 澹台 太史 申屠 轩辕 公冶 濮阳 淳于 单于 鲜于 闾丘 仲孙 钟离 亓官'.split(
    ' ',
  ),
);

/** Hides a name but for its surname: 张三 → 张×, 欧阳某某 → 欧阳××. */
function hidden(name: string): string {
  const kept = name.length > 2 && compound.has(name.slice(0, 2)) ? 2 : 1;
  return name.slice(0, kept) + name.slice(kept).replace(/[^\s·•.]/gu, '×');
}

interface Known {
  /** Names by their first character, longest first. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly numbers: readonly string[];
}

function peopleIn(reading: Reading): Known {
  const names = new Set<string>(namesAfterTitles(reading.tree.text));
  const numbers = new Set<string>();
  for (const sheet of sheetsOf(reading)) {
    const id = columnOf(sheet.columns, 'student-id');
    sheet.columns.forEach((column, c) => {
      if (column.kind !== 'name') return;
      for (const row of sheet.rows) {
        const name = row.cells[c]?.plain ?? '';
        if (looksLikeName(name)) names.add(name);
      }
    });
    for (const row of sheet.rows) {
      const number = id === -1 ? '' : (row.cells[id]?.plain ?? '');
      if (/^[A-Za-z]?\d{6,18}[Xx]?$/.test(number)) numbers.add(number);
    }
  }
  const byFirst = new Map<string, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const list = byFirst.get(name[0] as string);
    if (list) list.push(name);
    else byFirst.set(name[0] as string, [name]);
  }
  return { names: byFirst, numbers: [...numbers] };
}

/** End of `name` in `text` from `at` on, blanks between its characters allowed; −1 where it is not there. */
function endOfName(text: string, at: number, name: string): number {
  let place = at;
  for (let k = 0; k < name.length; k += 1) {
    if (k > 0) while (/[ \t\u3000\u00a0]/.test(text[place] ?? '')) place += 1;
    if (text[place] !== name[k]) return -1;
    place += 1;
  }
  return place;
}

const letter = /[\p{Script=Han}A-Za-z]/u;

function standsAlone(text: string, from: number, to: number): boolean {
  const before = text[from - 1] ?? '';
  if (letter.test(text[to] ?? '') && !/^(?:同志|同学|老师)/.test(text.slice(to, to + 2)))
    return false;
  return (
    !letter.test(before) ||
    /(?:书记|主任|处长|部长|主席|秘书长|老师|院长|校长)$/.test(
      text.slice(Math.max(0, from - 3), from),
    )
  );
}

function withoutNames(text: string, known: Known): string {
  let out = '';
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const list = known.names.get(text[at] as string);
    if (!list) continue;
    for (const name of list) {
      const end = endOfName(text, at, name);
      if (end === -1 || (ordinaryWords.has(name) && !standsAlone(text, at, end))) continue;
      if (/[A-Za-z]/.test(name) && !standsAlone(text, at, end)) continue;
      out += text.slice(copied, at) + hidden(text.slice(at, end));
      copied = end;
      at = end - 1;
      break;
    }
  }
  return out + text.slice(copied);
}

function withoutNumbers(text: string, numbers: readonly string[]): string {
  let out = text;
  for (const number of numbers)
    if (out.includes(number)) out = out.replaceAll(number, '×'.repeat(number.length));
  return out
    .replace(/([\w.+-])[\w.+-]{0,63}@(?=[\w-]{1,63}\.)/g, '$1×××@')
    .replace(/(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?\d{4}(?!\d)/g, '$1××××××××')
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, '×'.repeat(18))
    .replace(
      /((?:电话|手机|传真|tel|联系方式)[^\d\n]{0,4})(\d[\d-]{5,15})/gi,
      (_, label: string, digits: string) => label + digits.replace(/\d/g, '×'),
    )
    .replace(
      /((?:学号|QQ|微信)[号群]?[:：\s]{0,3})([A-Za-z]?\d{5,18})/gi,
      (_, label: string, digits: string) => label + '×'.repeat(digits.length),
    );
}

/**
 * Returns a function that hides the personal names of a document in any text of it: names that stand in
 * name columns of its tables or after titles (书记, 联系人). It also hides mobile and telephone numbers,
 * student numbers and the local parts of mail addresses. Linear in the text.
 */
export function maskNames(tree: DocumentTree): (text: string) => string {
  const known = peopleIn(readingOf(tree));
  return (text) => withoutNumbers(withoutNames(text, known), known.numbers);
}
