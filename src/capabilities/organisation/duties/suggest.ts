import type { DutyDegree, DutyPurpose } from './model.ts';

/** What the words of a duty suggest; a person decides. */
export interface DutySuggestion {
  readonly purpose: DutyPurpose;
  /** Of an administrative duty. */
  readonly degree: DutyDegree | null;
  /** The words it was read from. */
  readonly word: string;
}

type Rule = readonly [DutyPurpose, RegExp];

/** Duties the forms forbid, as departments write them; `停止查寝` and `不承担` are looked at before. */
const administrative: readonly Rule[] = [
  [
    'dormitory',
    /查寝|查宿|晚归|(?:宿舍|寝室|公寓|楼层|楼栋)[^，。；、]{0,6}(?:管理|检查|考核|评比|卫生|值班)|(?:管理|检查|考核)[^，。；、]{0,6}(?:宿舍|寝室|公寓|楼层)|自管会/,
  ],
  [
    'policing',
    /纠察|校风校纪|文明督[导查]|风纪|仪容仪表|佩戴校徽|(?:早操|晚自习|课堂|上课)[^，。；、]{0,6}(?:检查|考勤|纪律|督查|点名)|违纪/,
  ],
  ['security', /安全保卫|保卫|治安|安保|巡逻|巡查校园|门岗|消防检查|护校/],
];

const ordinary: readonly Rule[] = [
  ['rights', /权益|诉求|提案|维权|(?:听取|收集|反映)[^，。；、]{0,12}意见|校领导见面|投诉/],
  ['clubs', /社团/],
  ['practice', /志愿|社会实践|公益|三下乡/],
  ['training', /骨干|培训|青马|团校/],
  ['publicity', /宣传|新媒体|公众号|海报|新闻|摄影|网站/],
  ['study', /学习|学风|学术|科技|创新|竞赛|讲座|图书/],
  ['arts', /文艺|文化|艺术|晚会|演出|歌手|主持/],
  ['sports', /体育|运动|球赛|健身|阳光跑/],
  ['life-service', /生活|食堂|伙食|后勤|服务同学|失物|便民/],
  ['organisation', /组织建设|考核|干部|人事|换届|选拔|团员|党建/],
  ['liaison', /联络|外联|对外|接待|友校|交流/],
  ['office', /办公室|会议|记录|档案|文件|考勤|物资|财务|经费|通知|印章/],
];

const denied = /(?:不承担|不参与|不得|不再|停止|取消|严禁)/;
const helping = /协助|配合|参与|帮助|辅助/;

/** A clause is judged alone, so that `不承担宿舍管理，协助门岗` is still seen to help at the gate. */
const clausesOf = (text: string): readonly string[] => text.split(/[，,。；;！!？?\n]/);

function administrativeIn(text: string): DutySuggestion | null {
  for (const clause of clausesOf(text)) {
    if (denied.test(clause)) continue;
    for (const [purpose, pattern] of administrative) {
      const word = pattern.exec(clause)?.[0];
      if (word !== undefined)
        return { purpose, word, degree: helping.test(clause) ? 'assists' : 'carries' };
    }
  }
  return null;
}

/**
 * What the words of a duty sound like: an administrative one first, wherever it stands; else the first ordinary one the
 * text names. Null where nothing is known by its words.
 */
export function suggestPurpose(text: string): DutySuggestion | null {
  const plain = text.normalize('NFKC');
  const forbidden = administrativeIn(plain);
  if (forbidden !== null) return forbidden;
  let first: (DutySuggestion & { readonly at: number }) | null = null;
  for (const [purpose, pattern] of ordinary) {
    const match = pattern.exec(plain);
    if (match && (first === null || match.index < first.at))
      first = { purpose, word: match[0], degree: null, at: match.index };
  }
  return first === null ? null : { purpose: first.purpose, word: first.word, degree: null };
}
