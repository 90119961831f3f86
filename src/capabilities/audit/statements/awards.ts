import type { Fact } from '../../../facts/fact.ts';
import { isDeniedBefore } from './modality.ts';
import { factFrom, type Sentence, type Statements } from './sentences.ts';

const benefit = /评奖|评优|综合测评|测评|加分|推免|推荐免试|保研|奖学金|优秀学生干部|先进个人/;
const byReview =
  /(?:评议|述职|民主测评|考评)[^,;。]{0,12}(?:结果|等次|等级|得分|成绩|意见|结论|档次)|(?:依据|根据|只看|只认|以)[^,;。]{0,4}评议/;
const notByPost =
  /(?:职务|岗位|头衔|任职)[^,;。]{0,12}(?:不加分|不作为|不折算|不计|不得|不直接|不挂钩|脱钩|不单列)|(?:不认|不看|不论|不按|不因|不以|未与|不与|不得与)[^,;。]{0,8}(?:职务|岗位|头衔|任职|身份)/;
const byPost =
  /(?:主席|部长|干事|副部长|副主席)(?:加|计|记|得|可得)?\d+(?:\.\d+)?分|(?:按|依|根据|凭|视|因)(?:照|据)?[^,;。]{0,6}(?:职务|岗位|职级|任职)[^;。]{0,20}(?:加|计|折算|奖励|给予|赋)|(?:担任|任)[^,;。]{0,12}(?:主席|部长|干事|副部长|副主席|职务|学生干部)[^;。]{0,16}(?:加|计|奖励|直接|自动|优先)|(?:主席|部长|干事|副部长)[^;。,]{0,10}(?:加|每(?:学期|学年|年)加|可加|计)(?:\d|[一二三四五六七八九十])[^,。]{0,6}分|(?:主席|部长|副部长|干事|成员)[^,;。]{0,8}(?:均|一律|自动|直接)[^,;。]{0,10}(?:评为|获得|授予|享受|取得|计入)/;

/** What awards and marks follow: the review or the post (item 15 of 2021). */
export function readAwards(statements: Statements, sentence: Sentence): Fact | null {
  const { text } = sentence;
  if (!benefit.test(text) || sentence.quotedRule || sentence.pastTerm) return null;
  if (sentence.level !== 'school') return null;
  const post = byPost.exec(text);
  if (
    post &&
    !isDeniedBefore(text, post.index) &&
    !isDeniedBefore(text, Math.max(post.index + post[0].length - 2, 0)) &&
    !/不与|不得|不因|脱钩|不简单|不加|不再|不以|不按|不因|无关|取消/.test(text)
  ) {
    return factFrom(statements, sentence, 'awards.basis', { by: 'post' });
  }
  const follows = byReview.test(text) || notByPost.test(text);
  return follows ? factFrom(statements, sentence, 'awards.basis', { by: 'review' }) : null;
}
