import type { Context } from "~/services/context";
import { collectBlobs } from "~/services/document/collect-blobs.server";
import { deleteDocuments } from "~/services/document/delete-documents.server";
import { sweepDue } from "~/services/flags/sweep-flags.server";
import { makeCheckpoint } from "~/services/history/make-checkpoint.server";
import { openDueCases } from "~/services/inspection/open-due-cases.server";
import type { Job } from "~/services/job/run-due.server";
import { forgetOldMails } from "~/services/mail/show-mails.server";
import { orderDuePacks } from "~/services/pack/schedule-packs.server";
import { forgetEndedVisits } from "~/services/portal/enter-portal.server";
import { remindPortal } from "~/services/reminder/remind-portal.server";
import { remind } from "~/services/reminder/remind.server";
import { sendDigest } from "~/services/reminder/send-digest.server";

/** So many are judged by the server itself; more is a job, for which no page waits. */
const judgedAtOnceMax = 2_000;

/** Brings the flags up to today; what takes long is done in a process of its own. */
export async function sweep(context: Context, startJob: (args: readonly string[]) => void): Promise<void> {
  if ((await sweepDue(context, judgedAtOnceMax)) >= judgedAtOnceMax) startJob(["sweep"]);
}

const hourly = { pattern: "0 * * * *", namedBy: "instant", lateHoursMax: 1 } as const;

/**
 * What is done again and again, in the order in which it is done when several have their turn at once: what is said is said of a
 * register that was looked at that day.
 */
export const regularJobs = (startJob: (args: readonly string[]) => void): Job[] => [
  { ...hourly, name: "sweep", what: "hourly look at passing deadlines", work: (context) => sweep(context, startJob) },
  { ...hourly, name: "cases", what: "hourly opening of planned inspections", work: openDueCases },
  { ...hourly, name: "checkpoint", what: "hourly checkpoint of the history", work: (context) => makeCheckpoint(context) },
  { ...hourly, name: "bin", what: "hourly emptying of the recycle bin", work: deleteDocuments },
  { ...hourly, name: "packs", what: "hourly ordering of the quarter's packs", work: orderDuePacks },
  {
    ...hourly,
    name: "blobs",
    what: "hourly collecting of contents that nothing points to",
    work: (context) => collectBlobs(context),
  },
  {
    name: "reminders",
    pattern: "0 6 * * *",
    namedBy: "day",
    lateHoursMax: 24,
    what: "daily look at what to remind of",
    work: async (context, lease) => {
      await remind(context, lease);
      await remindPortal(context, lease);
    },
  },
  {
    name: "digest",
    pattern: "0 7 * * 1",
    namedBy: "day",
    // On Tuesday evening a Monday's digest is no news any more; what is due is reminded of in any case.
    lateHoursMax: 36,
    what: "weekly digest",
    work: sendDigest,
  },
  {
    name: "mails",
    pattern: "30 3 * * *",
    namedBy: "day",
    lateHoursMax: 24,
    what: "daily forgetting of old mails, and of ended visits to the portal",
    work: async (context) => {
      await forgetOldMails(context);
      await forgetEndedVisits(context);
    },
  },
];
