import type { AnnexSection, ServiceKind } from "../../portfolio";
import type { InspectionTarget, Words } from "../questionnaire";

/** What a question is about in the frameworks that ask for it. */
export interface Mappings {
  /** Controls of ISO/IEC 27001:2022, Annex A. */
  iso27001: readonly string[];
  /** Letters of GDPR Art. 32. */
  gdpr32: string;
  /** Letters of NIS2 Art. 21(2). */
  nis2: string;
  /** Points of the annex to Implementing Regulation (EU) 2024/2690. */
  cir: string;
}

/** A question of the bank, in the words of who asks it of whom. */
export interface BankQuestion {
  id: string;
  targets: readonly InspectionTarget[];
  /** As we ask it of ourselves. */
  ours: Words;
  /** As we ask it of a subcontractor, where it needs other words. */
  theirs?: Words;
  /** What shows that it is met. */
  evidence: Words;
  maps: Mappings;
}

export interface BankSection {
  id: AnnexSection;
  title: Words;
  /** Kinds of service that it is for; empty for every kind. */
  kinds: readonly ServiceKind[];
  questions: readonly BankQuestion[];
}
