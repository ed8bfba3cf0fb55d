/** Who may do it. What a role may do within that is asked where the object is known. */
export type Who = "public" | "signed-in";

export interface Policy {
  /** GET and HEAD: the route's loader and its page. */
  load: Who;
  /** POST: the route's action. */
  act: Who;
  /** Whether it is open while the organisation has not been confirmed; elsewhere one is sent to the welcome page. */
  beforeConfirmed?: true;
}

const open: Policy = { load: "public", act: "public" };
const signedIn: Policy = { load: "signed-in", act: "signed-in" };
const whileUnconfirmed: Policy = { ...signedIn, beforeConfirmed: true };

/** Every route by its id. The server does not start while one is missing here. */
export const policies: Readonly<Record<string, Policy>> = {
  root: { load: "public", act: "signed-in" },
  "routes/sign-in": open,
  "routes/sign-out": open,
  "routes/first-administrator": open,
  "routes/language": open,
  "routes/welcome": whileUnconfirmed,
  "routes/_app": signedIn,
  "routes/_app._index": signedIn,
  "routes/_app.demo.remove": signedIn,
  "routes/_app.flags": signedIn,
  "routes/_app.history": signedIn,
  "routes/_app.import.$id._index": signedIn,
  "routes/_app.import.$id.choices": signedIn,
  "routes/_app.import.$id.discard": signedIn,
  "routes/_app.import.$id.done": signedIn,
  "routes/_app.import._index": signedIn,
  "routes/_app.locations": signedIn,
  "routes/_app.settings": signedIn,
  "routes/_app.subcontractors.$key": signedIn,
  "routes/_app.subcontractors.$key._index": signedIn,
  "routes/_app.subcontractors.$key.agreements": signedIn,
  "routes/_app.subcontractors.$key.chain": signedIn,
  "routes/_app.subcontractors.$key.contacts": signedIn,
  "routes/_app.subcontractors.$key.evidence": signedIn,
  "routes/_app.subcontractors.$key.findings": signedIn,
  "routes/_app.subcontractors.$key.history": signedIn,
  "routes/_app.subcontractors.$key.inspections": signedIn,
  "routes/_app.subcontractors.$key.locations": signedIn,
  "routes/_app.subcontractors.$key_.$list.$fact.edit": signedIn,
  "routes/_app.subcontractors.$key_.$list.$fact.remove": signedIn,
  "routes/_app.subcontractors.$key_.$list.new": signedIn,
  "routes/_app.subcontractors.$key_.edit": signedIn,
  "routes/_app.subcontractors.$key_.plan.edit": signedIn,
  "routes/_app.subcontractors.$key_.plan.remove": signedIn,
  "routes/_app.subcontractors.$key_.remove": signedIn,
  "routes/_app.subcontractors._index": signedIn,
  "routes/_app.subcontractors.new": signedIn,
  "routes/export[.]json": signedIn,
  "routes/export[.]xlsx": signedIn,
};
