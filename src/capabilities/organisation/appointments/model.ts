/** 选举 · 任命 · 招录 · 依职务. */
export const appointmentBases = ['elected', 'appointed', 'recruited', 'ex-officio'] as const;
export type AppointmentBasis = (typeof appointmentBases)[number];

/** 任期届满 · 辞职 · 免职 · 调任 · 毕业. */
export const endings = ['term-end', 'resignation', 'dismissal', 'transfer', 'graduation'] as const;
export type Ending = (typeof endings)[number];

/** How an appointment ended; `correction` marks a row entered by mistake, which never counts. */
export type EndedBy = Ending | 'correction';
