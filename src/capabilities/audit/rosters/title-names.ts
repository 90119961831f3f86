/** Personal names that stand beside a title or a label in running text. Raw text. */

const surnames = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付代覃佟母苟闫邸栗涂缑撒塔'.split(
    '',
  ),
);

const titles =
  '(?:书记|副书记|院长|校长|处长|科长|部长|主任|主席|秘书长|委员|老师|教师|辅导员|班主任|干事|书记员|团干部|负责人|责任人|班长|监票人|计票人|主持人|总监票人)';
const labels =
  '(?:联系人|负责人|责任人|主持人|主持|记录人?|指导教师|指导老师|姓名|经办人|监票人|计票人|总监票人|主任|副主任|组长|副组长|成员|委员|主席|副主席|执行主席|部长|副部长|秘书长|书记|副书记|作者|撰稿|审核|编辑|供稿)';
const follow =
  /^(?:[\s,，、。；;：:（）()“”"|/\]】]|$|出席|主持|讲话|致辞|致词|担任|兼任|指导|参加|分管|联系|负责|同志|同学|老师|等|和|与|及|以及|为|任|作|做|宣布|代表|介绍|宣读|强调|指出|的)/;

function isSurname(name: string): boolean {
  return surnames.has(name[0] ?? '');
}

/** Surnames that more often begin a word; behind a mere title they count only before 同志 and the like. */
const wordLike = new Set(
  '和及与能时向从应等全都常同别充代丰广贺相连都须安平关成方强高明长双通向易查管解计单'.split(''),
);
const courtesyAhead = /^(?:同志|同学|老师)/;
const titleInside =
  /[团处委期届缺校]|年者|一年|宣布|待定|暂无|书记|处长|部长|主任|主席|委员|干事|院长|校长|代表|大会|学生|成员|人员/;

/** The name that starts a text and ends before a word that can follow a name; null where none does. */
function nameAt(rest: string, anyone: boolean): string | null {
  const run = /^[\p{Script=Han}·]{1,8}/u.exec(rest)?.[0] ?? '';
  const spaced = /^(\p{Script=Han})[ \u3000]{1,4}(\p{Script=Han})(?![\p{Script=Han}])/u.exec(rest);
  if (spaced && isSurname(spaced[1] ?? '')) return `${spaced[1]}${spaced[2]}`;
  for (const length of [3, 2, 4]) {
    if (run.length < length) continue;
    const name = run.slice(0, length);
    const after = rest.slice(length);
    if (!isSurname(name) || titleInside.test(name) || !follow.test(after)) continue;
    if (anyone || !wordLike.has(name[0] ?? '') || courtesyAhead.test(after)) return name;
  }
  if (!anyone || run.length < 2 || run.length > 7 || titleInside.test(run)) return null;
  return /^[\s,，、。；;（）()|]|^$/.test(rest.slice(run.length)) &&
    !/[部处室院系长级班会年月日人员]$/.test(run)
    ? run
    : null;
}

const afterTitle = new RegExp(`${titles}(?:[:：]|[ \\u3000\\t]{1,3})?(?=\\p{Script=Han})`, 'gu');
const afterLabel = new RegExp(`${labels}[ \\u3000]?[:：][ \\u3000\\t]*(?=\\p{Script=Han})`, 'gu');
const beforeTitle =
  /^[ \u3000\t]*(\p{Script=Han}(?:[ \u3000]{0,4}\p{Script=Han}){1,5})[ \u3000\t]{1,6}(?=[^\n]{2,40}(?:书记|处长|部长|主任|院长|校长|负责人|教师|科长|秘书长|主席|辅导员)[ \u3000\t]*$)/gmu;
const courtesy = /(\p{Script=Han}{2,4})(同志|同学|老师)/gu;

/** Every name that a title, a label or a courtesy word marks as one. Linear in the text. */
export function namesAfterTitles(text: string): readonly string[] {
  const names = new Set<string>();
  const add = (name: string | null): void => {
    if (name && name.length >= 2) names.add(name);
  };
  for (const match of text.matchAll(afterLabel)) {
    let at = match.index + match[0].length;
    for (let k = 0; k < 12; k += 1) {
      const name = nameAt(text.slice(at, at + 12), true);
      add(name);
      const more = name
        ? /^[、,，]\s*/.exec(text.slice(at + name.length, at + name.length + 3))
        : null;
      if (!name || !more) break;
      at += name.length + more[0].length;
    }
  }
  for (const match of text.matchAll(afterTitle)) {
    const at = match.index + match[0].length;
    add(nameAt(text.slice(at, at + 12), false));
  }
  for (const match of text.matchAll(beforeTitle)) {
    const name = (match[1] ?? '').replace(/[ \u3000]/g, '');
    if (name.length <= 6 && (isSurname(name) || name.length > 3)) add(name);
  }
  for (const match of text.matchAll(courtesy)) {
    const run = match[1] ?? '';
    for (const length of [3, 2]) {
      const name = run.slice(-length);
      if (titleInside.test(name)) continue;
      if (match[2] === '同学' && wordLike.has(name[0] ?? '')) continue;
      if (
        name.length === length &&
        isSurname(name) &&
        (run.length === length || /[由经请为和与及、让]$/.test(run.slice(0, -length)))
      ) {
        add(name);
        break;
      }
    }
  }
  return [...names];
}
