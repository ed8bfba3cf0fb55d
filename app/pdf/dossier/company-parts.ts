import type { Block } from "../content";
import { noticesOf } from "./flag-notices";
import { said, type Wording } from "./wording";

function parentText({ dossier, t, date, country }: Wording): string {
  const { parentCountry, parentAssessedOn, details } = dossier.company;
  const name = details?.parentName ?? null;
  if (parentCountry === null && name === null) return t("dossier.company.parentUnset");
  const land = parentCountry === null ? null : country(parentCountry);
  const parent =
    name !== null && land !== null ? t("dossier.company.parentNamed", { name, country: land }) : (name ?? land ?? "");
  return parentAssessedOn === null
    ? t("dossier.company.parentNever", { parent })
    : t("dossier.company.parentAssessed", { parent, date: date(parentAssessedOn) });
}

function contactsOf({ dossier, t }: Wording): Block[] {
  const { details } = dossier.company;
  if (details === null) return [];
  if (details.contacts.length === 0) return [said(t("dossier.company.noContacts"))];
  const or = (text: string | null) => text ?? t("dossier.none");
  return [
    {
      kind: "table",
      caption: t("dossier.company.contacts"),
      columns: [
        { title: t("dossier.company.name"), width: 3, isRowHeader: true },
        { title: t("dossier.company.role"), width: 2 },
        { title: t("dossier.company.email"), width: 3.4 },
        { title: t("dossier.company.phone"), width: 2 },
      ],
      rows: details.contacts.map(({ name, role, email, phone }) => [or(name), or(role), or(email), or(phone)]),
    },
  ];
}

/** Who it is, who owns it and whom to ask there. */
export function companyBlocks(wording: Wording): Block[] {
  const { dossier, t } = wording;
  const { status, criticality, affectsSecurity, engagedBy, details } = dossier.company;
  const or = (text: string | null) => text ?? t("dossier.none");
  return [
    ...noticesOf("company", wording),
    {
      kind: "facts",
      facts: [
        ...(details === null
          ? []
          : [
              { term: t("dossier.company.address"), value: or(details.address) },
              { term: t("dossier.company.website"), value: or(details.website) },
              { term: t("dossier.company.owner"), value: or(details.owner) },
            ]),
        { term: t("dossier.company.status"), value: t(`terms.status.${status}`) },
        { term: t("dossier.company.criticality"), value: t(`terms.severity.${criticality}`) },
        { term: t("dossier.company.affectsSecurity"), value: t(affectsSecurity ? "dossier.yes" : "dossier.no") },
        { term: t("dossier.company.parent"), value: parentText(wording) },
        {
          term: t("dossier.company.engagedBy"),
          value: engagedBy.length === 0 ? t("dossier.company.us") : engagedBy.map(({ name }) => name).join(" ← "),
        },
      ],
    },
    ...contactsOf(wording),
  ];
}

/** What it delivers. */
export function servicesBlocks(wording: Wording): Block[] {
  const { dossier, t, date } = wording;
  const period = (from: string, to: string | null) =>
    to === null
      ? t("dossier.services.from", { date: date(from) })
      : t("dossier.services.fromTo", { from: date(from), to: date(to) });
  const table: Block =
    dossier.services.length === 0
      ? said(t("dossier.services.none"))
      : {
          kind: "table",
          caption: t("dossier.services.caption"),
          columns: [
            { title: t("dossier.services.service"), width: 3.4, isRowHeader: true },
            { title: t("dossier.services.kind"), width: 1.8 },
            { title: t("dossier.services.role"), width: 2.6 },
            { title: t("dossier.services.period"), width: 2.8 },
          ],
          rows: dossier.services.map(({ name, kind, role, startsOn, endsOn }) => [
            name ?? t(`terms.serviceKind.${kind}`),
            t(`terms.serviceKind.${kind}`),
            role === null ? { text: t("dossier.services.roleUnset"), state: "medium" } : t(`terms.serviceRole.${role}`),
            period(startsOn, endsOn),
          ]),
        };
  return [...noticesOf("services", wording), table, said(t("dossier.services.limit"))];
}

/** What was judged before it was engaged. */
export const riskBlocks = ({ t }: Wording): Block[] => [said(t("dossier.risk.limit"))];
