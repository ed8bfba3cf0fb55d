import { backup } from "./backup";
import { contingency } from "./contingency";
import { customerResponsibility } from "./customer-responsibility";
import { encryption } from "./encryption";
import { logging } from "./logging";
import { logicalAccess } from "./logical-access";
import { monitoring } from "./monitoring";
import { network } from "./network";
import { physicalSecurity } from "./physical-security";
import { suppliers } from "./suppliers";
import { vulnerability } from "./vulnerability";
import type { BankQuestion, BankSection } from "./bank-question";

/** The question bank, by the sections of a host's measures (domain reference, section 6). */
export const bank: readonly BankSection[] = [
  physicalSecurity,
  logicalAccess,
  network,
  logging,
  vulnerability,
  monitoring,
  backup,
  encryption,
  suppliers,
  contingency,
  customerResponsibility,
];

const byId = new Map<string, BankQuestion>(bank.flatMap(({ questions }) => questions.map((question) => [question.id, question])));

/** Null where the bank has no such question. */
export const findBankQuestion = (id: string): BankQuestion | null => byId.get(id) ?? null;
