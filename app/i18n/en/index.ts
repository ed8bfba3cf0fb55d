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

export const en: typeof import("../da").da = { errorPage, settings, signingIn, factForms, flags, forms, terms, fields, hints, nouns, refusals, subcontractor };
