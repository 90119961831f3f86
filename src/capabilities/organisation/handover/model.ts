/** 资料 · 物资 · 经费 · 印章 · 账号. */
export const handoverKinds = ['record', 'asset', 'money', 'seal', 'account'] as const;
export type HandoverKind = (typeof handoverKinds)[number];

/** 移交人 · 接收人. */
export const handoverSides = ['giver', 'taker'] as const;
export type HandoverSide = (typeof handoverSides)[number];

/** One item handed over; `cents` is money in 分, of items of money alone. */
export interface HandoverItem {
  readonly kind: HandoverKind;
  readonly name: string;
  readonly quantity: number | null;
  readonly cents: number | null;
  readonly note: string | null;
}
