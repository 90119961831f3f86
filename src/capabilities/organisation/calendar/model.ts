/** 放假 · 调休上班 · 寒暑假. */
export const calendarDayKinds = ['holiday', 'make-up', 'vacation'] as const;
export type CalendarDayKind = (typeof calendarDayKinds)[number];
