/** How mail leaves the installation. */
export interface MailSettings {
  /** `smtp:` or `smtps:`; holds a password and is never printed. */
  smtpUrl: string;
  /** Address that mail is sent from. */
  from: string;
}
