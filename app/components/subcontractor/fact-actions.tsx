import { AllowedLink } from "~/components/allowed-link";
import { useTranslator } from "~/components/language";

interface FactActionsProps {
  /** What the links are about, for whoever hears them one by one. */
  name: string;
  edit: string;
  remove: string;
  /** Where its files are; absent of what has none. */
  documents?: string;
}

/** The links that edit and remove one thing. */
export function FactActions({ name, edit, remove, documents }: FactActionsProps) {
  const t = useTranslator();
  return (
    <span className="row-actions">
      {documents === undefined ? null : (
        <a href={documents} aria-label={t("documents.openNamed", { name })}>
          {t("documents.open")}
        </a>
      )}
      <AllowedLink plain to={edit} label={t("subcontractor.editNamed", { name })}>
        {t("subcontractor.editOne")}
      </AllowedLink>
      <AllowedLink plain to={remove} label={t("subcontractor.removeNamed", { name })}>
        {t("subcontractor.removeOne")}
      </AllowedLink>
    </span>
  );
}

interface AddButtonProps {
  noun:
    | "contact"
    | "service"
    | "location"
    | "agreement"
    | "evidence"
    | "inspectionPlan"
    | "inspection"
    | "finding"
    | "waiver"
    | "subcontractor";
  path: string;
  primary?: boolean;
}

/** The link that adds one more of a noun. */
export function AddButton({ noun, path, primary = false }: AddButtonProps) {
  const t = useTranslator();
  return (
    <AllowedLink plain className={primary ? "button button-primary" : "button"} to={path}>
      {t(`nouns.${noun}.new`)}
    </AllowedLink>
  );
}
