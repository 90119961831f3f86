import type { Sheet, SheetCell } from './sheet.ts';

/** What a table of people is, by its captions and headers. */
export type SheetPurpose = 'staff' | 'other-people' | 'unsaid';

const staffWords =
  /工作人员|(?:学生会|研究生会|学生联合会|本会)[^,。]{0,10}(?:成员|干部|骨干|人员|名单|名册|一览)|主席团|部门成员|干事|花名册|学生干部|人员名单|成员名单|成员信息/;
const otherWords =
  /代表|候选|推荐人选|拟任|委员|领导小组|评议|述职|学员|培训|签到|出勤|获奖|表彰|优秀|社团|指导(?:教师|老师|单位)|责任人|专职|教师|班(?:委|级)|志愿者|监票|计票|唱票|二级|[各院]系(?:级)?学生会|各学院|退出|离任|往届|上一?届|历届|嘉宾/;
const congress = /(?:学生|研究生)?代表大会|学代会|研代会/g;

function purposeOf(text: string): SheetPurpose {
  const plain = text.replace(congress, '');
  if (otherWords.test(plain)) return 'other-people';
  return staffWords.test(plain) ? 'staff' : 'unsaid';
}

/** The purpose the nearest telling caption gives. */
export function captionPurpose(captions: readonly SheetCell[]): SheetPurpose {
  for (const caption of captions) {
    const purpose = purposeOf(caption.text);
    if (purpose !== 'unsaid') return purpose;
  }
  return 'unsaid';
}

/** Whether the sheet lists the people of the union: by caption, else by columns only a staff roster has. */
export function isStaffRoster(sheet: Sheet): boolean {
  const kinds = new Set(sheet.columns.map((column) => column.kind));
  if (kinds.has('event') || kinds.has('full-time') || kinds.has('seats')) return false;
  const standing =
    kinds.has('rank') || kinds.has('percent') || kinds.has('failed') || kinds.has('passed');
  if (!kinds.has('name') && !(standing && kinds.has('status'))) return false;
  if (!standing && !kinds.has('status') && !kinds.has('post') && !kinds.has('department'))
    return false;
  const purpose = captionPurpose(sheet.captions);
  switch (purpose) {
    case 'staff':
      return true;
    case 'other-people':
      return false;
    case 'unsaid':
      return standing || (kinds.has('status') && (kinds.has('post') || kinds.has('department')));
  }
}
