import type {
  invitation as invitationReference,
  mail as mailReference,
  passwordReset as passwordResetReference,
} from "../da/invitation";

export const invitation: typeof invitationReference = {
  title: "Create your account",
  intro: "You are invited to Tilsyn with the address {{email}}. Enter your name and choose a password.",
  invalid: "The invitation has expired, was used already or was not copied whole. Ask your administrator for a new one.",
  inviteTitle: "Invite a user",
  byMail: "They get a mail with a link that is valid for seven days.",
  withoutMail: "No mail server is set up. You are shown the link once and pass it on yourself. It is valid for seven days.",
  language: "Language of the mail",
  send: "Invite",
  invited: "{{email}} is invited",
  mailed: "The mail is on its way.",
  moreHint: "Name or key. More can be added on the account’s page once the invitation is accepted.",
  open: "Open invitations",
  validUntil: "Can be used until",
  revoke: "Revoke the invitation",
  revoked: "The invitation is revoked. Its link no longer works.",
  linkOnce: "Pass the link on by a safe way. It is shown only now and works once:",
};

export const passwordReset: typeof passwordResetReference = {
  forgottenTitle: "Forgotten password",
  intro: "Enter your email, and we will send a link where you can choose a new password.",
  noMail: "No mail server is set up. Ask your administrator for a link to a new password.",
  send: "Send link",
  sent: "If the address belongs to a user, a mail with a link is on its way. It is valid for one hour. Look among junk mail, too.",
  back: "To sign in",
  title: "Choose a new password",
  choose: "You will be signed out everywhere. After that you sign in with the new password.",
  submit: "Save password",
  invalid: "The link has expired, was used already or was not copied whole. Ask for a new one on the page “Forgotten password”.",
  done: "The password is changed. Sign in with the new one.",
};

export const mail: typeof mailReference = {
  hello: "Hello",
  invitation: {
    subject: "You are invited to Tilsyn at {{organisation}}",
    text: "{{organisation}} uses Tilsyn to supervise its subcontractors and has invited you. Create your account here:",
    button: "Create your account",
    valid: "The link is valid for seven days and works once.",
    unasked: "If you do not expect an invitation, ignore this mail.",
  },
  reset: {
    subject: "New password for Tilsyn at {{organisation}}",
    text: "A new password was asked for, for your account in Tilsyn at {{organisation}}. Choose it here:",
    button: "Choose a new password",
    valid: "The link is valid for one hour and works once.",
    unasked: "If you did not ask for it, ignore this mail. Your password has not changed.",
  },
};
