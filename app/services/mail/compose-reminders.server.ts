import { findAccount, listAccounts, type StoredAccount } from "../../../db/queries/account.server";
import { listStored } from "../../../db/queries/facts.server";
import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { listRemindedOn } from "../../../db/queries/reminder.server";
import { getTally } from "../../../db/queries/tally.server";
import { liveView } from "../../../db/queries/standing.server";
import { daysAheadUrlOf, unsubscribeUrlOf } from "../../auth/reminder-token.server";
import { isOpen } from "../../domain/account";
import { daysBetween, plusDays } from "../../domain/calendar";
import { severities } from "../../domain/portfolio";
import type { Dated } from "../../domain/reminder/dated";
import { recipientsOf } from "../../domain/reminder/recipient";
import { digestDays, digestLinesMax, type ReminderKind } from "../../domain/reminder/wanted";
import { tallyNames } from "../../domain/standing";
import { deadlineText } from "../../i18n/deadline-text";
import { daysText, formatDate } from "../../i18n/format";
import { type Language, languageAmong } from "../../i18n/language";
import { translatorFor } from "../../i18n/translator";
import { type Mail, plainMail } from "../../mail/plain-mail";
import type { Context } from "../context";
import { missedOf, nameOf } from "../reminder/gather-dated.server";
import { listDated } from "../reminder/list-dated.server";
import { listMissingAnswers } from "../reminder/missing-answers.server";

const listedMax = 50_000;

/** An account that is to get it, and the day that the row names: `ACCOUNT/DAY`. */
async function openRecipient(context: Context, subjectId: string) {
  const [accountId = "", day = ""] = subjectId.split("/");
  const { reader } = context.database;
  const account = await findAccount(reader, accountId);
  if (account === null || !isOpen(account, context.now().toISOString())) return null;
  const language = languageAmong(account.language, (await getRegister(reader)).language);
  return { account, day, language, organisation: (await getOrganisation(reader)).name };
}

function lineOf(language: Language, today: string, dated: Dated): string {
  const t = translatorFor(language);
  const left = daysBetween(today, dated.on);
  const days = daysText(language, Math.abs(left));
  const when = left === 0 ? t("reminderMail.today") : t(left > 0 ? "reminderMail.in" : "reminderMail.passed", { days });
  const said = { date: formatDate(language, dated.on), what: deadlineText(dated, language), when };
  if (dated.subcontractor === null) return t("reminderMail.lineOwn", said);
  return t("reminderMail.line", { ...said, name: dated.subcontractor.name });
}

/** As many lines as a mail has room for; the last says how many there are besides. */
function linesOf(language: Language, today: string, dated: readonly Dated[]): string[] {
  const room = dated.length <= digestLinesMax ? digestLinesMax : digestLinesMax - 1;
  const lines = dated.slice(0, room).map((one) => lineOf(language, today, one));
  if (dated.length <= room) return lines;
  return [...lines, translatorFor(language)("reminderMail.more", { count: dated.length - room })];
}

interface Said {
  account: StoredAccount;
  language: Language;
  kind: ReminderKind;
  subject: string;
  paragraphs: readonly string[];
  dated: readonly Dated[];
  after?: readonly string[];
}

function mailOf(context: Context, { account, language, kind, subject, paragraphs, dated, after = [] }: Said): Mail {
  const t = translatorFor(language);
  const unsubscribe = unsubscribeUrlOf(context.installation, account.id, kind);
  const mail = plainMail(language, {
    to: account.email,
    subject,
    paragraphs: [t("mail.hello"), ...paragraphs],
    list: linesOf(language, context.today, dated),
    middle: { button: t("reminderMail.button"), url: daysAheadUrlOf(context.installation) },
    after: [...after, t("reminderMail.stop", { url: unsubscribe })],
  });
  return { ...mail, unsubscribe };
}

/** What somebody was reminded of on a day, without what was settled since. The row is the account and the day. */
export async function composeReminders(context: Context, subjectId: string): Promise<Mail | null> {
  const found = await openRecipient(context, subjectId);
  if (found === null) return null;
  const { account, day, language, organisation } = found;
  const { reader } = context.database;
  const { today } = context;
  const reminded = (await listRemindedOn(reader, account.id, day)).filter(({ subject }) => subject !== "digest");
  const names = new Set(reminded.map(({ subject, subjectId: id, dueOn }) => nameOf({ kind: subject, id, on: dueOn })));
  const dues = reminded.map(({ dueOn }) => dueOn).sort();
  const [first = day, last = day] = [dues[0], dues.at(-1)];
  const passed = reminded.filter(({ dueOn, subjectId: id }) => dueOn < today && id.includes("/"));
  const ids = [...new Set(passed.map(({ subjectId: id }) => id.split("/")[0] ?? ""))];
  const all = new Map<string, Dated>();
  for (const dated of [
    ...(await missedOf(reader, await listStored(reader, ids), first, today)),
    ...(await listMissingAnswers(reader, first, today)),
    ...(await listDated(reader, account.scope, first, last, listedMax)),
  ])
    all.set(nameOf(dated), dated);
  const dated = [...all].filter(([name]) => names.has(name)).map(([, one]) => one);
  dated.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (dated.length === 0) return null;
  const t = translatorFor(language);
  return mailOf(context, {
    account,
    language,
    kind: "reminders",
    subject: t("reminderMail.reminders.subject", { count: dated.length }),
    paragraphs: [t("reminderMail.reminders.text", { organisation })],
    dated,
  });
}

/** What is ahead of somebody in the next thirty days. The row is the account and the Monday. */
export async function composeDigest(context: Context, subjectId: string): Promise<Mail | null> {
  const found = await openRecipient(context, subjectId);
  if (found === null) return null;
  const { account, day, language, organisation } = found;
  const { reader } = context.database;
  const at = context.now().toISOString();
  const accounts = (await listAccounts(reader)).filter((one) => isOpen(one, at));
  const ahead = await listDated(reader, account.scope, context.today, plusDays(context.today, digestDays), listedMax);
  const dated = ahead.filter((one) => recipientsOf(one, accounts).includes(account.id));
  if (dated.length === 0) return null;
  const names = severities.map((severity) => tallyNames.severity(severity, false));
  const tally = await getTally(reader, account.scope, liveView, names);
  const open = names.reduce((sum, name) => sum + tally.of(name), 0);
  const t = translatorFor(language);
  return mailOf(context, {
    account,
    language,
    kind: "digest",
    subject: t("reminderMail.digest.subject", { date: formatDate(language, day) }),
    paragraphs: [t("reminderMail.digest.text", { organisation })],
    dated,
    after: open === 0 ? [] : [t("reminderMail.digest.overdue", { count: open })],
  });
}
