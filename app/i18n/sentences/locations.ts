import { shortened, type Writers } from "./phrases";

type LocationRule =
  | "location-none"
  | "location-unknown"
  | "location-imprecise"
  | "residency-broken"
  | "territory-undecided"
  | "transfer-no-basis"
  | "transfer-unconfirmed"
  | "transfer-assessment-overdue"
  | "adequacy-ending"
  | "location-stale"
  | "parent-outside-eea"
  | "chain-identity-incomplete";

export const locationWriters: Writers<LocationRule> = {
  "location-none": (_, { t, name }) => ({
    what: t("flags.location-none.what", { name }),
    remedy: t("flags.location-none.remedy"),
  }),
  "location-unknown": (place, phrases) => {
    const which = phrases.t(`forms.whichCountry.${place.path}`, { name: phrases.name });
    const region = phrases.region(place.region);
    return {
      what: phrases.t("flags.location-unknown.what", { which }),
      facts: [phrases.town(place), region === null ? null : phrases.t("flags.location-unknown.only", { region })],
      remedy: phrases.t("flags.location-unknown.remedy"),
    };
  },
  "location-imprecise": (place, phrases) => ({
    what: phrases.t("flags.location-imprecise.what", { where: phrases.where(place) }),
    facts: [phrases.town(place)],
    remedy: phrases.t("flags.location-imprecise.remedy"),
  }),
  "residency-broken": (facts, phrases) => {
    const { t } = phrases;
    const suffix = ({ EU: "Eu", EEA: "Eea", none: "None" } as const)[facts.promise];
    return {
      what: t(`flags.residency-broken.what${suffix}`, { where: phrases.where(facts) }),
      facts: [
        phrases.town(facts),
        phrases.term(t(`terms.countryClass.${facts.class}`)),
        facts.promise === "none"
          ? null
          : t("flags.residency-broken.promised", { promise: phrases.term(t(`terms.promise.${facts.promise}`)) }),
      ],
      remedy: t(`flags.residency-broken.remedy${facts.path === "remote-access" ? "Remote" : suffix}`),
    };
  },
  "territory-undecided": (facts, phrases) => ({
    what: phrases.t("flags.territory-undecided.what", { where: phrases.where(facts) }),
    facts: [phrases.town(facts), phrases.tool(facts.tool)],
    remedy: phrases.t("flags.territory-undecided.remedy"),
  }),
  "transfer-no-basis": (facts, phrases) => ({
    what: phrases.t("flags.transfer-no-basis.what", { where: phrases.where(facts) }),
    facts: [phrases.town(facts), phrases.tool(facts.tool)],
    remedy: phrases.t("flags.transfer-no-basis.remedy"),
  }),
  "transfer-unconfirmed": (facts, phrases) => ({
    what: phrases.t("flags.transfer-unconfirmed.what", { where: phrases.where(facts) }),
    facts: [phrases.town(facts), phrases.tool(facts.tool)],
    remedy: phrases.t("flags.transfer-unconfirmed.remedy"),
  }),
  "transfer-assessment-overdue": (facts, phrases) => {
    const { t, date } = phrases;
    const where = phrases.where(facts);
    return {
      what:
        facts.lastOn === null
          ? t("flags.transfer-assessment-overdue.whatNever", { where })
          : t("flags.transfer-assessment-overdue.what", { where, date: date(facts.lastOn) }),
      facts: [
        phrases.town(facts),
        phrases.tool(facts.tool),
        facts.on === null ? null : t("flags.transfer-assessment-overdue.due", { date: date(facts.on) }),
        phrases.countdown(facts.on),
      ],
      remedy: t("flags.transfer-assessment-overdue.remedy"),
    };
  },
  "adequacy-ending": (facts, phrases) => ({
    what: phrases.t("flags.adequacy-ending.what", {
      where: phrases.where(facts),
      country: facts.country === null ? phrases.place(facts) : phrases.country(facts.country),
      date: phrases.date(facts.on),
    }),
    facts: [phrases.town(facts), phrases.countdown(facts.on)],
    remedy: phrases.t("flags.adequacy-ending.remedy"),
  }),
  "location-stale": (facts, phrases) => {
    const { t, name, date } = phrases;
    const place = phrases.place(facts);
    const path = phrases.term(t(`terms.locationPath.${facts.path}`));
    const remedy = t("flags.location-stale.remedy");
    if (facts.lastOn === null) return { what: t("flags.location-stale.whatNever", { place, name }), facts: [path], remedy };
    return {
      what: t("flags.location-stale.what", { place, name, months: phrases.monthsSince(facts.lastOn) }),
      facts: [path, t("flags.location-stale.last", { date: date(facts.lastOn) }), phrases.countdown(facts.on)],
      remedy,
    };
  },
  "parent-outside-eea": ({ title, country, on, lastOn }, phrases) => {
    const { t, name, date } = phrases;
    const inPlace = phrases.inCountry(country);
    return {
      what:
        lastOn === null
          ? t("flags.parent-outside-eea.whatNever", { name, in: inPlace })
          : t("flags.parent-outside-eea.what", { name, in: inPlace, date: date(lastOn) }),
      facts: [
        shortened(title),
        on === null ? null : t("flags.parent-outside-eea.due", { date: date(on) }),
        phrases.countdown(on),
      ],
      remedy: t("flags.parent-outside-eea.remedy"),
    };
  },
  "chain-identity-incomplete": ({ missing }, { t, name }) => {
    const suffix = missing.length > 1 ? "Both" : missing[0] === "address" ? "Address" : "Contact";
    return {
      what: t(`flags.chain-identity-incomplete.what${suffix}`, { name }),
      remedy: t(`flags.chain-identity-incomplete.remedy${suffix}`),
    };
  },
};
