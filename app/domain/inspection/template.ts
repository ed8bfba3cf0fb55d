import type { ServiceKind } from "../portfolio";
import { bank } from "./bank/bank";
import type { BankQuestion } from "./bank/bank-question";
import type { Concept, InspectionTarget, Question, Questionnaire, Section, Words } from "./questionnaire";

/** How many questions a ready template may ask: what a supplier answers in an hour. */
export const readyQuestionsMax = 25;

/** A bank question as it is asked: of ourselves in our words, of a subcontractor in theirs. */
export const askBankQuestion = ({ id, ours, theirs, evidence }: BankQuestion, target: InspectionTarget): Question => ({
  id,
  kind: "statement",
  text: target === "ourselves" ? ours : (theirs ?? ours),
  evidence,
  evidenceRequired: false,
  options: [],
  askedIf: null,
});

interface Ready {
  key: string;
  name: Words;
  concept: Concept;
  target: InspectionTarget;
  kinds: readonly ServiceKind[];
  atHand: Words | null;
  /** Ids of bank questions, in the bank's order. */
  asks: readonly string[];
}

const numbered = (section: string, ...numbers: number[]) => numbers.map((number) => `${section}-${number}`);

const papers: Words = {
  da: "Certifikater og revisorerklæringer, liste over underdatabehandlere, seneste adgangsgennemgang og rapporter fra test og øvelser.",
  en: "Certificates and audit reports, the list of sub-processors, the latest access review and reports of tests and exercises.",
};

const perKind: readonly Ready[] = [
  {
    key: "datacentre",
    name: { da: "Datacenter og housing", en: "Datacentre and housing" },
    concept: 6,
    target: "subcontractor",
    kinds: ["datacentre"],
    atHand: papers,
    asks: [
      ...numbered("FYS", 1, 2, 3, 4, 5, 6, 7),
      ...numbered("ADG", 4, 5, 7),
      ...numbered("OVV", 1, 2, 3),
      ...numbered("UND", 1, 2, 4, 5, 6),
      ...numbered("BRD", 1, 2, 4, 5, 7),
    ],
  },
  {
    key: "cloud",
    name: { da: "Cloud, hosting og backup", en: "Cloud, hosting and backup" },
    concept: 6,
    target: "subcontractor",
    kinds: ["cloud"],
    atHand: papers,
    asks: [
      ...numbered("ADG", 1, 2, 3, 4, 5, 7),
      ...numbered("NET", 1, 5),
      ...numbered("LOG", 1, 2),
      ...numbered("SRB", 2, 3, 4),
      ...numbered("BCK", 2, 3, 4, 7),
      ...numbered("KRY", 3, 4),
      ...numbered("UND", 1, 2, 3, 4),
      ...numbered("BRD", 2, 4),
    ],
  },
  {
    key: "software",
    name: { da: "Software med fjernsupport", en: "Software with remote support" },
    concept: 6,
    target: "subcontractor",
    kinds: ["software"],
    atHand: papers,
    asks: [
      ...numbered("ADG", 2, 3, 5, 6, 7),
      ...numbered("LOG", 1, 6),
      ...numbered("SRB", 2, 3, 4, 5, 7),
      ...numbered("BCK", 4),
      ...numbered("KRY", 1, 3),
      ...numbered("UND", 1, 2, 3, 4, 5),
      ...numbered("BRD", 1, 4, 5),
      ...numbered("KUN", 1),
    ],
  },
  {
    key: "network",
    name: { da: "Netværk, transit og DDoS-beskyttelse", en: "Network, transit and DDoS protection" },
    concept: 6,
    target: "subcontractor",
    kinds: ["network"],
    atHand: papers,
    asks: [
      ...numbered("ADG", 2, 3, 5, 7),
      ...numbered("NET", 1, 2, 3, 4, 5, 6),
      ...numbered("LOG", 1, 5),
      ...numbered("SRB", 3, 5),
      ...numbered("OVV", 1, 3, 5),
      ...numbered("UND", 1, 4),
      ...numbered("BRD", 1, 2, 4, 5),
    ],
  },
  {
    key: "consultant",
    name: { da: "Konsulenter med adgang", en: "Consultants with access" },
    concept: 6,
    target: "subcontractor",
    kinds: ["consultant"],
    atHand: papers,
    asks: [
      ...numbered("ADG", 1, 3, 5, 6, 7),
      ...numbered("KRY", 6),
      ...numbered("UND", 1, 2, 4, 6),
      ...numbered("BRD", 4, 5, 7),
      ...numbered("KUN", 1),
    ],
  },
  {
    key: "other",
    name: { da: "Øvrige leverandører", en: "Other suppliers" },
    concept: 6,
    target: "subcontractor",
    kinds: ["other"],
    atHand: papers,
    asks: [...numbered("UND", 1, 2, 3, 4, 6), ...numbered("BRD", 1, 4, 5, 7)],
  },
  {
    key: "site-visit",
    name: { da: "Besøg på en lokation", en: "Visit to a site" },
    concept: 6,
    target: "site",
    kinds: [],
    atHand: null,
    asks: numbered("FYS", 1, 2, 3, 4, 5, 6, 7),
  },
  {
    key: "own-inspection",
    name: { da: "Egenkontrol", en: "Own inspection" },
    concept: 6,
    target: "ourselves",
    kinds: [],
    atHand: null,
    asks: [
      ...numbered("ADG", 1, 2, 3, 4),
      ...numbered("NET", 1, 2),
      ...numbered("LOG", 1, 2),
      ...numbered("SRB", 1, 3, 4),
      ...numbered("OVV", 2, 4),
      ...numbered("BCK", 1, 3, 4),
      ...numbered("KRY", 2, 3),
      ...numbered("UND", 1, 2, 3, 7),
      ...numbered("BRD", 2, 4),
      ...numbered("KUN", 3),
    ],
  },
];

function sectionsOf({ asks, target }: Ready): Section[] {
  const wanted = new Set(asks);
  return bank
    .map(({ id, title, questions }) => ({
      id,
      title,
      questions: questions.filter((question) => wanted.has(question.id)).map((question) => askBankQuestion(question, target)),
    }))
    .filter(({ questions }) => questions.length > 0);
}

const plain = (id: string, kind: Question["kind"], text: Words, more: Partial<Question> = {}): Question => ({
  id,
  kind,
  text,
  evidence: null,
  evidenceRequired: false,
  options: [],
  askedIf: null,
  ...more,
});

const yes = { id: "yes", label: { da: "Ja", en: "Yes" } };
const no = { id: "no", label: { da: "Nej", en: "No" } };

const explained = (id: string, after: string, is: string, text: Words) =>
  plain(id, "text", text, { askedIf: { question: after, is: [is] } });

/** One page on which the processor confirms that the agreement is kept: concept 2 of Datatilsynet's guide. */
const confirmation: Section[] = [
  {
    id: "confirmation",
    title: { da: "Bekræftelse", en: "Confirmation" },
    questions: [
      plain(
        "kept",
        "choice",
        {
          da: "Bekræfter I, at databehandleraftalen med os er overholdt siden sidste tilsyn?",
          en: "Do you confirm that the data processing agreement with us has been kept since the last inspection?",
        },
        { options: [yes, no] },
      ),
      explained("kept-not", "kept", "no", {
        da: "Hvad er ikke overholdt, og hvad gør I ved det?",
        en: "What has not been kept, and what are you doing about it?",
      }),
      plain(
        "outside",
        "choice",
        {
          da: "Behandles eller ses data for os nogen steder uden for EU, også ved support?",
          en: "Is any of our data processed or seen outside the EU, also for support?",
        },
        { options: [no, yes] },
      ),
      explained("outside-where", "outside", "yes", {
        da: "Hvor, af hvem og på hvilket overførselsgrundlag?",
        en: "Where, by whom and on what transfer tool?",
      }),
    ],
  },
];

/** The annual written status: concept 3. */
const status: Section[] = [
  {
    id: "agreement",
    title: { da: "Databehandleraftalen", en: "The data processing agreement" },
    questions: [
      plain("instruction", "statement", {
        da: "Behandler I kun data efter vores instruks?",
        en: "Do you process data on our instruction only?",
      }),
      plain(
        "sub-processors",
        "statement",
        {
          da: "Er listen over underdatabehandlere aktuel, og er alle ændringer varslet?",
          en: "Is the list of sub-processors current, and was every change announced?",
        },
        { evidence: { da: "Dateret liste over underdatabehandlere", en: "Dated list of sub-processors" } },
      ),
      plain("places", "statement", {
        da: "Ligger data for os kun på de aftalte lokationer, backup og log medregnet?",
        en: "Is our data in the agreed locations only, backups and logs included?",
      }),
      plain("deletion", "statement", {
        da: "Slettes eller tilbageleveres data efter aftalen?",
        en: "Is data deleted or returned as agreed?",
      }),
    ],
  },
  {
    id: "changes",
    title: { da: "Ændringer og hændelser", en: "Changes and incidents" },
    questions: [
      plain("organisation", "text", {
        da: "Hvilke ændringer er der sket i organisation, ejerskab eller produkt siden sidste status?",
        en: "What has changed in organisation, ownership or product since the last status?",
      }),
      plain(
        "breach",
        "choice",
        {
          da: "Har der været brud på persondatasikkerheden, som berørte data for os?",
          en: "Have there been personal data breaches that affected our data?",
        },
        { options: [no, yes] },
      ),
      explained("breach-what", "breach", "yes", {
        da: "Hvilke, hvornår, og hvornår fik vi besked?",
        en: "Which, when, and when were we told?",
      }),
      plain("security", "statement", {
        da: "Er sikkerhedsforanstaltningerne i aftalens bilag stadig på plads?",
        en: "Are the security measures of the agreement’s annex still in place?",
      }),
    ],
  },
];

/** What we look at in a certificate: concept 4. Answered by us. */
const certificate: Section[] = [
  {
    id: "certificate",
    title: { da: "Certifikatet", en: "The certificate" },
    questions: [
      plain("in-force", "statement", {
        da: "Gælder certifikatet, og er organet, der har udstedt det, akkrediteret?",
        en: "Is the certificate in force, and is the body that issued it accredited?",
      }),
      plain("scope", "statement", {
        da: "Dækker omfanget den enhed, ydelse og adresse, vi bruger?",
        en: "Does the scope cover the entity, service and address that we use?",
      }),
      plain("soa", "statement", {
        da: "Er anvendelighedserklæringen (SoA) den, certifikatet nævner, og er ingen kontrol, vi har brug for, fravalgt?",
        en: "Is the statement of applicability the one that the certificate names, and is no control that we need excluded?",
      }),
      plain("surveillance", "statement", {
        da: "Er der gennemført opfølgende audit inden for de seneste 15 måneder?",
        en: "Was a surveillance audit carried out within the last 15 months?",
      }),
    ],
  },
];

/** What we read in an auditor's report: concept 5. Answered by us. */
const report: Section[] = [
  {
    id: "report",
    title: { da: "Revisorerklæringen", en: "The auditor’s report" },
    questions: [
      plain("covers", "statement", {
        da: "Dækker erklæringen vores ydelse, hele perioden og den aftale, vi har?",
        en: "Does the report cover our service, the whole period and the agreement we have?",
      }),
      plain("opinion", "statement", { da: "Er konklusionen uden forbehold?", en: "Is the opinion unmodified?" }),
      plain("exceptions", "statement", {
        da: "Er der ingen afvigelser i de kontroller, vi er afhængige af?",
        en: "Are there no exceptions in the controls that we depend on?",
      }),
      plain("carve-outs", "statement", {
        da: "Er underleverandører, som er holdt ude (carve-out), dækket på anden måde?",
        en: "Are subservice organisations that were carved out covered in another way?",
      }),
      plain("ours", "statement", {
        da: "Udfører vi selv de kontroller, erklæringen forudsætter hos kunden (CUEC)?",
        en: "Do we carry out the controls that the report expects of the customer (CUEC)?",
      }),
    ],
  },
];

interface OwnForm extends Omit<Ready, "asks"> {
  sections: Section[];
}

const forms: readonly OwnForm[] = [
  {
    key: "confirmation",
    name: { da: "Bekræftelse på én side", en: "One-page confirmation" },
    concept: 2,
    target: "subcontractor",
    kinds: [],
    atHand: null,
    sections: confirmation,
  },
  {
    key: "status",
    name: { da: "Årlig skriftlig status", en: "Annual written status" },
    concept: 3,
    target: "subcontractor",
    kinds: [],
    atHand: { da: "Listen over underdatabehandlere.", en: "The list of sub-processors." },
    sections: status,
  },
  {
    key: "certificate",
    name: { da: "Kontrol af certifikat og omfang", en: "Check of certificate and scope" },
    concept: 4,
    target: "subcontractor",
    kinds: [],
    atHand: null,
    sections: certificate,
  },
  {
    key: "report",
    name: { da: "Gennemgang af revisorerklæring", en: "Review of an auditor’s report" },
    concept: 5,
    target: "subcontractor",
    kinds: [],
    atHand: null,
    sections: report,
  },
];

function questionnaireOf({ key, name, kinds, ...form }: OwnForm): Questionnaire {
  return { ...form, kinds: [...kinds], template: { key, version: 1, name } };
}

/** The templates that come with the product, by key. A change of one is another version of the product, frozen in no case. */
export const readyTemplates: readonly Questionnaire[] = [
  ...perKind.map(({ asks, ...form }) => questionnaireOf({ ...form, sections: sectionsOf({ asks, ...form }) })),
  ...forms.map(questionnaireOf),
];

export const findReadyTemplate = (key: string): Questionnaire | null =>
  readyTemplates.find(({ template }) => template.key === key) ?? null;

/** The template that fits a concept and the kinds of service that somebody delivers; the first of several. */
export function templateFor(concept: Concept, kinds: readonly ServiceKind[]): Questionnaire | null {
  const fitting = readyTemplates.filter((one) => one.concept === concept && one.target === "subcontractor");
  const isFor = (kind: ServiceKind) => fitting.find((one) => one.kinds.includes(kind));
  const byKind = kinds.map(isFor).find((one) => one !== undefined);
  return byKind ?? fitting.find((one) => one.kinds.length === 0 || one.kinds.includes("other")) ?? null;
}
