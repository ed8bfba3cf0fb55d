import { AllowedLink } from "~/components/allowed-link";
import { useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { paths } from "~/paths";

/** The way to the point scale, for whoever may change it. */
export function ScaleCard() {
  const t = useTranslator();
  if (!useMay().do("supervision.weigh")) return null;
  return (
    <section className="card" aria-labelledby="supervision-scale">
      <h2 id="supervision-scale">{t("supervising.scale.title")}</h2>
      <p>{t("supervising.scale.card")}</p>
      <AllowedLink className="button" to={paths.supervisionScale()}>
        {t("supervising.scale.link")}
      </AllowedLink>
    </section>
  );
}
