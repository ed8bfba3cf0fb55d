import { access } from "./access";
import { demo } from "./demo";
import { errorPage } from "./error-page";
import { flags } from "./flags";
import { forms } from "./forms";
import { frame } from "./frame";
import { known } from "./known";
import { flagList, flagRow, locations, subcontractorList } from "./lists";
import { overview } from "./overview";
import { search } from "./search";
import { signingIn } from "./signing-in";
import { terms } from "./terms";

/** The texts of the frame, the overview and what stands on every page: what a browser needs before anything is drawn. */
export const first = {
  access,
  demo,
  errorPage,
  flagList,
  flagRow,
  flags,
  forms,
  frame,
  known,
  locations,
  overview,
  search,
  signingIn,
  subcontractorList,
  terms,
};
