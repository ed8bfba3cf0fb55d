import { Link } from "@remix-run/react";
import { sizeText } from "~/i18n/size-text";
import { formatInstant } from "~/i18n/format";
import { paths } from "~/paths";
import type { PackLine } from "~/services/pack/content";
import { useLanguage, useTranslator } from "../language";
import { EmptyState } from "../ui/page";
import { aboutText, detailText } from "./pack-words";

export function PackList({ packs, timeZone }: { packs: readonly PackLine[]; timeZone: string }) {
  const t = useTranslator();
  const language = useLanguage();
  if (packs.length === 0) return <EmptyState title={t("packs.list.empty")}>{t("packs.list.emptyText")}</EmptyState>;
  return (
    <section aria-labelledby="packs" className="stack">
      <h2 id="packs">{t("packs.list.heading")}</h2>
      <table className="table table-stacked">
        <thead>
          <tr>
            <th scope="col">{t("packs.list.pack")}</th>
            <th scope="col">{t("packs.list.made")}</th>
            <th scope="col">{t("packs.list.state")}</th>
            <th scope="col">{t("packs.list.size")}</th>
          </tr>
        </thead>
        <tbody>
          {packs.map((pack) => (
            <tr key={pack.id}>
              <th scope="row" data-label={t("packs.list.pack")}>
                <Link to={paths.pack(pack.id)}>{aboutText(pack, t)}</Link>
                <div className="muted">{detailText(pack, language, t)}</div>
              </th>
              <td data-label={t("packs.list.made")}>{formatInstant(language, pack.requestedAt, timeZone)}</td>
              <td data-label={t("packs.list.state")}>{t(`packs.states.${pack.state}`)}</td>
              <td data-label={t("packs.list.size")}>{pack.state === "ready" ? sizeText(language, pack.sizeBytes) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
