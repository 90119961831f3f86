/**
 * 分管学生会组织的团委副书记 · 学生会组织秘书长 (form 2021 item 17) · 院级团组织负责人, who guides a union of the second level.
 */
export const guideKinds = ['deputy-secretary', 'secretary-general', 'unit-guide'] as const;
export type GuideKind = (typeof guideKinds)[number];
