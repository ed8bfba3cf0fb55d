/** Every URL of the web app. `on` is the day asked about; null keeps today, and the URL short. */
type Query = Record<string, string | number | null | undefined>;

function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== "") params.set(name, String(value));
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

const segment = encodeURIComponent;

export type SubcontractorTab =
  | "agreements"
  | "evidence"
  | "locations"
  | "chain"
  | "inspections"
  | "findings"
  | "contacts"
  | "history";
export type FactSegment =
  | "contacts"
  | "services"
  | "locations"
  | "agreements"
  | "evidence"
  | "inspections"
  | "findings"
  | "waivers";

export const paths = {
  overview: (query: Query = {}) => withQuery("/", query),
  flags: (query: Query = {}) => withQuery("/flags", query),
  locations: (query: Query = {}) => withQuery("/locations", query),
  subcontractors: (query: Query = {}) => withQuery("/subcontractors", query),
  search: (query: Query = {}) => withQuery("/search", query),
  newSubcontractor: (query: Query = {}) => withQuery("/subcontractors/new", query),
  subcontractor: (key: string, query: Query = {}) => withQuery(`/subcontractors/${segment(key)}`, query),
  subcontractorTab: (key: string, tab: SubcontractorTab, query: Query = {}) =>
    withQuery(`/subcontractors/${segment(key)}/${tab}`, query),
  editSubcontractor: (key: string, query: Query = {}) => withQuery(`/subcontractors/${segment(key)}/edit`, query),
  removeSubcontractor: (key: string, query: Query = {}) => withQuery(`/subcontractors/${segment(key)}/remove`, query),
  newFact: (key: string, list: FactSegment, query: Query = {}) => withQuery(`/subcontractors/${segment(key)}/${list}/new`, query),
  /** A fact by its key; a contact or waiver by its place in the list, from 0. */
  editFact: (key: string, list: FactSegment, fact: string | number, query: Query = {}) =>
    withQuery(`/subcontractors/${segment(key)}/${list}/${segment(String(fact))}/edit`, query),
  removeFact: (key: string, list: FactSegment, fact: string | number, query: Query = {}) =>
    withQuery(`/subcontractors/${segment(key)}/${list}/${segment(String(fact))}/remove`, query),
  /** The files of one agreement or evidence. */
  documentsOf: (key: string, list: "agreements" | "evidence", fact: string, query: Query = {}) =>
    withQuery(`/subcontractors/${segment(key)}/${list}/${segment(fact)}/documents`, query),
  documents: (query: Query = {}) => withQuery("/documents", query),
  documentBin: (query: Query = {}) => withQuery("/documents/bin", query),
  document: (id: string, query: Query = {}) => withQuery(`/documents/${segment(id)}`, query),
  documentAct: (id: string, act: "remove" | "restore" | "hold") => `/documents/${segment(id)}/${act}`,
  /** The very bytes, something to look at them with, and a small picture of the first page. */
  documentVersion: (id: string, number: number, as: "file" | "thumbnail") => `/documents/${segment(id)}/versions/${number}/${as}`,
  documentView: (id: string, number: number, query: Query = {}) =>
    withQuery(`/documents/${segment(id)}/versions/${number}/view`, query),
  decideContract: (key: string, fact: string, query: Query = {}) =>
    withQuery(`/subcontractors/${segment(key)}/agreements/${segment(fact)}/decision`, query),
  /** The year's wheel and the inspections under way. */
  inspections: (query: Query = {}) => withQuery("/inspections", query),
  inspection: (id: string) => `/inspections/${segment(id)}`,
  startInspection: (key: string) => `/subcontractors/${segment(key)}/inspections/start`,
  startOwnInspection: () => "/inspections/own",
  /** Questionnaires of one's own making. */
  templates: (query: Query = {}) => withQuery("/inspections/templates", query),
  newTemplate: () => "/inspections/templates/new",
  templateAct: (key: string, act: "edit" | "archive") => `/inspections/templates/${segment(key)}/${act}`,
  /** Changes that subcontractors announced; those of one stand on its chain's page. */
  changes: () => "/changes",
  findings: (query: Query = {}) => withQuery("/findings", query),
  ownFinding: (id: string) => `/findings/own/${segment(id)}`,
  caseStep: (id: string, step: "return" | "sign-off" | "cancel" | "reopen") => `/inspections/${segment(id)}/${step}`,
  caseQuestion: (id: string, question: string) => `/inspections/${segment(id)}/questions/${segment(question)}`,
  caseQuestionStep: (id: string, question: string, step: "answer" | "sample") =>
    `/inspections/${segment(id)}/questions/${segment(question)}/${step}`,
  caseFile: (id: string, file: string) => `/inspections/${segment(id)}/files/${segment(file)}`,
  sendInspection: (id: string) => `/inspections/${segment(id)}/send`,
  moveDueDate: (id: string) => `/inspections/${segment(id)}/due`,
  revokeLinks: (id: string) => `/inspections/${segment(id)}/links/revoke`,
  sendReady: (query: Query = {}) => withQuery("/inspections/ready", query),
  /** For the subcontractor's contact, who has no account. */
  portal: (query: Query & { token: string; language: string }) => withQuery("/portal", query),
  portalEnter: () => "/portal/enter",
  portalQuestions: (query: Query = {}) => withQuery("/portal/questions", query),
  portalQuestion: (question: string, query: Query = {}) => withQuery(`/portal/questions/${segment(question)}`, query),
  portalDraft: (question: string) => `/portal/questions/${segment(question)}/draft`,
  fileAsEvidence: (id: string, file: string) => `/inspections/${segment(id)}/files/${segment(file)}/evidence`,
  portalFile: (file: string) => `/portal/files/${segment(file)}`,
  portalTakeBack: (file: string) => `/portal/files/${segment(file)}/remove`,
  portalStep: (
    step: "check" | "receipt" | "forward" | "not-me" | "more-time" | "change" | "earlier" | "leave",
    query: Query = {},
  ) => withQuery(`/portal/${step}`, query),
  portalPdf: (which: "questions" | "answers") => `/portal/${which}.pdf`,
  newChange: (key: string) => `/subcontractors/${segment(key)}/changes/new`,
  change: (key: string, id: string) => `/subcontractors/${segment(key)}/changes/${segment(id)}`,
  decideChange: (key: string, id: string) => `/subcontractors/${segment(key)}/changes/${segment(id)}/decision`,
  customersTold: (key: string, id: string) => `/subcontractors/${segment(key)}/changes/${segment(id)}/customers`,
  proposal: (key: string, id: string, decision: "approval" | "refusal" | "withdrawal") =>
    `/subcontractors/${segment(key)}/proposals/${segment(id)}/${decision}`,
  editPlan: (key: string, query: Query = {}) => withQuery(`/subcontractors/${segment(key)}/plan/edit`, query),
  removePlan: (key: string, query: Query = {}) => withQuery(`/subcontractors/${segment(key)}/plan/remove`, query),
  /** A month's days; and the next 90 in a list. */
  calendar: (query: Query = {}) => withQuery("/calendar", query),
  daysAhead: () => "/calendar/ahead",
  /** For a calendar of one's own, which has no account: the token says whose it is. */
  calendarFeed: (query: { token: string }) => withQuery("/calendar.ics", query),
  ownReminders: (query: Query = {}) => withQuery("/account/reminders", query),
  makeCalendarFeed: () => "/account/calendar-feed",
  endCalendarFeed: () => "/account/calendar-feed/end",
  /** Where a mail about deadlines says that one can do without its kind. */
  unsubscribe: (query: { account: string; kind: string; token: string }) => withQuery("/unsubscribe", query),
  mails: (query: Query = {}) => withQuery("/settings/mails", query),
  retryMail: (id: string) => `/settings/mails/${segment(id)}/retry`,
  history: (query: Query = {}) => withQuery("/history", query),
  eraseHistory: (query: Query = {}) => withQuery("/history/erase", query),
  undoEvent: (seq: number) => `/history/${seq}/undo`,
  /** Chooses the time whose register is looked at. */
  known: (query: Query = {}) => withQuery("/known", query),
  /** The page of a path, as it was known at an instant. */
  knownAt: (instant: string, path: string) => `/known/${instant}${path}`,
  verifyPack: () => "/packs/verify",
  imports: () => "/import",
  importDraft: (id: string) => `/import/${segment(id)}`,
  exportJson: () => "/export.json",
  exportExcel: (query: Query = {}) => withQuery("/export.xlsx", query),
  settings: (query: Query = {}) => withQuery("/settings", query),
  /** What customers were promised, term by term. */
  customerTerms: () => "/settings/customer-terms",
  /** Weights and bands of Datatilsynet's point scale. */
  supervisionScale: (query: Query = {}) => withQuery("/settings/supervision", query),
  resetSupervisionScale: () => "/settings/supervision/reset",
  welcome: () => "/welcome",
  access: () => "/access",
  accounts: () => "/accounts",
  oneAccount: (id: string) => `/accounts/${segment(id)}`,
  offerReset: (id: string) => `/accounts/${segment(id)}/reset-password`,
  resetFactor: (id: string) => `/accounts/${segment(id)}/reset-factor`,
  endSessionsOf: (id: string) => `/accounts/${segment(id)}/end-sessions`,
  accountStatus: (id: string) => `/accounts/${segment(id)}/status`,
  removeAccount: (id: string) => `/accounts/${segment(id)}/remove`,
  removeDemo: () => "/demo/remove",
  packs: (query: Query = {}) => withQuery("/packs", query),
  pack: (id: string) => `/packs/${segment(id)}`,
  packFile: (id: string) => `/packs/${segment(id)}/file`,
  cancelPack: (id: string) => `/packs/${segment(id)}/cancel`,
  packAgain: (id: string) => `/packs/${segment(id)}/again`,
  sharePack: (id: string) => `/packs/${segment(id)}/share`,
  revokeShare: (id: string, share: string) => `/packs/${segment(id)}/shares/${segment(share)}/revoke`,
  packSchedules: () => "/packs/schedules",
  endPackSchedule: (id: string) => `/packs/schedules/${segment(id)}/end`,
  /** For whoever was sent a link. */
  sharedPack: (query: { token: string; said?: string }) => withQuery("/shared-pack", query),
  sharedPackFile: () => "/shared-pack/file",
  language: () => "/language",
  signIn: (query: Query = {}) => withQuery("/sign-in", query),
  signInCode: (query: Query = {}) => withQuery("/sign-in/code", query),
  signOut: () => "/sign-out",
  account: (query: Query = {}) => withQuery("/account", query),
  secondFactor: () => "/account/second-factor",
  removeSecondFactor: () => "/account/second-factor/remove",
  password: () => "/account/password",
  sessions: (query: Query = {}) => withQuery("/account/sessions", query),
  endSession: (id: string) => `/account/sessions/${segment(id)}/end`,
  endSessions: () => "/account/sessions/end",
  singleSignOn: (query: Query = {}) => withQuery("/single-sign-on/start", query),
  singleSignOnCallback: (query: Query = {}) => withQuery("/single-sign-on/callback", query),
  bindSingleSignOn: () => "/account/single-sign-on",
  unbindSingleSignOn: () => "/account/single-sign-on/remove",
  invitation: (query: { token: string }) => withQuery("/invitation", query),
  forgottenPassword: () => "/forgotten-password",
  resetPassword: (query: { token: string }) => withQuery("/reset-password", query),
  failedAttempts: (query: Query = {}) => withQuery("/accounts/attempts", query),
  inviteAccount: () => "/accounts/invite",
  revokeInvitation: (id: string) => `/accounts/invitations/${segment(id)}/revoke`,
  confirmIdentity: (query: Query = {}) => withQuery("/confirm-identity", query),
  recoveryCodes: () => "/account/recovery-codes",
  firstAdministrator: (token: string) => withQuery("/first-administrator", { token }),
};
