import { useTranslator } from "~/components/language";
import { paths } from "~/paths";

/** Ends the visit. */
export function LeaveForm() {
  const t = useTranslator();
  return (
    <form method="post" action={paths.portalStep("leave")}>
      <button className="button button-quiet" type="submit">
        {t("portal.overview.leave")}
      </button>
    </form>
  );
}
