import { promises } from "~/domain/portfolio";
import { languages } from "~/i18n/translator";
import { useTranslator } from "./language";
import type { OrganisationValues } from "./organisation-fields";

interface ConflictProps {
  yours: OrganisationValues;
  saved: OrganisationValues;
}

/** What somebody else saved while this form was open, beside what stands in it. */
export function OrganisationConflict({ yours, saved }: ConflictProps) {
  const t = useTranslator();
  const shown = (field: keyof OrganisationValues, value: string) => {
    const promise = promises.find((known) => field === "promise" && known === value);
    if (promise !== undefined) return t(`settings.organisation.promises.${promise}.label`);
    const language = languages.find((known) => field === "language" && known === value);
    return language === undefined ? value : t(`settings.languages.${language}`);
  };
  const fields = ["name", "promise", "timeZone", "language"] as const;
  return (
    <section className="error-summary" role="alert">
      <h2>{t("settings.conflict.title")}</h2>
      <p>{t("settings.conflict.text")}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("settings.conflict.field")}</th>
            <th scope="col">{t("settings.conflict.yours")}</th>
            <th scope="col">{t("settings.conflict.saved")}</th>
          </tr>
        </thead>
        <tbody>
          {fields
            .filter((field) => yours[field] !== saved[field])
            .map((field) => (
              <tr key={field}>
                <th scope="row">{t(`settings.organisation.${field}`)}</th>
                <td>{shown(field, yours[field])}</td>
                <td>{shown(field, saved[field])}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
