/** 未提交 · 已提交，待接收 · 已退回，请修改 · 已接收. */
export const requestStates = ['open', 'sent', 'returned', 'accepted'] as const;
export type RequestState = (typeof requestStates)[number];
