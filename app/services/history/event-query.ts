import { isCalendarDate } from "../../domain/calendar";
import { factLists } from "../../domain/portfolio";
import { oneOf } from "../overview/flag-query";

/** What has no noun among those of the register's facts. */
export const subjectsBeside = [
  "inspectionCase",
  "inspectionTemplate",
  "supervision",
  "changeNotice",
  "ownFinding",
  "waiverProposal",
] as const;

export const eventSubjects = [
  "subcontractor",
  "inspectionPlan",
  ...factLists,
  "organisation",
  "account",
  "documents",
  ...subjectsBeside,
  "pack",
  "history",
] as const;

/** What the audit trail is asked for, as its URL says it. */
export interface EventQuery {
  search: string;
  /** Id of an account; "command" or "system" for those. */
  who: string | null;
  subject: (typeof eventSubjects)[number] | null;
  /** Calendar dates in the organisation's time zone, both included. */
  from: string | null;
  to: string | null;
  /** Id of a document: then only who opened or took away its files. */
  seen: string | null;
  /** Only events before this number: the pages go back in time. */
  before: number | null;
}

const searchLengthMax = 200;

const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text);

const dateIn = (params: URLSearchParams, name: string) => {
  const text = params.get(name) ?? "";
  return isCalendarDate(text) ? text : null;
};

export function eventQueryOf(params: URLSearchParams): EventQuery {
  const before = Number(params.get("before") ?? "");
  return {
    search: (params.get("q") ?? "").trim().slice(0, searchLengthMax),
    who: params.get("who") || null,
    subject: oneOf(eventSubjects, params.get("what")),
    from: dateIn(params, "from"),
    to: dateIn(params, "to"),
    seen: isId(params.get("seen") ?? "") ? params.get("seen") : null,
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  };
}

/** The query as a URL has it; what is not asked stays out of it. */
export const eventParams = ({ search, who, subject, from, to, seen, before }: EventQuery) => ({
  q: search,
  who,
  what: subject,
  from,
  to,
  seen,
  before,
});

export const asksForSome = ({ search, who, subject, from, to, seen }: EventQuery) =>
  search !== "" || [who, subject, from, to, seen].some((value) => value !== null);
