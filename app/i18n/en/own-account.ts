import type { ownAccount as reference } from "../da/own-account";

export const ownAccount: typeof reference = {
  title: "Your account",
  back: "Back to your account",
  cancel: "Cancel",
  secondFactor: {
    title: "Two-step verification",
    none: "You sign in with a password alone. With a code from an app on your phone, nobody can use your account even if they know the password.",
    setUp: "Turn on two-step verification",
    since: "Signing in takes a code from your app. Turned on {{time}}.",
    codesLeft_one: "You have {{count}} unused recovery code.",
    codesLeft_other: "You have {{count}} unused recovery codes.",
    newCodes: "Make new recovery codes",
    remove: "Turn off two-step verification",
    removed: "Two-step verification is turned off.",
  },
  setUp: {
    title: "Turn on two-step verification",
    required:
      "Before you can use Tilsyn, your account must be protected by more than a password: when you sign in, you confirm it with a code from an app on your phone.",
    intro: "When you sign in, you confirm it with a code from an app on your phone.",
    getApp:
      "Open an authenticator app on your phone. If you have none, get one, such as Aegis, Google Authenticator or Microsoft Authenticator.",
    scan: "Scan the QR code with the app.",
    qr: "QR code with the key shown below",
    secret: "If you cannot scan, type this key into the app:",
    codeHint: "The six digits that the app shows now. A new code comes every half minute.",
    submit: "Confirm",
    doneTitle: "Two-step verification is on",
    done: "From now on, signing in takes a code from the app. You have been signed out everywhere else.",
    goOn: "I have saved the codes",
  },
  recoveryCodes: {
    title: "Your recovery codes",
    once: "Keep the codes in a safe place, not on the phone. They are shown only now. If you lose the phone, each code works once in place of the code from the app.",
    renew: "Make new recovery codes",
    renewText: "You get ten new codes. The old ones stop working.",
  },
  removal: {
    title: "Turn off two-step verification?",
    text: "After that, your password alone protects your account. The recovery codes are deleted, and you are signed out everywhere else. If your installation requires two-step verification, you turn it on again at once, for instance on a new phone.",
    submit: "Turn off",
  },
};
