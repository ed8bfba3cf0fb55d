import { useTranslator } from "~/components/language";
import type { UploadOutcome } from "./upload-outcome";

/** What came of each file: kept, and where else the same content is, or why it was refused. */
export function OutcomeList({ outcomes }: { outcomes: readonly UploadOutcome[] }) {
  const t = useTranslator();
  if (outcomes.length === 0) return null;
  return (
    <div role="status">
      <ul className="upload-outcomes">
        {outcomes.map(({ fileName, stored, problem, alsoAt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: outcomes only ever come at the end
          <li key={index} className={problem === null ? undefined : "field-error"}>
            {problem === null
              ? null
              : fileName === ""
                ? problem
                : t("documents.upload.refused", { name: fileName, reason: problem })}
            {stored === null ? null : (
              <>
                {t("documents.upload.stored", { name: fileName })} <a href={stored}>{t("documents.upload.review")}</a>
              </>
            )}
            {alsoAt.length === 0 ? null : (
              <>
                {" "}
                {t("documents.upload.alsoAt")}{" "}
                {alsoAt.map(({ to, name }) => (
                  <a key={to} href={to} className="break-all">
                    {name}
                  </a>
                ))}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
