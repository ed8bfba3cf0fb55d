import type { errorPage as reference } from "../da/error-page";

export const errorPage: typeof reference = {
  inTitle: "Error: {{title}}",
  missing: {
    title: "There is no such page",
    text: "The address may be mistyped, or what it showed may have been removed.",
  },
  forbidden: {
    title: "You do not have access to this",
    text: "Go back and try again from the page itself. If it keeps happening, ask your administrator.",
  },
  rolesNeeded: "It takes the role {{roles}}: {{what}}. An administrator can give it to you.",
  signedOut: {
    title: "You are not signed in",
    text: "What you sent last was not saved. Sign in and send it again.",
  },
  unavailable: {
    title: "It did not work this time",
    text: "Nothing was changed. Wait a moment and try again.",
  },
  full: {
    title: "The server's disk is full",
    text: "What you sent was not saved; everything else is still there and can be read. Ask your administrator to make room, then try again.",
  },
  fault: {
    title: "Something went wrong on our side",
    text: "The fault is noted in the server's log. What was saved before is still there. Try again, or go to the overview.",
  },
  gate: {
    origin: "Refused: the request did not come from Tilsyn's own pages. Open the page in Tilsyn and try again from there.",
    tooLarge: "Refused: what was sent is too large. Files may be 50 MB at most, anything else 1 MB.",
    lengthRequired: "Refused: the request does not say how large it is (Content-Length).",
    method: "Refused: that method is not used here.",
    address: "There is no such address. Start again from the front page.",
    tooMany: "Too many requests come from here. Wait a minute and try again.",
    busy: "The register is busy with another change that takes long. Nothing was changed. Wait a moment and try again.",
    full: "The server's disk is full. Nothing was changed. Ask your administrator to make room.",
    fault: "Something went wrong on our side. The fault is noted in the server's log. Try again in a moment.",
  },
  toOverview: "To the overview",
  toSignIn: "Sign in",
};
