import { accounts } from "./accounts";
import { calendar, mailList, ownReminders, unsubscribing } from "./calendar";
import { changes } from "./changes";
import { contracts } from "./contracts";
import { documents } from "./documents";
import { duties } from "./duties";
import { erasure } from "./erasure";
import { factForms } from "./fact-forms";
import { fields, hints, nouns } from "./fields";
import { findings } from "./findings";
import { flowDown } from "./flow-down";
import { history } from "./history";
import { importing } from "./importing";
import { inspecting } from "./inspecting";
import { invitation, passwordReset } from "./invitation";
import { judging } from "./judging";
import { accountEntry, attempts, ownAccount, singleSignOn } from "./own-account";
import { packs } from "./packs";
import { packCheck, sealKeys } from "./pack-check";
import { safekeeping } from "./safekeeping";
import { sending } from "./portal";
import { proposals } from "./proposals";
import { refusals } from "./refusals";
import { settings } from "./settings";
import { subcontractor } from "./subcontractor";
import { supervising } from "./supervising";

/** The texts of the other pages, which those load with themselves; see `further-texts.ts`. */
export const further = {
  accountEntry,
  accounts,
  attempts,
  calendar,
  changes,
  contracts,
  documents,
  duties,
  erasure,
  factForms,
  fields,
  findings,
  flowDown,
  hints,
  history,
  importing,
  inspecting,
  invitation,
  judging,
  nouns,
  mailList,
  ownAccount,
  ownReminders,
  unsubscribing,
  packCheck,
  passwordReset,
  packs,
  proposals,
  refusals,
  safekeeping,
  sealKeys,
  settings,
  singleSignOn,
  sending,
  subcontractor,
  supervising,
};
