import { errorPage } from "./error-page";
import { factForms } from "./fact-forms";
import { fields, hints, nouns } from "./fields";
import { flags } from "./flags";
import { forms } from "./forms";
import { refusals } from "./refusals";
import { subcontractor } from "./subcontractor";
import { settings } from "./settings";
import { signingIn } from "./signing-in";
import { terms } from "./terms";

/** The reference catalogue: its keys are the keys of every language. A further area is a further file, joined here. */
export const da = { errorPage, settings, signingIn, factForms, flags, forms, terms, fields, hints, nouns, refusals, subcontractor };
