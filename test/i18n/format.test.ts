import { describe, expect, it } from "vitest";
import geography from "~/domain/data/geography.json";
import { countryInText, inCountry } from "~/i18n/country";
import {
  countryName,
  daysText,
  formatDate,
  formatDateLong,
  formatList,
  formatNumber,
  listTerms,
  monthsText,
} from "~/i18n/format";

describe("dates", () => {
  it("are written short and long", () => {
    expect(formatDate("da", "2026-11-23")).toBe("23. nov. 2026");
    expect(formatDate("en", "2026-11-23")).toBe("23 Nov 2026");
    expect(formatDate("da", "2026-05-01")).toBe("1. maj 2026");
    expect(formatDate("en", "2026-09-01")).toBe("1 Sep 2026");
    expect(formatDateLong("da", "2026-11-23")).toBe("mandag 23. nov. 2026");
    expect(formatDateLong("en", "2026-11-29")).toBe("Sunday 29 Nov 2026");
    expect(formatDateLong("da", "1900-01-01")).toBe("mandag 1. jan. 1900");
    expect(formatDateLong("da", "2199-12-31")).toBe("tirsdag 31. dec. 2199");
  });

  it("agree with the runtime about weekdays", () => {
    const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
    for (let year = 1900; year < 2200; year += 7) {
      const date = `${year}-02-28`;
      expect(formatDateLong("en", date)).toBe(`${weekday.format(Date.parse(date))} 28 Feb ${year}`);
    }
  });

  it("leave alone what is no date", () => expect(formatDate("da", "i går")).toBe("i går"));
});

describe("numbers, counts and lists", () => {
  it("follow the language", () => {
    expect(formatNumber("da", 12345.6)).toBe("12.345,6");
    expect(formatNumber("en", 12345.6)).toBe("12,345.6");
    expect([daysText("da", 1), daysText("da", 0), daysText("da", 1245)]).toEqual(["1 dag", "0 dage", "1.245 dage"]);
    expect([daysText("en", 1), daysText("en", 23)]).toEqual(["1 day", "23 days"]);
    expect([monthsText("da", 1), monthsText("en", 13)]).toEqual(["1 måned", "13 months"]);
    expect(formatList("da", [])).toBe("");
    expect(formatList("da", ["a"])).toBe("a");
    expect(formatList("da", ["a", "b", "c"])).toBe("a, b og c");
    expect(formatList("en", ["a", "b", "c"], "or")).toBe("a, b or c");
    expect(listTerms("da", ["ikke afgjort", "Underdatabehandler"])).toBe("Ikke afgjort, underdatabehandler");
    expect(listTerms("da", ["Cloud", "IT-drift", "Årlig status"])).toBe("Cloud, IT-drift, årlig status");
    expect(listTerms("en", [])).toBe("");
  });
});

describe("countries", () => {
  it("have their names in both languages", () => {
    expect(countryName("da", "GL")).toBe("Grønland");
    expect(countryName("en", "GB")).toBe("United Kingdom");
    expect([countryName("da", "XK"), countryName("en", "XK")]).toEqual(["Kosovo", "Kosovo"]);
    expect(countryName("da", "HK")).toBe("Hongkong");
    expect([countryName("da", "QX"), countryName("da", "nowhere")]).toEqual(["QX", "nowhere"]);
  });

  it("take their preposition and article", () => {
    expect(["DK", "IS", "FO", "US", "IE"].map((code) => inCountry("da", code))).toEqual([
      "i Danmark",
      "på Island",
      "på Færøerne",
      "i USA",
      "i Irland",
    ]);
    expect(["US", "NL", "IM", "DE"].map((code) => inCountry("en", code))).toEqual([
      "in the United States",
      "in the Netherlands",
      "on the Isle of Man",
      "in Germany",
    ]);
    expect(countryInText("da", "GB")).toBe("Storbritannien");
  });

  it("agree with the geography for the EU and EEA", () => {
    for (const [code, [english, danish]] of Object.entries({ ...geography.eu27, ...geography.eea_efta })) {
      expect([countryName("en", code), countryName("da", code)]).toEqual([english, danish]);
    }
  });
});
