import { plusDays, plusMonths } from "../../app/domain/calendar";
import { formatDate } from "../../app/i18n/format";
import type { Language } from "../../app/i18n/language";
import type { Block, DocumentContent, EuropeMap, Part, State, Table, Timeline } from "../../app/pdf/content";
import { europe, mapFrame, pointOf } from "../../app/services/overview/europe-shapes.server";
import { numbers } from "./generate";
import { type Words, wordsOf } from "./pdf-words";

const today = "2026-11-23";

const eu = [
  "AT",
  "BE",
  "BG",
  "CY",
  "CZ",
  "DE",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "HU",
  "IE",
  "IT",
  "LT",
  "LU",
  "LV",
  "NL",
  "PL",
  "PT",
  "RO",
  "SE",
  "SI",
  "SK",
];
const classOf = (code: string | null) =>
  code !== null && eu.includes(code)
    ? "EU"
    : code === "NO" || code === "IS"
      ? "EEA"
      : code === "GB" || code === "CH"
        ? "ADEQUATE"
        : "THIRD";

const sites = [
  { city: "Esbjerg", country: "DK", latitude: 55.5, longitude: 8.5, keepsPromise: true },
  { city: "Roubaix", country: "FR", latitude: 50.7, longitude: 3.2, keepsPromise: true },
  { city: "Falkenstein", country: "DE", latitude: 50.5, longitude: 12.4, keepsPromise: true },
  { city: "Oslo", country: "NO", latitude: 59.9, longitude: 10.8, keepsPromise: false },
] as const;

function mapOf(w: Words): EuropeMap {
  return {
    kind: "europe-map",
    caption: w.mapCaption,
    alternative: w.mapAlternative,
    frame: mapFrame,
    shapes: europe.map(({ code, d }) => ({
      code,
      d,
      class: classOf(code),
      holdsData: sites.some(({ country }) => country === code),
    })),
    sites: sites.flatMap(({ city, latitude, longitude, keepsPromise }) => {
      const point = pointOf(latitude, longitude);
      return point === null ? [] : [{ ...point, label: city, keepsPromise }];
    }),
    legend: [
      { mark: "eu", text: w.legend.eu },
      { mark: "eea", text: w.legend.eea },
      { mark: "adequate", text: w.legend.adequate },
      { mark: "third", text: w.legend.third },
      { mark: "site", text: w.legend.site },
      { mark: "outside", text: w.legend.outside },
    ],
  };
}

const states: Record<string, State> = { valid: "fulfilled", expired: "critical", soon: "medium", missing: "missing" };

function timelineOf(w: Words): Timeline {
  return {
    kind: "timeline",
    caption: w.timelineCaption,
    alternative: w.timelineAlternative,
    from: "2024-07-01",
    to: "2028-07-01",
    today: { on: today, label: w.today },
    rows: w.requirements.map(({ name, state }, at) => ({
      label: name,
      bars:
        state === "missing"
          ? []
          : [
              {
                from: plusMonths("2024-09-01", at * 2),
                to: state === "expired" ? "2026-06-30" : at % 3 === 0 ? null : plusMonths("2027-01-01", at * 2),
                state: states[state] ?? "none",
              },
            ],
      ticks: at === 0 ? ["2027-06-30"] : [],
    })),
    legend: [
      { mark: "fulfilled", text: w.states.valid },
      { mark: "medium", text: w.states.soon },
      { mark: "critical", text: w.states.expired },
      { mark: "tick", text: w.notice },
    ],
  };
}

function requirementsOf(w: Words): Table {
  return {
    kind: "table",
    caption: w.requirementsCaption,
    columns: [
      { title: w.columns.requirement, width: 3, isRowHeader: true },
      { title: w.columns.held, width: 5 },
      { title: w.columns.state, width: 2 },
      { title: w.columns.until, width: 2, align: "right" },
    ],
    rows: w.requirements.map(({ name, held, state }, at) => [
      name,
      held,
      { text: w.states[state], state: states[state] ?? "none" },
      state === "missing" ? "—" : formatDate(w.language, plusMonths("2027-01-01", at)),
    ]),
  };
}

function clausesOf(w: Words, random: () => number): Table {
  return {
    kind: "table",
    caption: w.clausesCaption,
    columns: [
      { title: "#", width: 0.6, align: "right" },
      { title: w.columns.clause, width: 6, isRowHeader: true },
      { title: w.columns.place, width: 1.6 },
      { title: w.columns.state, width: 2.2 },
    ],
    rows: Array.from({ length: 39 }, (_, at) => {
      const isMet = random() > 0.06;
      return [
        String(at + 1),
        w.clauses[at % w.clauses.length] ?? "",
        `§ ${1 + Math.floor(at / 4)}.${1 + (at % 4)}`,
        { text: isMet ? w.met : w.notMet, state: isMet ? "fulfilled" : "high" },
      ];
    }),
  };
}

function answersOf(w: Words, random: () => number): Table {
  return {
    kind: "table",
    caption: w.answersCaption,
    columns: [
      { title: w.columns.question, width: 4, isRowHeader: true },
      { title: w.columns.answer, width: 5 },
      { title: w.columns.assessment, width: 2 },
    ],
    rows: Array.from({ length: 36 }, (_, at) => [
      `${1 + Math.floor(at / 8)}.${1 + (at % 8)} ${w.questions[at % w.questions.length]}`,
      { text: w.answers[Math.floor(random() * w.answers.length)] ?? "", note: at % 5 === 0 ? w.answerNote : "" },
      { text: random() > 0.1 ? w.met : w.partly, state: random() > 0.1 ? "fulfilled" : "medium" },
    ]),
  };
}

const hexDigits = (random: () => number, count: number) =>
  Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join("");

function trailOf(w: Words, random: () => number): Table {
  return {
    kind: "table",
    caption: w.trailCaption,
    columns: [
      { title: "#", width: 0.9, align: "right" },
      { title: w.columns.at, width: 2.4 },
      { title: w.columns.who, width: 2.2 },
      { title: w.columns.event, width: 5, isRowHeader: true },
      { title: w.columns.leaf, width: 2.4 },
    ],
    rows: Array.from({ length: 56 }, (_, at) => [
      String(1204 + at * 7),
      `${formatDate(w.language, plusDays("2026-01-04", at * 4))} ${String(8 + (at % 9)).padStart(2, "0")}:${String((at * 13) % 60).padStart(2, "0")}`,
      w.people[at % w.people.length] ?? "",
      w.events[at % w.events.length] ?? "",
      { text: [{ text: `${hexDigits(random, 16)}…`, style: "code" }] },
    ]),
  };
}

function partsOf(w: Words, name: string, seed: number): Part[] {
  const random = numbers(seed);
  const of = (part: string) => `${part}-${seed}`;
  const part = (at: number, blocks: Block[], startsPage = false): Part => ({
    anchor: of(String(at)),
    title: `${at}. ${w.partTitles[at - 1]}`,
    summary: `${name} · ${w.summary}`,
    blocks,
    startsPage,
  });
  return [
    part(
      1,
      [
        { kind: "facts", facts: w.answersFirst.map(([term, value, state]) => ({ term, value, state })) },
        { kind: "notice", tone: "missing", title: w.missingTitle, text: w.missingText },
        { kind: "heading", level: 1, text: w.requirementsHeading, anchor: of("requirements") },
        { kind: "paragraph", text: w.requirementsText },
        requirementsOf(w),
        timelineOf(w),
      ],
      true,
    ),
    part(2, [
      { kind: "facts", facts: w.masterData.map(([term, value]) => ({ term, value })) },
      { kind: "heading", level: 1, text: w.servicesHeading },
      { kind: "list", items: w.services },
      { kind: "notice", tone: "info", title: w.roleTitle, text: w.roleText },
    ]),
    part(
      3,
      [
        { kind: "paragraph", text: [{ text: w.dpaText }, { text: w.dpaLink, to: `#${of("6")}` }, { text: "." }] },
        { kind: "notice", tone: "fulfilled", title: w.dpaTitle, text: w.dpaDetail },
        clausesOf(w, random),
      ],
      true,
    ),
    part(4, [
      mapOf(w),
      {
        kind: "table",
        caption: w.locationsCaption,
        columns: [
          { title: w.columns.site, width: 3, isRowHeader: true },
          { title: w.columns.use, width: 4 },
          { title: w.columns.verdict, width: 3 },
        ],
        rows: sites.map(({ city, country, keepsPromise }, at) => [
          `${city}, ${country}`,
          w.uses[at % w.uses.length] ?? "",
          { text: keepsPromise ? w.legend.eu : w.legend.outside, state: keepsPromise ? "fulfilled" : "critical" },
        ]),
      },
    ]),
    part(5, [{ kind: "paragraph", text: w.inspectionText }, answersOf(w, random)], true),
    part(6, [
      { kind: "heading", level: 1, text: w.findingsHeading },
      ...w.findings.flatMap(([title, text, tone]): Block[] => [{ kind: "notice", tone, title, text }]),
      { kind: "heading", level: 2, text: w.waiversHeading },
      { kind: "paragraph", text: w.waiversText, size: "small" },
    ]),
    part(
      7,
      [
        trailOf(w, random),
        { kind: "heading", level: 1, text: w.checkHeading },
        {
          kind: "paragraph",
          text: [{ text: w.checkText }, { text: "RFC 6962", to: "https://www.rfc-editor.org/rfc/rfc6962" }, { text: "." }],
        },
        {
          kind: "code",
          shell: true,
          text: `pdfdetach -saveall pakke.pdf\nsha256sum --check manifest.sha256\nopenssl ts -verify -digest ${hexDigits(random, 64)} -in seal.tsr -CAfile tsa-roots.pem -untrusted tsa-chain.pem`,
        },
      ],
      true,
    ),
  ];
}

/** A document as an evidence pack is, of about eleven pages for one subcontractor and nine for each more. */
export function packContent(
  language: Language,
  subcontractors: number,
  attachments: DocumentContent["attachments"] = [],
): DocumentContent {
  const w = wordsOf(language);
  const names = Array.from({ length: subcontractors }, (_, at) => w.names[at % w.names.length] ?? "");
  return {
    language,
    title: w.title(names[0] ?? ""),
    subject: w.subject,
    id: "0193fe2a-5b7c-7d11-9a55-0f6c1d2e3a44",
    madeAt: "2026-11-23T09:42:00Z",
    runningHeader: w.runningHeader,
    cover: [
      {
        kind: "facts",
        facts: w.coverFacts.map(([term, value, state]) => ({ term, value, ...(state === undefined ? {} : { state }) })),
      },
      { kind: "notice", tone: "warning", title: w.coverNotice, text: w.coverNoticeText },
      { kind: "paragraph", text: w.coverText, size: "small" },
    ],
    hasContentsPage: true,
    parts: names.flatMap((name, at) => partsOf(w, name, at + 1)),
    attachments,
  };
}
