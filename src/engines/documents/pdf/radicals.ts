/** Radicals of the supplement block that stand for a character; NFKC leaves most of them alone. */
const supplement: ReadonlyMap<string, string> = new Map(
  (
    '⺁厂 ⺆冂 ⺈刀 ⺌小 ⺍小 ⺒巳 ⺓幺 ⺗心 ⺙攵 ⺛旡 ⺝月 ⺟母 ⺠民 ⺢水 ⺣火 ⺥爪 ⺦丬 ⺧牛 ⺨犬 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ' +
    '⺮竹 ⺯糹 ⺱网 ⺳网 ⺶羊 ⺷羊 ⺸羊 ⺹老 ⺺聿 ⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ' +
    '⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟食 ⻠饣 ⻢马 ⻣骨 ' +
    '⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

/**
 * Radicals back to the characters they look like. Programs that make PDFs map a shared glyph to the
 * radical (⼤ for 大); no author writes them. Everything else stays as it is.
 */
export function withoutRadicals(text: string): string {
  if (!/[\u2e80-\u2fd5]/.test(text)) return text;
  return text
    .replace(/[\u2e80-\u2eff]/g, (radical) => supplement.get(radical) ?? radical.normalize('NFKC'))
    .replace(/[\u2f00-\u2fd5]/g, (radical) => radical.normalize('NFKC'));
}
