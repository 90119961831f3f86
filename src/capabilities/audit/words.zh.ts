import type { Words } from '../../kernel/words.ts';
import { flatWords } from './finding-words.ts';

const electedBy = (body: string): readonly [string, string] => [
  `勾选“由学生代表大会选举产生”，文中却写主席团由${body}选举或产生。`,
  '核对选举实际由谁进行：若确由学代会选举，改正文中表述并附选举结果报告；若不是，本项应改勾“否”，并在下次学代会上依规选举。',
];
const mayBeElectedBy = (body: string): readonly [string, string] => [
  `文件允许${body}选举主席团成员或主席，与“只能由学代会选举”相抵触。`,
  '修改该文件的条款，只保留由学生代表大会选举。',
];
const nominatedBy = (who: string): readonly [string, string] => [
  `代表由${who}提名或推荐，文中这一程序没有班级团支部推荐的环节。`,
  '写明代表先由班级团支部推荐、再由学院（系）组织选举；若实际如此，补上团支部推荐的材料。',
];

/** What the audit says in Chinese: a message and a repair for each finding. */
export const auditWordsZh: Words = flatWords({
  findings: {
    'no-administrative-duties.carries-dormitory': [
      '文中规定由学生会承担宿舍检查、管理一类工作，与“未承担宿舍管理”的勾选不能同时成立。',
      '把宿舍管理、检查职责交还学校职能部门并修改条文；未改之前本项应如实勾选“否”。',
    ],
    'no-administrative-duties.carries-policing': [
      '文中规定由学生会承担校园纠察、风纪检查一类工作，与“未承担校园文明纠察”的勾选不能同时成立。',
      '取消纠察、检查类职责或队伍并修改条文；未改之前本项应如实勾选“否”。',
    ],
    'no-administrative-duties.carries-security': [
      '文中规定由学生会承担安全保卫一类工作，与“未承担安全保卫”的勾选不能同时成立。',
      '把安全保卫职责交还保卫部门并修改条文；未改之前本项应如实勾选“否”。',
    ],
    'no-administrative-duties.assists-dormitory': [
      '文中规定学生会协助、参与宿舍管理，仍属承担行政职能，与勾选不能同时成立。',
      '删去协助、参与宿舍管理的条文，只保留反映意见、文化活动等服务内容。',
    ],
    'no-administrative-duties.assists-policing': [
      '文中规定学生会协助、参与校园纠察检查，仍属承担行政职能，与勾选不能同时成立。',
      '删去协助、参与纠察检查的条文。',
    ],
    'no-administrative-duties.assists-security': [
      '文中规定学生会协助、参与安全保卫或治安管理，仍属承担行政职能，与勾选不能同时成立。',
      '删去协助、参与安全保卫的条文。',
    ],
    'structure.secretariat': [
      '文中出现“{{name}}”。若它是常设机构，则与“主席团+工作部门”的架构不符。',
      '说明它指什么；若只是办公室的旧称，统一改称办公室，若是常设机构则撤销。',
    ],
    'structure.standing-body': [
      '文中设有“{{name}}”，若为常设层级则与“主席团+工作部门”的架构不符。',
      '说明其性质与存续时间；常设的应并入工作部门。',
    ],
    'structure.standing-centre': [
      '文中设有常设的“{{name}}”，与“未设置‘中心’、‘项目办公室’等常设层级”的勾选不能同时成立。',
      '将“{{name}}”并入工作部门或撤销，并修改条文；未改之前本项应如实勾选“否”。',
    ],
    'structure.rostered-centre': [
      '名单中有人任职于“{{name}}”，与“未设置‘中心’、‘项目办公室’等常设层级”的勾选不能同时成立。',
      '核对名单的部门一栏；若确有此机构，应并入工作部门或撤销。',
    ],
    'staff-cap.roster-differs': [
      '人数对不上：一处写工作人员{{stated}}人，名单却有{{counted}}人。',
      '逐行核对名单，改正其中一处。',
    ],
    'staff-cap.counts-differ': [
      '人数对不上：一处写工作人员{{stated}}人，另一处写{{counted}}人。',
      '核对实有人数，使各处一致。',
    ],
    'staff-cap.over-limit': [
      '工作人员{{count}}人，超过上限{{limit}}人。',
      '精简人员，或如实勾选“否（未达标）”。',
    ],
    'staff-cap.unit-over-limit': [
      '{{unit}}工作人员{{count}}人，超过二级上限{{limit}}人；文中所列符合的只有{{conforming}}个，表中却多填。',
      '核对该组织人数；属实的，从符合数中减去。',
    ],
    'presidium-cap.unit-over-limit': [
      '{{unit}}主席团{{count}}人，超过二级上限{{limit}}人；文中所列符合的只有{{conforming}}个，表中却多填。',
      '核对该组织人数；属实的，从符合数中减去。',
    ],
    'staff-cap.no-ground': [
      '工作人员{{count}}人，超过{{plain}}人；只有学生人数较多或分校区较多的学校可到{{limit}}人，文中没有说明这一理由。',
      '在备注中写明在校生人数或校区数；没有此理由的应精简到{{plain}}人以内。',
    ],
    'staff-cap.charter-differs': [
      '实有{{count}}人，章程或方案规定的人数是{{allowed}}。',
      '修改章程或调整人员，使两者一致。',
    ],
    'presidium-cap.plan-differs': [
      '主席团实有{{count}}人，方案规定的是{{other}}人。',
      '说明缺额或多出的原因，或修改方案。',
    ],
    'presidium-cap.charter-differs': [
      '主席团实有{{count}}人，章程规定的是{{other}}人，两者不能同时成立。',
      '按章程调整主席团人数，或依程序修改章程。',
    ],
    'presidium-cap.counts-differ': [
      '主席团人数对不上：一处写{{count}}人，另一处写{{other}}人。',
      '核对实有人数，使各处一致。',
    ],
    'presidium-cap.roster-differs': [
      '主席团填写{{count}}人，名单中任主席团职务的有{{counted}}人。',
      '核对名单的职务一栏与表中人数。',
    ],
    'presidium-cap.over-limit': [
      '主席团{{count}}人，超过上限{{limit}}人。',
      '减少主席团人数，或如实勾选“否（未达标）”。',
    ],
    'presidium-cap.allows-more': [
      '文件允许主席团达到{{count}}人，超过上限{{limit}}人。',
      '把文件中的人数改到上限以内。',
    ],
    'department-cap.plan-differs': [
      '工作部门填写{{count}}个，方案规定的是{{other}}个。',
      '核对后统一。',
    ],
    'department-cap.counts-differ': [
      '工作部门数对不上：一处写{{count}}个，另一处写{{other}}个。',
      '核对实有部门，使各处一致。',
    ],
    'department-cap.list-differs': [
      '工作部门填写{{count}}个，文中列出{{listed}}个：{{names}}。',
      '核对实有部门，改正表中数字或文中名单。',
    ],
    'department-cap.roster-differs': [
      '工作部门填写{{count}}个，名单的部门一栏有{{listed}}个：{{names}}。',
      '核对名单与表中数字。',
    ],
    'department-cap.over-limit': [
      '工作部门{{count}}个，超过上限{{limit}}个。',
      '合并部门，或如实勾选“否（未达标）”。',
    ],
    'posts.forbidden-post': [
      '文中设有“{{title}}”，不在允许的职务之列。',
      '取消“{{title}}”，改任部长、副部长或干事；未改之前本项应如实勾选“否”。',
    ],
    'posts.rostered-post': [
      '名单第{{row}}行的职务“{{title}}”不在允许的职务之列。',
      '改正该职务，或取消该岗位。',
    ],
    'posts.secretariat': [
      '文中出现“秘书处”，其中若有学生任职，则超出允许的职务。',
      '说明秘书处由谁组成；统一改称办公室。',
    ],
    'posts.person-twice': [
      '名单第{{row}}行与第{{other}}行似为同一人，一人只能担任一个职务。',
      '核对是否重名；若为同一人，保留一个职务。',
    ],
    'political-status.neither-party-nor-league': [
      '名单第{{row}}行的政治面貌是“{{status}}”，不是党员或团员。',
      '核对该生的政治面貌；属实的，应如实勾选“否”或调整人员。',
    ],
    'political-status.activist-only': [
      '名单第{{row}}行只写“{{status}}”，没有写明是否为共青团员。',
      '补写该生的政治面貌。',
    ],
    'political-status.status-missing': ['名单有{{count}}行没有填写政治面貌。', '补填政治面貌。'],
    'political-status.party-members-unstated': [
      '团员{{together}}人，工作人员{{staff}}人，其余的人是否为党员没有写明。',
      '补写党员人数。',
    ],
    'political-status.sum-below-staff': [
      '党员与团员合计{{together}}人，少于工作人员{{staff}}人，与“均为党团员”的勾选不能同时成立。',
      '核对人数；确有非党团员的，应如实勾选“否”。',
    ],
    'political-status.sum-above-staff': [
      '团员人数多于工作人员{{staff}}人，数字有误。',
      '核对汇总数字。',
    ],
    'academic-standing.rank-impossible': [
      '名单第{{row}}行的排名{{place}}/{{size}}不可能成立。',
      '核对名次与专业人数。',
    ],
    'academic-standing.rank-over-limit': [
      '名单第{{row}}行排名{{place}}/{{size}}，超出前30%（10×{{place}}＞3×{{size}}）。',
      '核对排名；属实的，应调整人员或如实勾选“否”。',
    ],
    'academic-standing.share-over-limit': [
      '名单第{{row}}行排名为前{{percent}}%，超出前30%。',
      '核对排名；属实的，应调整人员或如实勾选“否”。',
    ],
    'academic-standing.rank-not-yet': [
      '名单第{{row}}行不是一年级新生（{{grade}}），却没有排名。',
      '补填排名，或说明为何没有（如当年入学的专升本学生）。',
    ],
    'academic-standing.rank-unreadable': [
      '名单有{{count}}行的排名读不出名次与人数（如第{{row}}行）。',
      '按“名次/专业人数”填写，表格中设为文本格式。',
    ],
    'academic-standing.rank-missing': [
      '名单有{{count}}名非新生没有填写排名。',
      '按“名次/专业人数”补填。',
    ],
    'academic-standing.grade-unknown': [
      '名单中有人没有排名，又看不出是否为一年级新生。',
      '补填年级。',
    ],
    'academic-standing.failed-course': [
      '名单第{{row}}行有课业不及格，与勾选不能同时成立。',
      '核对成绩；属实的，应调整人员或如实勾选“否”。',
    ],
    'academic-standing.failed-course-freshman': [
      '名单第{{row}}行的一年级新生填写了课业不及格。',
      '核对成绩与年级。',
    ],
    'academic-standing.summary-failed': [
      '汇总表写有课业不及格的情况，与勾选不能同时成立。',
      '核对成绩；属实的，应如实勾选“否”。',
    ],
    'academic-standing.summary-share': [
      '排名在前30%的只占{{percent}}%（{{staff}}人中约{{count}}人），即使除去新生也不足全部。',
      '核对排名；属实的，应如实勾选“否”。',
    ],
    'academic-standing.summary-share-unexplained': [
      '排名在前30%的占{{percent}}%（{{staff}}人中约{{count}}人）；其余的人若不都是一年级新生，就不符合要求。',
      '写明一年级新生人数，或附逐人排名。',
    ],
    'academic-standing.summary-percent': [
      '{{staff}}人中{{count}}人，算不出{{percent}}%。',
      '核对人数与比例。',
    ],
    'academic-standing.summary-count': [
      '非新生{{staff}}人，排名在前30%的只有{{count}}人。',
      '核对排名；属实的，应如实勾选“否”。',
    ],
    'candidate-vetting.presidium-skipped-otherwise': [
      '文中写主席团候选人可不经规定的推荐或审查（“{{by}}”），与勾选不能同时成立。',
      '删去该表述，按“学院团组织推荐—党组织同意—联合审查—校党委确定”办理。',
    ],
    'candidate-vetting.presidium-decided-otherwise': [
      '文中写主席团候选人由{{by}}决定，与“报校党委确定”的勾选不能同时成立。',
      '改为联合审查后报校党委确定。',
    ],
    'candidate-vetting.members-skipped-otherwise': [
      '文中写工作部门成员可不经规定的推荐或审核（“{{by}}”），与勾选不能同时成立。',
      '删去该表述，按“学院团组织推荐—学工部门和校团委审核确定”办理。',
    ],
    'candidate-vetting.members-decided-otherwise': [
      '文中写工作部门成员由{{by}}自行决定，与“经学工部门和校团委审核后确定”的勾选不能同时成立。',
      '改为由学院团组织推荐，经学工部门和校团委审核后确定。',
    ],
    'candidate-vetting.presidium-decided-by-others': [
      '文中写主席团候选人由{{by}}决定，未见报校党委确定。',
      '写明报校党委确定的环节并附材料。',
    ],
    'candidate-vetting.presidium-nominated-by-others': [
      '文中写主席团候选人由{{by}}提名或推荐，未见学院团组织推荐。',
      '写明由学院（系）团组织推荐。',
    ],
    'candidate-vetting.members-decided-by-others': [
      '文中写工作部门成员由{{by}}讨论决定，未见学工部门和校团委审核。',
      '写明学工部门和校团委审核的环节。',
    ],
    'candidate-vetting.no-vetting-told': [
      '候选人产生办法一节没有写明推荐、同意、审查、确定的程序。',
      '补写“学院团组织推荐—党组织同意—联合审查—校党委确定”的程序及本次办理情况。',
    ],
    'candidate-vetting.steps-missing': [
      '候选人产生程序中未见：{{missing}}。',
      '补写缺少的环节；未办理的应补办或如实勾选“否”。',
    ],
    'candidate-vetting.heads-elected': [
      '文中写部长由大会选举，与“经学工部门和校团委审核后确定”不易并存。',
      '写明部长人选在选举之前如何推荐、审核。',
    ],
    'elected-by-congress.elected-by-assembly': electedBy('全体大会'),
    'elected-by-congress.elected-by-committee': electedBy('学生委员会（或其会议）'),
    'elected-by-congress.elected-by-standing-committee': electedBy('常务委员会'),
    'elected-by-congress.elected-by-standing-delegates': electedBy('常任代表会议'),
    'elected-by-congress.elected-by-party-or-league': electedBy('党委、团委等任命而非'),
    'elected-by-congress.elected-by-presidium': electedBy('主席团'),
    'elected-by-congress.elected-by-other': electedBy('其他机构'),
    'elected-by-congress.may-be-elected-by-congress': mayBeElectedBy('学代会以外的会议'),
    'elected-by-congress.may-be-elected-by-assembly': mayBeElectedBy('全体大会'),
    'elected-by-congress.may-be-elected-by-committee': mayBeElectedBy('学生委员会'),
    'elected-by-congress.may-be-elected-by-standing-committee': mayBeElectedBy('常务委员会'),
    'elected-by-congress.may-be-elected-by-standing-delegates': mayBeElectedBy('常任代表会议'),
    'elected-by-congress.may-be-elected-by-party-or-league': mayBeElectedBy('党委、团委等'),
    'elected-by-congress.may-be-elected-by-presidium': mayBeElectedBy('主席团'),
    'elected-by-congress.may-be-elected-by-other': mayBeElectedBy('其他机构'),
    'elected-by-congress.no-congress': [
      '学代会未召开，主席团由哪一次学代会、何时选举产生没有说明。',
      '写明现任主席团由哪一次学代会、何时选举产生。',
    ],
    'elected-by-congress.no-election-rule': [
      '候选人产生办法及选举办法一节没有写由谁、怎样选举主席团。',
      '补写由学生代表大会选举主席团的办法。',
    ],
    'congress-held.dates-differ': [
      '学代会日期对不上：一处写{{stated}}，另一处写{{told}}。',
      '核对召开日期，使各处一致。',
    ],
    'congress-held.after-state': [
      '学代会日期{{date}}晚于所公开情况的截止时间{{state}}。',
      '核对日期或公开的截止时间。',
    ],
    'congress-held.before-period': [
      '学代会于{{date}}召开，早于表中要求的{{since}}。',
      '如实改勾“未达标”，或填写要求期内召开的日期。',
    ],
    'congress-held.overdue': [
      '上次学代会于{{date}}召开，已超过文件规定的{{years}}年一次的周期。',
      '如实改勾“否”，并尽快召开。',
    ],
    'congress-held.long-ago': [
      '最近一次学代会是{{date}}，距今已久，文中没有写明召开周期。',
      '写明周期；已逾期的应如实勾选“否”。',
    ],
    'congress-held.cycle-differs': [
      '一处规定每{{first}}年一次，另一处规定每{{other}}年一次，“按期”以哪个为准不清楚。',
      '统一章程与方案中的周期。',
    ],
    'congress-held.far-apart': [
      '文件规定每{{years}}年召开一次，文中前一次是{{before}}，最近一次是{{date}}，相隔过久。',
      '说明其间是否召开过；未按期的应说明原因。',
    ],
    'congress-held.month-differs': [
      '文件规定在{{planned}}月召开，实际在{{held}}月召开。',
      '说明调整的依据，或修改文件。',
    ],
    'congress-held.postponed': [
      '文中写学代会推迟或延期，与“按期召开”的勾选不能同时成立。',
      '核对；属实的应如实勾选“否”，并写明补开的日期。',
    ],
    'congress-held.not-held': [
      '文中写学代会没有召开，与勾选不能同时成立。',
      '核对；属实的应如实勾选“否”。',
    ],
    'delegates-elected.appointed': [
      '文中写代表由指定、委派等方式产生，与“推荐、选举产生”的勾选不能同时成立。',
      '改为班级团支部推荐、学院（系）选举；属实的应如实勾选“否”。',
    ],
    'delegates-elected.nominated-by-unit-union': nominatedBy('院系学生会'),
    'delegates-elected.nominated-by-unit-league': nominatedBy('院系团组织'),
    'delegates-elected.nominated-by-class': nominatedBy('班级、班委会或班主任'),
    'delegates-elected.nominated-by-other': nominatedBy('其他机构'),
    'delegates-elected.without-class-league': [
      '文中写代表提名不经班级团支部推荐，与勾选不能同时成立。',
      '改为先由班级团支部推荐；属实的应如实勾选“否”。',
    ],
    'delegates-elected.no-election-told': [
      '只写了推荐，没有写代表由学院（系）选举。',
      '补写学院（系）组织选举的情况。',
    ],
    'delegates-elected.no-nomination-told': [
      '只写了选举，没有写班级团支部推荐。',
      '补写班级团支部推荐的情况。',
    ],
    'delegates-elected.share-differs': [
      '{{label}}{{count}}名，占{{total}}名的比例不是{{percent}}%。',
      '核对人数与比例。',
    ],
    'delegates-elected.part-over-total': [
      '{{label}}{{count}}名，多于代表总数{{total}}名。',
      '核对人数。',
    ],
    'delegates-elected.parts-differ': [
      '各部分相加是{{sum}}名，代表总数写的是{{total}}名。',
      '核对各部分人数与总数。',
    ],
    'delegates-elected.share-of-students-differs': [
      '代表{{count}}名，占学生{{students}}人的比例不是{{percent}}%。',
      '核对人数与比例。',
    ],
    'delegates-elected.too-few': [
      '代表{{count}}名，不足学生{{students}}人的1%。',
      '说明依据，或按不低于1%确定名额。',
    ],
    'delegates-elected.below-own-minimum': [
      '代表{{count}}名，学生{{students}}人，低于本校文件规定的{{percent}}%。',
      '核对人数；确不足的应增加名额或修改文件。',
    ],
    'delegates-elected.too-many-officers': [
      '{{label}}的代表不足60%，骨干比例偏高。',
      '核对比例；非学生会骨干的代表一般不低于60%。',
    ],
    'delegates-elected.totals-differ': [
      '代表总数对不上：一处写{{first}}名，另一处写{{other}}名。',
      '核对代表总数，使各处一致。',
    ],
    'congress-study.not-studied': [
      '文中写尚未组织学习，与勾选不能同时成立。',
      '组织学习并附材料，或如实勾选“未达标”。',
    ],
    'training.not-held-spring': [
      '文中写春季培训没有举行，与“开展了春、秋季全员培训”的勾选不能同时成立。',
      '如实勾选“否”，或补办并附材料。',
    ],
    'training.not-held-autumn': [
      '文中写秋季培训没有举行，与“开展了春、秋季全员培训”的勾选不能同时成立。',
      '如实勾选“否”，或补办并附材料。',
    ],
    'training.not-held-both': [
      '文中写培训没有举行，与“开展了春、秋季全员培训”的勾选不能同时成立。',
      '如实勾选“否”，或补办并附材料。',
    ],
    'training.not-everyone': [
      '文中写培训只面向部分人员，与“全员培训”的勾选不能同时成立。',
      '扩大到全体工作人员，或如实勾选“否”。',
    ],
    'training.once-a-year': [
      '文件规定每年只培训一次，与春、秋两季培训不易并存。',
      '修改制度，或附春、秋两季培训的材料。',
    ],
    'training.only-spring': ['只见春季培训，未见秋季培训。', '补写秋季培训的时间、对象与内容。'],
    'training.only-autumn': ['只见秋季培训，未见春季培训。', '补写春季培训的时间、对象与内容。'],
    'review.no-committee': [
      '文中写评议会尚未组建，与勾选不能同时成立。',
      '组建评议会，或如实勾选“否”。',
    ],
    'review.no-report': [
      '文中写没有述职，与“每学期向评议会述职”的勾选不能同时成立。',
      '组织述职，或如实勾选“否”。',
    ],
    'review.students-no-majority': [
      '评议会{{members}}人中学生代表{{students}}人，不是以学生代表为主。',
      '增加学生代表，使其过半。',
    ],
    'review.once-a-year': [
      '文中写述职每年一次（或任期内一次），与“每学期述职”不能同时成立。',
      '改为每学期述职，或如实勾选“否”。',
    ],
    'review.no-term-told': ['写了评议会，没有写每学期述职。', '补写述职的时间与对象。'],
    'awards-by-review.by-post': [
      '文中写按职务加分或评优，与“未与其岗位简单挂钩”的勾选不能同时成立。',
      '改为依据评议结果择优提名；未改之前应如实勾选“否”。',
    ],
    'party-leadership.not-heard': [
      '文中写党组织没有专门听取学生会汇报，与勾选不能同时成立。',
      '安排党组织听取汇报，或如实勾选“否”。',
    ],
    'party-leadership.not-planned': [
      '文中写学生会建设尚未纳入党建规划，与勾选不能同时成立。',
      '纳入规划，或如实勾选“否”。',
    ],
    'party-leadership.no-dated-hearing': [
      '没有写明党组织何时听取学生会工作汇报。',
      '补写会议日期、名称和议题。',
    ],
    'guides.student-holds': [
      '文中写秘书长或指导人由学生担任，与勾选不能同时成立。',
      '改由校团委专职副书记或干部担任。',
    ],
    'guides.vacant': [
      '文中写指导人或秘书长空缺，与勾选不能同时成立。',
      '尽快明确人选；空缺期间应如实勾选“否”。',
    ],
    'guides.not-full-time-deputy-secretary': [
      '分管学生会的团委副书记不是专职，与“专职副书记指导”的勾选不能同时成立。',
      '明确1名专职副书记，或如实勾选“否”。',
    ],
    'guides.not-full-time-secretary-general': [
      '秘书长不是专职团干部，与勾选不能同时成立。',
      '聘任专职副书记或干部，或如实勾选“否”。',
    ],
    'guides.not-full-time-unit-guide': ['院级指导人不是专职团干部。', '核对院级指导人的任职情况。'],
    'guides.no-deputy-secretary': [
      '指导责任人表中没有分管学生会的校团委副书记。',
      '补填姓名和是否专职。',
    ],
    'guides.no-secretary-general': ['指导责任人表中没有学生会秘书长。', '补填姓名和是否专职。'],
    'structure.charter-missing': ['文中没有章程。', '附上现行章程全文。'],
    'structure.chart-missing': [
      '文中没有组织架构图。',
      '附上组织架构图，并用文字列出主席团与各工作部门。',
    ],
    'structure.chart-is-picture': [
      '组织架构图没有可读的文字（可能是图片），无法核对部门。',
      '在图旁用文字列出主席团与各工作部门。',
    ],
    'structure.second-level-total-missing': [
      '没有写明二级学生会组织的总数，“符合标准数量”是否为全部无从核对。',
      '写明本校二级学生会、研究生会组织的总数。',
    ],
    'structure.second-level-units-differ': [
      '二级表填写{{count}}个学生会组织，文中能看到的院系只有{{known}}个（书院、校区也可能计入）。',
      '列出全部二级学生会组织的名称。',
    ],
    'structure.second-level-count-over-total': [
      '填写符合标准的有{{count}}个，多于二级组织总数{{total}}个。',
      '核对总数与符合数。',
    ],
  },
  form: {
    'claim-unreadable': [
      '第{{no}}项的勾选读不出来：标记丢失，或两个都选、都没选。',
      '重新勾选，并用“☑”“□”等能随文字保存的符号。',
    ],
    'item-absent': ['表中没有第{{no}}项。', '按官方表样补上这一项。'],
    'claimed-no-but-met': [
      '第{{no}}项勾选“否（未达标）”，文中的材料却显示已经做到。',
      '核对勾选是否填错。',
    ],
    'number-missing': ['第{{no}}项的备注没有填实有数。', '填写实有人数或个数。'],
    'date-missing': [
      '第{{no}}项的备注没有填召开日期。',
      '填写召开的年、月、日；没有召开的写明原因。',
    ],
    'date-without-year': ['召开日期没有写年份。', '补写年份。'],
  },
  unsupported: {
    'no-administrative-duties': [
      '文中没有部门职责，无从核对是否承担行政职能。',
      '附章程或部门职责。',
    ],
    structure: ['文中没有列出工作部门，无从核对机构架构。', '附章程或用文字列出各工作部门。'],
    'staff-cap': ['文中没有名单或人数，无从核对工作人员数。', '附工作人员名单。'],
    'presidium-cap': ['文中没有写主席团的组成，无从核对人数。', '附主席团名单或章程。'],
    'department-cap': ['文中没有列出工作部门，无从核对个数。', '列出各工作部门的名称。'],
    posts: ['文中看不出设有哪些职务，无从核对。', '在名单中增加职务一栏。'],
    'political-status': ['文中没有政治面貌的材料，无从核对。', '在名单中填写政治面貌。'],
    'academic-standing': [
      '文中没有学习成绩排名，无从核对。',
      '在名单中按“名次/专业人数”填写排名，并填写有无不及格。',
    ],
    'candidate-vetting': [
      '文中没有候选人推荐、审查、确定的材料。',
      '写明推荐、同意、联合审查和校党委确定的程序与本次情况。',
    ],
    'elected-by-congress': ['文中没有写主席团由谁选举。', '附选举办法或选举结果报告。'],
    'congress-held': ['文中没有学代会召开情况。', '附召开情况，写明年、月、日。'],
    'delegates-elected': ['文中没有代表如何产生的材料。', '附代表产生办法和选举情况。'],
    'congress-study': ['文中没有学习贯彻会议精神的具体举措。', '写明学习的时间、形式和参加人员。'],
    training: ['文中没有春、秋季培训的材料。', '写明两次培训的时间、对象和内容，附签到或照片。'],
    review: ['文中没有评议会和述职的材料。', '附述职评议办法、评议会名单和本学期述职情况。'],
    'awards-by-review': ['文中没有评奖评优如何依据评议结果的材料。', '附评奖评优办法或提名名单。'],
    'party-leadership': ['文中没有党组织听取汇报的材料。', '写明会议日期、名称和议题。'],
    guides: ['文中没有指导人和秘书长的材料。', '填写分管副书记、秘书长的姓名和是否专职。'],
  },
  steps: {
    'unit-league-recommends': '学院（系）团组织推荐',
    'unit-party-agrees': '学院（系）党组织同意',
    'student-affairs-reviews': '学生工作部门审查',
    'league-reviews': '校团委审查',
    'party-committee-decides': '校党委确定',
  },
});
