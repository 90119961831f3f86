/**
 * Ways to divide seats by population: largest remainder (比例加惯例), Webster / Sainte-Laguë (四舍五入), Q值法
 * (Huntington–Hill), D'Hondt (洪德), and a fixed ratio with rounding, whose total floats.
 */
export const methods = ['hamilton', 'webster', 'qvalue', 'dhondt', 'ratio'] as const;

/** One of them. */
export type Method = (typeof methods)[number];
