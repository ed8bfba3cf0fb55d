import { useLanguage, useTranslator } from "~/components/language";
import { allowedConcepts, type SupervisionBands } from "~/domain/inspection/supervision";
import { formatList } from "~/i18n/format";

/** Which concepts the points allow, band by band. */
export function BandTable({ bands }: { bands: SupervisionBands }) {
  const t = useTranslator();
  const language = useLanguage();
  const { second, third, fifth } = bands;
  const between = (from: number, to: number) =>
    from === to ? String(from) : t("supervising.points.between", { from: String(from), to: String(to) });
  const rows = [
    { at: second - 1, words: t("supervising.points.upTo", { to: String(second - 1) }) },
    { at: second, words: between(second, third - 1) },
    { at: third, words: between(third, fifth - 1) },
    { at: fifth, words: t("supervising.points.from", { from: String(fifth) }) },
  ];
  return (
    <table className="table band-table">
      <caption className="visually-hidden">{t("supervising.points.bands")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("supervising.points.bandPoints")}</th>
          <th scope="col">{t("supervising.points.bandConcepts")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, words }) => (
          <tr key={words}>
            <td>{words}</td>
            <td>{formatList(language, allowedConcepts(at, bands).map(String), "and")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
