import { clauseIds } from "~/domain/agreement";
import type { Coverage } from "~/domain/coverage";
import type { AgreementKind } from "~/domain/portfolio";
import { agreementKinds } from "~/domain/portfolio";
import { requirements } from "~/domain/requirement";
import { agreementFacts, coverageState, evidenceFacts } from "~/i18n/coverage-text";
import type { Language } from "~/i18n/language";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { AllowedLink } from "./allowed-link";
import { useLanguage, useTranslator } from "./language";
import { StateBadge } from "./state-badge";
import { dayInLinks, type SubcontractorData } from "./subcontractor/subcontractor-data";
import { ValidityBar } from "./validity-bar";

const isAgreement = (needed: Coverage["needed"]): needed is AgreementKind => agreementKinds.some((kind) => kind === needed);

export function neededText(needed: Coverage["needed"], language: Language): string {
  const t = translatorFor(language);
  return isAgreement(needed) ? t(`terms.agreementKind.${needed}`) : t(`terms.requirement.${needed}`);
}

function heldFacts({ facts, on }: SubcontractorData, coverage: Coverage, language: Language): string[] {
  const { held } = coverage;
  const agreement = facts.agreements.find(({ key }) => held?.list === "agreements" && key === held.key);
  if (agreement !== undefined) return agreementFacts(agreement, coverage, on, clauseIds.length, language);
  const evidence = facts.evidence.find(({ key }) => held?.list === "evidence" && key === held.key);
  return evidence === undefined
    ? [translatorFor(language)("subcontractor.coverage.nothing")]
    : evidenceFacts(evidence, coverage, on, language);
}

/** The form that adds what is missing, its kind filled in where only one will do. */
function addPath({ facts, ...data }: SubcontractorData, { needed }: Coverage): string {
  const on = dayInLinks(data);
  if (isAgreement(needed)) return paths.newFact(facts.key, "agreements", { kind: needed, on });
  const kinds = [...(requirements.find(({ id }) => id === needed)?.satisfiedBy ?? [])];
  return paths.newFact(facts.key, "evidence", { kind: kinds.length === 1 ? kinds[0] : null, on });
}

/** One requirement: what it is, what is held against it, how that stands, and when it is valid. */
export function RequirementRow({ data, coverage }: { data: SubcontractorData; coverage: Coverage }) {
  const t = useTranslator();
  const language = useLanguage();
  const { on, facts } = data;
  const { held, from, until, noticeOn } = coverage;
  const name = neededText(coverage.needed, language);
  const state = coverageState(coverage, on, language);
  const tone = state.severity === null ? "good" : state.severity === "critical" ? "bad" : "attention";
  return (
    <tr>
      <th scope="row">
        <span className="row-title">{name}</span>
        <span className="facts-line row-facts">
          {heldFacts(data, coverage, language).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </th>
      <td>
        <StateBadge severity={state.severity} waived={state.waived}>
          {state.text}
        </StateBadge>
      </td>
      <td className="cell-bar">
        <ValidityBar on={on} from={from} until={until} noticeOn={noticeOn} tone={tone} />
      </td>
      <td className="cell-actions">
        {held === null ? (
          <AllowedLink plain to={addPath(data, coverage)} label={t("subcontractor.addNamed", { name })}>
            {t("subcontractor.add")}
          </AllowedLink>
        ) : (
          <AllowedLink
            plain
            to={paths.editFact(facts.key, held.list, held.key, { on: dayInLinks(data) })}
            label={t("subcontractor.openNamed", { name })}
          >
            {t("subcontractor.open")}
          </AllowedLink>
        )}
      </td>
    </tr>
  );
}
