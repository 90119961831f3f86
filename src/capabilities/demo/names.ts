import type { Sex } from '../organisation/people/model.ts';
import type { SeededRandom } from './random.ts';

const surnames = (
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 ' +
  '蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 ' +
  '单 仇 区 解 查 欧阳 司徒 上官 诸葛'
).split(' ');

const syllables: Readonly<Record<Sex, readonly string[]>> = {
  female: [...'婉芷晴若曦雅诗涵佳怡颖琪语桐欣悦姝可馨沐清芮瑶岚书蕴绮茉葭萱蔓湘黛漪'],
  male: [...'浩轩俊逸哲嘉树弘泽承睿景行齐帆奕柏森骁铎峻炜昱衡牧川砚珩屿樾澈琰'],
};

/** An invented name of a person: a surname and one or two different syllables put together by chance. */
export function inventName(random: SeededRandom, sex: Sex): string {
  const surname = random.pick(surnames);
  return surname + random.some(syllables[sex], random.perMille(150) ? 1 : 2).join('');
}
