import { createHash } from "node:crypto";
import { getOrganisation, getRegister, setOrganisation, setRegister } from "../../../db/queries/organisation.server";
import { endAllSpans } from "../../../db/queries/standing.server";
import type { Db } from "../../../db/schema";
import type { AuditEvent } from "../../domain/audit-event";
import { isTimeZone } from "../../domain/calendar";
import { type Organisation, promises, type Terms } from "../../domain/portfolio";
import type { Refusal } from "../../domain/refusal";
import { languages } from "../../i18n/language";
import { type Context, requirePermission } from "../context";
import { changeRegister } from "../register/change-register.server";

/** What an administrator says of the organisation; `language` is for those who have not chosen one. */
export type OrganisationSettings = Omit<Organisation, "customerTerms"> & { language: string };

/** As typed: the promise and the language may be anything. */
export type OrganisationInput = Record<keyof OrganisationSettings, string>;
export type OrganisationRefusals = Partial<Record<keyof OrganisationSettings, Refusal>>;

export interface LoadedOrganisation {
  settings: OrganisationSettings;
  /** Of the settings: says at saving whether somebody else changed them since. */
  digest: string;
  confirmed: boolean;
  demoLoadedOn: string | null;
  /** What customers were promised, which is set on a page of its own. */
  customerTerms: Terms | null;
}

const nameLengthMax = 200;

export async function loadOrganisation(db: Db): Promise<LoadedOrganisation> {
  const organisation = await getOrganisation(db);
  const { language, organisationConfirmed, demoLoadedOn } = await getRegister(db);
  const settings = { name: organisation.name, promise: organisation.promise, timeZone: organisation.timeZone, language };
  const digest = createHash("sha256")
    .update(JSON.stringify(Object.values(settings)))
    .digest("hex");
  const customerTerms = organisation.customerTerms ?? null;
  return { settings, digest, confirmed: organisationConfirmed === 1, demoLoadedOn, customerTerms };
}

function judge(input: OrganisationInput): OrganisationSettings | { refusals: OrganisationRefusals } {
  const refusals: OrganisationRefusals = {};
  const name = input.name.trim().normalize("NFC");
  if (name === "") refusals.name = { code: "required" };
  else if (name.length > nameLengthMax) refusals.name = { code: "text-too-long", params: { max: nameLengthMax } };
  else if (/\p{Cc}/u.test(name)) refusals.name = { code: "bad-character" };
  const promise = promises.find((known) => known === input.promise);
  if (promise === undefined)
    refusals.promise = { code: "unknown-value", params: { value: input.promise, allowed: [...promises] } };
  if (!isTimeZone(input.timeZone)) refusals.timeZone = { code: "bad-time-zone", params: { value: input.timeZone } };
  const language = languages.find((known) => known === input.language);
  if (language === undefined)
    refusals.language = { code: "unknown-value", params: { value: input.language, allowed: [...languages] } };
  if (promise === undefined || language === undefined || Object.keys(refusals).length > 0) return { refusals };
  return { name, promise, timeZone: input.timeZone, language };
}

/** The settings are the organisation's, its language and that it is confirmed among them: one subject, one event a change. */
const event = (before: unknown, after: unknown): AuditEvent => ({
  action: "changed",
  subject: "organisation",
  subjectId: "organisation",
  subjectKey: "organisation",
  subcontractorId: null,
  importId: null,
  before,
  after,
  reason: null,
});

/** Thrown inside the transaction to undo it. */
class ChangedMeanwhile extends Error {
  constructor(readonly current: LoadedOrganisation) {
    super("The organisation was changed since it was loaded.");
  }
}

/**
 * Changes and confirms the organisation. Another promise ends every stored judgement in the same transaction.
 * @param loadedDigest of what the user saw when beginning to edit
 */
export async function changeOrganisation(
  context: Context,
  input: OrganisationInput,
  loadedDigest: string,
): Promise<{ done: true } | { refusals: OrganisationRefusals } | { current: LoadedOrganisation }> {
  requirePermission(context, "settings.change");
  const wanted = judge(input);
  if ("refusals" in wanted) return wanted;
  const present = await loadOrganisation(context.database.reader);
  if (present.confirmed && JSON.stringify(present.settings) === JSON.stringify(wanted)) return { done: true };
  const { language, ...organisation } = wanted;
  try {
    await changeRegister(context, async ({ trx, append }) => {
      const before = await loadOrganisation(trx);
      if (before.digest !== loadedDigest) throw new ChangedMeanwhile(before);
      const kept = before.customerTerms === null ? {} : { customerTerms: before.customerTerms };
      await setOrganisation(trx, { ...organisation, ...kept });
      if (organisation.promise !== before.settings.promise) await endAllSpans(trx);
      await setRegister(trx, { language, organisationConfirmed: 1 });
      const whole = { ...before.settings, ...kept, confirmed: before.confirmed };
      await append([event(whole, { ...wanted, ...kept, confirmed: true })]);
    });
    return { done: true };
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return { current: error.current };
    throw error;
  }
}
