import { journalList, journalRead } from './journal.ts';
import { noticeList, noticePublish, noticeRead, noticeWithdraw } from './notices.ts';
import { workbenchRead, type WorkbenchParts } from './workbench.ts';
import { yearCalendarRead } from './year-calendar.ts';

/** The room's verbs over what all other rooms put into it. */
export function workbenchVerbs(parts: WorkbenchParts) {
  return [
    workbenchRead(parts),
    yearCalendarRead(parts.duties),
    noticePublish,
    noticeWithdraw,
    noticeList,
    noticeRead,
    journalList,
    journalRead,
  ] as const;
}
