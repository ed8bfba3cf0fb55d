import type { MailPurpose } from "../../domain/mail";

/** A mail as the page of mails shows it. */
export interface ShownMail {
  id: string;
  purpose: MailPurpose;
  /** Null where that is no longer known, or not to be shown. */
  to: string | null;
  createdAt: string;
  sentAt: string | null;
  /** When it is tried again. */
  nextAt: string;
  attempts: number;
  /** What the mail server said when it did not take it. */
  answer: string | null;
}

export interface MailsPage {
  canSend: boolean;
  timeZone: string;
  waiting: ShownMail[];
  refused: ShownMail[];
  sent: ShownMail[];
}
