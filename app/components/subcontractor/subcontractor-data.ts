import { useOutletContext } from "@remix-run/react";
import type { Coverage } from "~/domain/coverage";
import type { DutyState } from "~/domain/permissions/duty";
import type { Deadline } from "~/domain/deadline";
import type { CountryClass, Flag, Light } from "~/domain/flag";
import type { Promise_, ServiceKind, ServiceRole, Subcontractor, Terms } from "~/domain/portfolio";

/** What the pages of one subcontractor are drawn from, for a day; made by `services/subcontractor/show-subcontractor`. */
export interface SubcontractorData {
  facts: Subcontractor;
  light: Light;
  promise: Promise_;
  /** What customers were promised; null where nobody has said. */
  customerTerms: Terms | null;
  inScope: boolean;
  handlesData: boolean;
  kinds: ServiceKind[];
  roles: (ServiceRole | null)[];
  flags: Flag[];
  nextDeadline: Deadline | null;
  coverage: Coverage[];
  residencies: { key: string; class: CountryClass | null; keepsPromise: boolean | null; time: "past" | "now" | "ahead" }[];
  supervision: { nextOn: string | null; latest: string | null; findings: { all: number; closed: number } };
  /** Of what was accepted and closed where two accounts have to do it, by key. */
  duties: { evidence: Record<string, DutyState>; findings: Record<string, DutyState> };
  /** Exceptions that wait for somebody's word, and of the waivers how the duties stand. */
  proposals: {
    open: {
      id: string;
      rule: string;
      subject: string | null;
      from: string;
      until: string;
      reason: string;
      proposedBy: string | null;
      isOwn: boolean;
    }[];
    waivers: DutyState[];
  };
  above: { key: string; name: string }[];
  below: { key: string; name: string; country: string | null; engagedBy: string; depth: number; light: Light }[];
  /** The day asked about, and today. */
  on: string;
  today: string;
}

export const useSubcontractor = () => useOutletContext<SubcontractorData>();

/** The day as links carry it on: null keeps today out of them. */
export const dayInLinks = ({ on, today }: Pick<SubcontractorData, "on" | "today">) => (on === today ? null : on);
