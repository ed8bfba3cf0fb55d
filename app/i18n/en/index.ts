import { access } from "./access";
import { accounts } from "./accounts";
import { calendar, mailList, ownReminders, unsubscribing } from "./calendar";
import { changes } from "./changes";
import { contracts } from "./contracts";
import { demo } from "./demo";
import { documents } from "./documents";
import { dossier } from "./dossier";
import { duties } from "./duties";
import { errorPage } from "./error-page";
import { erasure } from "./erasure";
import { factForms } from "./fact-forms";
import { fields, hints, nouns } from "./fields";
import { flags } from "./flags";
import { findings } from "./findings";
import { flowDown } from "./flow-down";
import { forms } from "./forms";
import { frame } from "./frame";
import { flagList, flagRow, locations, subcontractorList } from "./lists";
import { overview } from "./overview";
import { accountEntry, attempts, ownAccount, singleSignOn } from "./own-account";
import { history } from "./history";
import { inspecting } from "./inspecting";
import { invitation, mail, passwordReset } from "./invitation";
import { importing } from "./importing";
import { judging } from "./judging";
import { known } from "./known";
import { packMail, packs } from "./packs";
import { pdf } from "./pdf";
import { packCheck, sealKeys } from "./pack-check";
import { safekeeping } from "./safekeeping";
import { portal, portalMail, sending } from "./portal";
import { proposals } from "./proposals";
import { refusals } from "./refusals";
import { reminderMail } from "./reminders";
import { search } from "./search";
import { subcontractor } from "./subcontractor";
import { supervising } from "./supervising";
import { settings } from "./settings";
import { signingIn } from "./signing-in";
import { terms } from "./terms";

export const en: typeof import("../da").da = {
  access,
  accounts,
  calendar,
  changes,
  contracts,
  demo,
  documents,
  dossier,
  duties,
  errorPage,
  safekeeping,
  sealKeys,
  settings,
  signingIn,
  erasure,
  factForms,
  flags,
  findings,
  flowDown,
  forms,
  terms,
  fields,
  hints,
  nouns,
  history,
  importing,
  inspecting,
  invitation,
  judging,
  mail,
  packCheck,
  passwordReset,
  known,
  packMail,
  packs,
  pdf,
  portal,
  portalMail,
  proposals,
  refusals,
  reminderMail,
  search,
  sending,
  subcontractor,
  supervising,
  flagList,
  flagRow,
  frame,
  locations,
  overview,
  accountEntry,
  attempts,
  mailList,
  ownAccount,
  ownReminders,
  unsubscribing,
  singleSignOn,
  subcontractorList,
};
