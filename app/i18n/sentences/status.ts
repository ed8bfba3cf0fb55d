import { shortened, type Writers } from "./phrases";

export const statusWriters: Writers<"status-contradicted" | "role-undetermined" | "exit-unproven"> = {
  "status-contradicted": ({ status, contradiction, on }, { t, name, date }) => {
    const remedy = t("flags.status-contradicted.remedy");
    if (contradiction === "live") {
      const what =
        status === "prospect"
          ? t("flags.status-contradicted.whatProspect", { name })
          : t("flags.status-contradicted.whatEnded", { name });
      return { what, remedy };
    }
    if (on === null) return { what: t("flags.status-contradicted.whatOverUndated", { name }), remedy };
    return { what: t("flags.status-contradicted.whatOver", { name, date: date(on) }), remedy };
  },
  "role-undetermined": ({ title, kind }, phrases) => ({
    what: phrases.t("flags.role-undetermined.what", { name: phrases.name, service: phrases.service(title, kind) }),
    facts: [
      shortened(title) === null ? null : phrases.term(phrases.t(`terms.serviceKind.${kind}`)),
      phrases.t("flags.role-undetermined.strict"),
    ],
    remedy: phrases.t("flags.role-undetermined.remedy"),
  }),
  "exit-unproven": ({ title, kind, on, deadline }, phrases) => ({
    what: phrases.t("flags.exit-unproven.what", {
      name: phrases.name,
      service: phrases.service(title, kind),
      date: phrases.date(on),
    }),
    facts: [phrases.t("flags.exit-unproven.due", { date: phrases.date(deadline) }), phrases.countdown(deadline)],
    remedy: phrases.t("flags.exit-unproven.remedy"),
  }),
};
