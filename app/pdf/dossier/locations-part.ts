import type { HeldLocation } from "~/domain/dossier/dossier";
import type { Edition } from "~/domain/dossier/edition";
import { isInEea } from "~/domain/residency";
import { formatList } from "~/i18n/format";
import { regionName } from "~/i18n/region";
import type { Block, Cell, EuropeMap } from "../content";
import { evidenceBlocks } from "./evidence-part";
import { noticesOf } from "./flag-notices";
import { said, type Wording } from "./wording";

type Place = HeldLocation<Edition>;

function placeText({ city, country, region, details }: Place, wording: Wording): string {
  const { t, language } = wording;
  const area =
    country !== null
      ? wording.country(country)
      : region === null
        ? t("dossier.locations.unknownCountry")
        : regionName(language, region);
  return [details?.address ?? null, city, area].filter((one) => one !== null).join(", ");
}

function transferCell(place: Place, { t, date }: Wording): string | Cell {
  const { transferTool, transferAssessedOn } = place;
  if (place.class !== null && isInEea(place.class)) return t("dossier.locations.noTransfer");
  if (transferTool === null) return { text: t("dossier.locations.noTool"), state: place.isLive ? "medium" : "none" };
  return {
    text: t(`terms.transferTool.${transferTool}`),
    note:
      transferAssessedOn === null
        ? t("dossier.locations.notAssessed")
        : t("dossier.locations.assessed", { date: date(transferAssessedOn) }),
  };
}

function tableOf({ locations, cover }: Wording["dossier"], wording: Wording): Block {
  const { t, date, dateOr } = wording;
  return {
    kind: "table",
    caption: t("dossier.locations.caption"),
    columns: [
      { title: t("dossier.locations.place"), width: 3.2, isRowHeader: true },
      { title: t("dossier.locations.use"), width: 1.8 },
      { title: t("dossier.locations.verdict"), width: 2.2 },
      { title: t("dossier.locations.transfer"), width: 2.6 },
      { title: t("dossier.locations.confirmed"), width: 1.7 },
    ],
    rows: locations.map((place) => [
      {
        text: placeText(place, wording),
        ...(place.isLive ? {} : { note: t("dossier.locations.notLive", { date: date(cover.on) }) }),
      },
      t(`terms.locationPath.${place.path}`),
      {
        text: place.class === null ? t("dossier.locations.unknownCountry") : t(`terms.countryClass.${place.class}`),
        state: !place.isLive ? "none" : place.keepsPromise ? "fulfilled" : "critical",
      },
      transferCell(place, wording),
      dateOr(place.confirmedOn, t("dossier.locations.never")),
    ]),
  };
}

function mapBlock(wording: Wording): Block[] {
  const { dossier, t, language } = wording;
  const { map } = dossier;
  if (map === null) return [];
  const live = dossier.locations.filter(({ isLive, country }) => isLive && country !== null);
  const countries = [...new Set(live.flatMap(({ country }) => country ?? []))].map(wording.country);
  const used = new Set(map.shapes.map((shape) => shape.class));
  const legend: EuropeMap["legend"] = [
    { mark: "eu", text: t("dossier.locations.legendEu") },
    ...(used.has("EEA") ? [{ mark: "eea" as const, text: t("dossier.locations.legendEea") }] : []),
    { mark: "adequate", text: t("dossier.locations.legendAdequate") },
    { mark: "third", text: t("dossier.locations.legendThird") },
    ...(map.sites.some(({ keepsPromise, isCountryOnly }) => keepsPromise && !isCountryOnly)
      ? [{ mark: "site" as const, text: t("dossier.locations.legendSite") }]
      : []),
    ...(map.sites.some(({ isCountryOnly }) => isCountryOnly)
      ? [{ mark: "country" as const, text: t("dossier.locations.legendCountry") }]
      : []),
    ...(map.sites.some(({ keepsPromise }) => !keepsPromise)
      ? [{ mark: "outside" as const, text: t("dossier.locations.legendOutside") }]
      : []),
  ];
  return [
    {
      kind: "europe-map",
      caption: t("dossier.locations.map"),
      alternative: t("dossier.locations.mapAlternative", { countries: formatList(language, countries) }),
      frame: map.frame,
      shapes: map.shapes,
      sites: map.sites.map(({ x, y, city, country, keepsPromise, isCountryOnly }) => ({
        x,
        y,
        label: city ?? wording.country(country),
        keepsPromise,
        isCountryOnly,
      })),
      legend,
    },
  ];
}

function verdictOf({ dossier, t }: Wording): Block[] {
  const live = dossier.locations.filter(({ isLive }) => isLive);
  const promise = t(`terms.promise.${dossier.cover.promise}`);
  const broken = live.filter(({ keepsPromise }) => !keepsPromise).length;
  if (live.length === 0 || dossier.cover.promise === "none") return [];
  if (broken > 0)
    return [
      { kind: "paragraph", text: t("dossier.locations.broken", { count: String(broken), all: String(live.length), promise }) },
    ];
  return [
    {
      kind: "paragraph",
      text:
        live.length === 1
          ? t("dossier.locations.keptOne", { promise })
          : t("dossier.locations.kept", { count: String(live.length), promise }),
    },
  ];
}

/** Where data is and from where it can be reached, and by which right it leaves the EEA. */
export function locationsBlocks(wording: Wording): Block[] {
  const { dossier, t } = wording;
  const goesToUs = dossier.locations.some(({ country, isLive }) => country === "US" && isLive);
  return [
    ...noticesOf("locations", wording),
    ...(dossier.locations.length === 0
      ? [said(t("dossier.locations.none"))]
      : [...verdictOf(wording), ...mapBlock(wording), tableOf(dossier, wording)]),
    ...(goesToUs ? [said(t("dossier.locations.us"))] : []),
    ...evidenceBlocks("locations", wording),
  ];
}
