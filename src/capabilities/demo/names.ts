import type { Sex } from '../organisation/people/model.ts';
import type { SeededRandom } from './random.ts';

const surnames = (
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 ' +
  '蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 ' +
  '单 仇 区 解 查 欧阳 司徒 上官 诸葛'
).split(' ');

const syllables: Readonly<Record<Sex, readonly string[]>> = {
  female: [...'婉婷芷晴若曦雅雯诗涵佳怡思颖梦琪语桐欣悦静姝可馨沐清芮瑶岚书蕴绮茉葭萱蔓湘黛漪'],
  male: [...'浩然子轩宇航俊逸博文志远明哲晨阳嘉树弘毅泽楷承睿景行思齐云帆奕辰柏森骁铎峻炜昱衡牧川'],
};

/** An invented name of a person: a surname and one or two syllables put together by chance. */
export function inventName(random: SeededRandom, sex: Sex): string {
  const [surname, given] = [random.pick(surnames), syllables[sex]];
  const first = random.pick(given);
  if (random.perMille(220)) return surname + first;
  return surname + first + random.pick(given);
}
