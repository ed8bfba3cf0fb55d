import type { signingIn as reference } from "../da/signing-in";

export const signingIn: typeof reference = {
  problem: "There is a problem",
  errorTitle: "Error: {{title}}",
  email: "Email",
  password: "Password",
  name: "Name",
  switchLanguage: "På dansk",
  signIn: {
    title: "Sign in",
    submit: "Sign in",
    forgotten: "Forgotten password?",
    nobodyYet:
      "There are no users yet. Open the link shown in the window where Tilsyn was started: it lets you create the first administrator.",
  },
  code: {
    title: "Confirm that it is you",
    intro: "The password is right. Now enter the code from your authenticator app.",
    label: "Code",
    hint: "Six digits from the app, or one of your recovery codes.",
    again: "Start again",
  },
  signOut: "Sign out",
  first: {
    title: "Create the first administrator",
    intro: "You will be the first who can sign in to Tilsyn in your organisation. The link works once.",
    nameHint: "How others see you, and how you appear in the audit trail.",
    passwordHint: "At least {{min}} characters. Several random words are good; digits and symbols are not required.",
    submit: "Create and sign in",
    invalidTitle: "The link cannot be used",
    invalidText:
      "It has expired, was used already or was not copied whole. While there are no users, restarting Tilsyn gives a new link.",
  },
};
