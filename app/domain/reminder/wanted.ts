/** Kinds of mail about deadlines; everybody who gets them can do without each. */
export const reminderKinds = ["reminders", "digest"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export const isReminderKind = (text: string): text is ReminderKind => reminderKinds.some((kind) => kind === text);

/** So far ahead a Monday's digest looks. */
export const digestDays = 30;
export const digestLinesMax = 20;
