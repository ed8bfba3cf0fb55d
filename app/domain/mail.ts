/** What a mail is sent for; each names the row that says to whom and what. */
export const mailPurposes = [
  "account-link",
  "portal-invitation",
  "portal-code",
  "portal-reminder",
  "second-contact",
  "portal-news",
  "reminders",
  "digest",
  "pack-share",
  "pack-code",
  "pack-ready",
] as const;
export type MailPurpose = (typeof mailPurposes)[number];

/** What whoever sent an inspection is told of: answers are in, somebody was the wrong one, wants more time, or asked a colleague. */
export const portalNews = ["submitted", "declined", "more-time", "forwarded"] as const;
export type PortalNews = (typeof portalNews)[number];
