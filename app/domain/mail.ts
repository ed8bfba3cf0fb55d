/** What a mail is sent for; each names the row that says to whom and what. */
export const mailPurposes = [
  "account-link",
  "portal-invitation",
  "portal-code",
  "portal-reminder",
  "second-contact",
  "reminders",
  "digest",
  "pack-share",
  "pack-code",
  "pack-ready",
] as const;
export type MailPurpose = (typeof mailPurposes)[number];
