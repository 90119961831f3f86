import type { Words } from '../../kernel/words.ts';

/** What is said of elections, second posts and caps, in Chinese. */
export const postsWordsZh: Words = {
  'verb.cap.list': '职数对照',

  'field.electedBy': '由谁选举',
  'field.contested': '差额选举',
  'field.electedOn': '选举日期',
  'field.secondPostApprover': '兼任批准单位',
  'field.secondPostApprovedOn': '批准日期',
  'field.warnings': '超出章程的上限',
  'field.cap': '上限',
  'field.place': '所在组织',
  'field.found': '现有',
  'field.allowed': '上限为',
  'field.article': '依据条款',
  'field.broken': '超出',
  'field.cap.list.broken': '只看超出的',
  'field.unionName': '学生会',

  'hint.electedBy':
    '选举产生的填写。主席团应由学代会（研代会）选举产生；实际由谁选举，就照实填写。',
  'hint.contested': '候选人多于名额为差额选举。',
  'hint.secondPostApprover':
    '同时在校级和系级学生会任职的，填写批准的单位，并在“兼任理由”中写明依据。',

  'choice.electedBy.congress': '学生代表大会',
  'choice.electedBy.assembly': '全体学生大会（班会）',
  'choice.electedBy.committee': '学生委员会',
  'choice.electedBy.standing-committee': '常务委员会',
  'choice.electedBy.standing-delegates': '常任代表会议',
  'choice.electedBy.party-or-league': '党团组织',
  'choice.electedBy.presidium': '主席团',
  'choice.electedBy.other': '其他',
  'choice.secondPostApprover.league-committee': '团委',
  'choice.secondPostApprover.student-affairs': '学生处',
  'choice.cap.presidium': '主席团人数',
  'choice.cap.departments': '工作部门数',
  'choice.cap.deputies': '副部长人数',
  'choice.cap.staff': '工作人员人数',
  'choice.cap.cadre-share': '学生干部人数（按比例）',
  'choice.cap.rotation': '固定的主席（章程规定轮值）',

  'refusal.second-post-forbidden': '此人在这段时间里是{{body}}{{post}}，章程不允许再任一职。',
  'refusal.second-post-forbidden.way': '请先登记原职务离任；章程已修改的，先在“规章”中更新条款。',
  'refusal.second-post-approval':
    '此人在这段时间里是{{body}}{{post}}；校、系两级同时任职，须经学生处或团委批准。',
  'refusal.second-post-approval.way':
    '已经批准的，请填写批准单位和兼任理由；没有批准的，请先报批。',
  'refusal.second-post-by-school':
    '此人在这段时间里是{{body}}{{post}}；校、系两级同时任职，由学生处或团委登记。',
  'refusal.second-post-by-school.way': '请报学生处或团委批准后，由他们登记。',
  'refusal.election-not-elected': '不是选举产生的，不填写由谁选举。',
  'refusal.election-not-elected.way': '请清空选举的各项，或把产生方式改为“选举”。',
  'refusal.cap-presidium':
    '{{place}}主席团将有 {{found}} 人，章程规定不超过 {{allowed}} 人，超出的不予登记。',
  'refusal.cap-presidium.way': '请先登记离任的人；章程已修改的，先在“规章”中更新条款。',
  'refusal.cap-departments':
    '{{place}}将有 {{found}} 个工作部门，章程规定不超过 {{allowed}} 个，超出的不予登记。',
  'refusal.cap-departments.way': '请先撤销或合并部门；章程已修改的，先在“规章”中更新条款。',
  'refusal.cap-deputies':
    '{{place}}将有 {{found}} 名副部长，章程规定不超过 {{allowed}} 名，超出的不予登记。',
  'refusal.cap-deputies.way': '请先登记离任的人；章程已修改的，先在“规章”中更新条款。',
  'refusal.cap-staff':
    '{{place}}将有 {{found}} 名工作人员，章程规定不超过 {{allowed}} 名，超出的不予登记。',
  'refusal.cap-staff.way': '请先登记离任的人；学生较多或有几个校区的，先说明人数超过 40 人的理由。',
  'refusal.cap-rotation':
    '章程规定主席团成员轮值，{{place}}不设固定的主席（将有 {{found}} 人，应为 {{allowed}} 人）。',
  'refusal.cap-rotation.way': '请改设“轮值执行主席”；章程已修改的，先在“规章”中更新条款。',
};
