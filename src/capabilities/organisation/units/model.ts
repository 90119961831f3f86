/** 系 · 二级学院 · 书院 · 分校区 · 班级. The school itself is no unit. */
export const unitKinds = ['department', 'college', 'academy', 'campus', 'class'] as const;

/** One of them. */
export type UnitKind = (typeof unitKinds)[number];
