import type { Block, Layout } from "./draw-agreement";

/**
 * Agreements made up for these tests, with what they say of each field. The structure of the two templates is theirs, the sentences are
 * not: what is proposed has to come from structure and sense, and not from one wording.
 */
export interface TestAgreement {
  name: string;
  blocks: Block[];
  layout?: Layout;
  /** Values by field; a field that is not named has none. */
  facts: Record<string, unknown[]>;
  /** Clauses of the checklist and where they stand. */
  clauses?: Record<string, string>;
}

const h = (head: string): Block => ({ head });
const t = (text: string): Block => ({ text });
const r = (...row: string[]): Block => ({ row });

const danishTitle = (first: string, firstCvr: string, second: string, secondCvr: string): Block[] => [
  h("Standardkontraktsbestemmelser"),
  t("i henhold til artikel 28, stk. 3, i forordning 2016/679 med henblik på databehandlerens behandling af personoplysninger"),
  t("mellem"),
  t(`${first}\nCVR-nr. ${firstCvr}\nHavnegade 4\n5000 Odense C\n(herefter "den dataansvarlige")`),
  t("og"),
  t(`${second}\nCVR-nr. ${secondCvr}\nIndustrivej 12\n2750 Ballerup\n(herefter "databehandleren")`),
];

/** Clauses 2 to 15; `n` writes the number of a paragraph. */
const danishClauses = (n: (clause: number, paragraph: number) => string, hours: string, days: string): Block[] => [
  h("2. Præambel"),
  t(`${n(2, 1)} Bestemmelserne fastsætter, hvad parterne skylder hinanden, når der behandles personoplysninger.`),
  t(`${n(2, 2)} Bestemmelserne med bilag opbevares skriftligt, herunder elektronisk, af begge parter.`),
  h("3. Den dataansvarliges rettigheder og forpligtelser"),
  t(`${n(3, 1)} Den dataansvarlige svarer for, at behandlingen har et lovligt grundlag efter forordningen.`),
  h("4. Databehandleren handler efter instruks"),
  t(`${n(4, 1)} Databehandleren behandler kun personoplysninger efter dokumenteret instruks fra den dataansvarlige.`),
  t(
    `${n(4, 2)} Databehandleren underretter straks den dataansvarlige, hvis en instruks efter dennes mening strider mod reglerne.`,
  ),
  h("5. Fortrolighed"),
  t(`${n(5, 1)} Kun personer, der har påtaget sig fortrolighed, får adgang til personoplysningerne.`),
  h("6. Behandlingssikkerhed"),
  t(`${n(6, 1)} Parterne gennemfører passende tekniske og organisatoriske foranstaltninger, jf. artikel 32.`),
  t(`${n(6, 2)} Databehandleren vurderer selv risici ved behandlingen.`),
  t(`${n(6, 3)} Databehandleren skal bistå den dataansvarlige med at overholde artikel 32.`),
  h("7. Anvendelse af underdatabehandlere"),
  t(`${n(7, 1)} Databehandleren opfylder betingelserne i artikel 28, stk. 2 og stk. 4, når den gør brug af en anden.`),
  t(`${n(7, 2)} Brug af underdatabehandlere kræver den dataansvarliges generelle skriftlige godkendelse.`),
  t(
    `${n(7, 3)} Databehandleren underretter den dataansvarlige skriftligt om planlagte ændringer, hvad enten en underdatabehandler` +
      ` tilføjes eller udskiftes, med mindst ${days} varsel, og den dataansvarlige kan gøre indsigelse inden 14 dage derefter.`,
  ),
  t(`${n(7, 4)} Underdatabehandleren pålægges de samme databeskyttelsesforpligtelser som her.`),
  t(`${n(7, 5)} Den dataansvarlige får efter anmodning en kopi af aftalen med underdatabehandleren.`),
  t(`${n(7, 6)} I tilfælde af databehandlerens konkurs kan den dataansvarlige indtræde i aftalen med underdatabehandleren.`),
  t(`${n(7, 7)} Svigter underdatabehandleren, er databehandleren fuldt ansvarlig over for den dataansvarlige.`),
  h("8. Overførsel til tredjelande eller internationale organisationer"),
  t(`${n(8, 1)} Overførsel sker alene efter dokumenteret instruks fra den dataansvarlige.`),
  t(`${n(8, 2)} Kræver lovgivning en overførsel, underretter databehandleren først den dataansvarlige om dette retlige krav.`),
  h("9. Bistand til den dataansvarlige"),
  t(`${n(9, 1)} Databehandleren bistår med besvarelse af anmodninger efter kapitel III.`),
  t(
    `${n(9, 2)} Databehandleren bistår endvidere med den dataansvarliges forpligtelse til senest 72 timer efter at være blevet` +
      ` bekendt med det at anmelde brud på persondatasikkerheden til den kompetente tilsynsmyndighed, og med konsekvensanalyse.`,
  ),
  h("10. Underretning om brud på persondatasikkerheden"),
  t(`${n(10, 1)} Databehandleren underretter den dataansvarlige uden unødig forsinkelse om ethvert brud.`),
  t(
    `${n(10, 2)} Underretningen om bruddet til den dataansvarlige sker om muligt senest ${hours} efter, at databehandleren er` +
      " blevet bekendt med bruddet, sådan at den dataansvarlige kan nå sin anmeldelse til tilsynsmyndigheden.",
  ),
  h("11. Sletning og returnering af oplysninger"),
  t(`${n(11, 1)} Når tjenesten ophører, sletter databehandleren alle personoplysninger senest 30 dage efter ophør.`),
  h("12. Revision, herunder inspektion"),
  t(`${n(12, 1)} Databehandleren stiller alle oplysninger til rådighed og bidrager til revision, herunder inspektion.`),
  t(`${n(12, 2)} Databehandleren giver tilsynsmyndigheder adgang til sine fysiske faciliteter mod legitimation.`),
  h("13. Parternes aftale om andre forhold"),
  t(`${n(13, 1)} Parterne kan aftale andet, som ikke strider mod Bestemmelserne.`),
  h("14. Ikrafttræden og ophør"),
  t(`${n(14, 1)} Bestemmelserne gælder, så længe tjenesten varer.`),
];

const danishAppendices: Block[] = [
  "page",
  h("Bilag A Oplysninger om behandlingen"),
  t("A.1. Formålet med behandlingen er drift af den dataansvarliges lønsystem."),
  t("A.2. Behandlingens karakter er lagring og sikkerhedskopiering."),
  t("A.3. Behandlingen omfatter følgende typer af personoplysninger: navn, adresse, løn."),
  t("A.4. Behandlingen omfatter følgende kategorier af registrerede: medarbejdere."),
  t("A.5. Behandlingens varighed følger hovedaftalen."),
  h("Bilag B Underdatabehandlere"),
  r("Navn", "CVR", "Sted"),
  r("Fjernlager GmbH", "99112204", "Frankfurt, Tyskland"),
  h("Bilag C Instruks"),
  t("C.1. Behandlingens genstand og instruks"),
  t("Databehandleren drifter systemet."),
  t("C.2. Behandlingssikkerhed"),
  t("Data krypteres."),
  t("C.5. Lokalitet for behandling"),
  t(
    "Behandlingen kan ikke uden den dataansvarliges skriftlige godkendelse ske på andre lokaliteter end følgende:\n" +
      "Datacenter Vest, Industrivej 12, 2750 Ballerup, Danmark\nDatacenter Nord, Storgatan 8, Luleå, Sverige",
  ),
  t("C.6. Instruks vedrørende overførsel til tredjelande"),
  t("Der overføres ikke personoplysninger til USA eller andre tredjelande."),
  t("C.7. Procedurer for den dataansvarliges revision"),
  t(
    "Den dataansvarlige kan en gang om året gennemføre en fysisk inspektion af de steder, hvor databehandleren behandler oplysninger.",
  ),
  t("C.8. Procedurer for revision hos underdatabehandlere"),
  t("Databehandleren indhenter årligt en revisorerklæring fra hver underdatabehandler."),
];

const danishSignatures = (first: string, second: string, firstDate: string, secondDate: string): Block[] => [
  h("Underskrift"),
  t(`På vegne af den dataansvarlige\n${first}\nDato: ${firstDate}`),
  t(`På vegne af databehandleren\n${second}\nDato: ${secondDate}`),
];

const whole = (clause: number, paragraph: number) => `${clause}.${paragraph}.`;
const anew = (_clause: number, paragraph: number) => `${paragraph}.`;

const danishReferences: Record<string, string> = {
  "DPA-02": "7.2",
  "DPA-03": "7.3",
  "DPA-05": "C.1",
  "DPA-06": "A.5",
  "DPA-07": "A.1, A.2",
  "DPA-08": "A.3",
  "DPA-09": "A.4",
  "DPA-10": "3.1",
  "DPA-11": "4.1",
  "DPA-12": "8.1",
  "DPA-13": "8.2",
  "DPA-14": "5.1",
  "DPA-15": "6.1, C.2",
  "DPA-16": "7.1",
  "DPA-17": "9.1",
  "DPA-18": "6.3",
  "DPA-19": "9.2",
  "DPA-20": "9.2",
  "DPA-21": "11.1",
  "DPA-22": "12.1",
  "DPA-23": "12.1",
  "DPA-24": "4.2",
  "DPA-25": "7.4",
  "DPA-26": "7.7",
  "DPA-27": "2.2",
  "DPA-28": "10.1",
  "DPA-29": "C.6",
  "DPA-B1": "10.2",
  "DPA-B2": "7.3",
  "DPA-B3": "C.5",
  "DPA-B4": "C.7",
  "DPA-B6": "7.5, 7.6",
};

const europeanClauses = (hours: string, days: string): Block[] => [
  h("STANDARD CONTRACTUAL CLAUSES"),
  t("set out in the Annex to Commission Implementing Decision (EU) 2021/915"),
  h("Clause 1 Purpose and scope"),
  t("(a) These Clauses see to it that Article 28(3) and (4) of the Regulation is complied with."),
  h("Clause 2\nInvariability of the Clauses"),
  t("(a) The Parties will not modify the Clauses, except to add information."),
  h("Clause 3 Interpretation"),
  t("(a) Terms have the meaning of the Regulation."),
  h("Clause 4 Hierarchy"),
  t("These Clauses prevail over other agreements of the Parties."),
  h("Clause 5 Docking clause"),
  t("(a) Others may accede with the consent of all Parties."),
  h("Clause 6 Description of the processing(s)"),
  t("The details are in Annex II."),
  h("Clause 7 Obligations of the Parties"),
  h("7.1. Instructions"),
  t(
    "(a) The processor processes personal data only on documented instructions from the controller; where a law requires more, it" +
      " tells the controller of that legal requirement first.",
  ),
  t("(b) The processor says at once where it finds that an instruction would infringe the Regulation."),
  h("7.2. Purpose limitation"),
  t("Data is processed for the purposes of Annex II alone."),
  h("7.3. Duration of the processing of personal data"),
  t("The processing has the duration given in Annex II."),
  h("7.4. Security of processing"),
  t("(a) The processor applies at least the measures of Annex III."),
  t("(b) Access is for staff who are bound to keep it confidential."),
  h("7.5. Sensitive data"),
  t("None is processed."),
  h("7.6. Documentation and compliance"),
  t("(a) The Parties can show that they comply."),
  t("(b) The processor answers inquiries promptly."),
  t("(c) The processor shall make available all information and contribute to audits at reasonable intervals."),
  t("(d) Audits may also include inspections at the premises or physical facilities of the processor, with reasonable notice."),
  h("7.7. Use of sub-processors"),
  t(
    "(a) The processor has the controller's general authorisation for sub-processors. It shall inform the controller in writing of any" +
      ` addition or replacement of sub-processors at least ${days} in advance, giving it time to object.`,
  ),
  t("(b) A sub-processor takes on, in substance, the same data protection obligations by contract."),
  t("(c) At the controller's request the processor hands over a copy of such an agreement."),
  t("(d) The processor remains fully responsible for its sub-processors."),
  t("(e) The processor agrees on a third party beneficiary clause with the sub-processor."),
  h("7.8. International transfers"),
  t("(a) A transfer takes place only on documented instructions and in line with Chapter V of the Regulation."),
  h("Clause 8 Assistance to the controller"),
  t("(a) The processor passes on any request it has received from a data subject."),
  t("(b) It helps to answer such requests."),
  t("(c) It helps with a data protection impact assessment."),
  h("Clause 9 Notification of personal data breach"),
  h("9.1 Data breach concerning data processed by the controller"),
  t(
    "The processor assists the controller in notifying the breach to the competent supervisory authority within 72 hours of becoming" +
      " aware of it.",
  ),
  h("9.2 Data breach concerning data processed by the processor"),
  t(
    `The processor shall notify the controller without undue delay, and no later than ${hours} after having become aware of the` +
      " breach.",
  ),
  h("Clause 10 Non-compliance with the Clauses and termination"),
  t("(a) The controller may suspend the processing."),
  t("(b) The controller may terminate the contract."),
  t("(c) The processor may terminate where it objects to an instruction."),
  t(
    "(d) Following termination of the contract the processor shall, at the choice of the controller, delete all personal data within" +
      " 60 days or return it.",
  ),
];

const europeanAnnexes = (first: string, second: string, firstDate: string, secondDate: string): Block[] => [
  "page",
  h("ANNEX I LIST OF PARTIES"),
  h("Controller(s):"),
  t(`Name: ${first}`),
  t("Address: 1 Harbour Street, Aarhus"),
  t(`Signature and date: signed on ${firstDate}`),
  h("Processor(s):"),
  t(`Name: ${second}`),
  t("Address: 9 Mill Road, Malmö"),
  t(`Signature and date: signed on ${secondDate}`),
  h("ANNEX II DESCRIPTION OF THE PROCESSING"),
  t("Categories of data subjects whose personal data is processed: employees"),
  t("Categories of personal data processed: names, pay"),
  t("Nature of the processing: hosting. Purpose: payroll."),
  t("Location of processing: Stockholm, Sweden, and Hamina, Finland"),
  h("ANNEX III TECHNICAL AND ORGANISATIONAL MEASURES"),
  t("Measures of encryption and access control."),
  h("ANNEX IV LIST OF SUB-PROCESSORS"),
  t("1. Name: Far Store Inc\nAddress: 5 Bay Street, Boston, United States"),
];

const europeanReferences: Record<string, string> = {
  "DPA-02": "7.7(a)",
  "DPA-03": "7.7(a)",
  "DPA-05": "Annex II",
  "DPA-06": "7.3",
  "DPA-07": "Annex II",
  "DPA-08": "Annex II",
  "DPA-09": "Annex II",
  "DPA-11": "7.1(a)",
  "DPA-12": "7.8(a)",
  "DPA-13": "7.1(a)",
  "DPA-14": "7.4(b)",
  "DPA-15": "7.4(a), Annex III",
  "DPA-16": "7.7(a)",
  "DPA-17": "8(a)",
  "DPA-19": "9.1",
  "DPA-20": "8(c)",
  "DPA-21": "10(d)",
  "DPA-22": "7.6(c)",
  "DPA-23": "7.6(c)",
  "DPA-24": "7.1(b)",
  "DPA-25": "7.7(b)",
  "DPA-26": "7.7(d)",
  "DPA-28": "9.2",
  "DPA-29": "7.8(a)",
  "DPA-31": "2(a)",
  "DPA-B2": "7.7(a)",
  "DPA-B4": "7.6(c)",
  "DPA-B6": "7.7(c), 7.7(e)",
};

const cvr = (number: string) => ({ kind: "CVR", number });

export const agreements: readonly TestAgreement[] = [
  {
    name: "Danish template, one column, whole numbers",
    blocks: [
      ...danishTitle("Fjordby Kommune", "99999004", "Skyhus Drift ApS", "99887702"),
      ...danishClauses(whole, "24 timer", "30 dages"),
      ...danishAppendices,
      ...danishSignatures("Anna Prøve", "Bo Prøve", "12. marts 2025", "14. marts 2025"),
    ],
    facts: {
      party: ["Fjordby Kommune", "Skyhus Drift ApS"],
      registrationNumber: [cvr("99999004"), cvr("99887702")],
      signedOn: ["2025-03-14"],
      breachHours: [24],
      subprocessorNoticeDays: [30],
      deletionDays: [30],
      auditRight: ["onsite"],
      country: ["DK", "SE"],
      governingTemplate: ["datatilsynet"],
    },
    clauses: danishReferences,
  },
  {
    name: "Danish template, two columns, numbers anew in each clause",
    layout: "two columns",
    blocks: [
      ...danishTitle("Vestegnens Varme A/S", "98765409", "Nordlys Hosting A/S", "97654301"),
      ...danishClauses(anew, "otteogfyrre (48) timer", "60 kalenderdages"),
      ...danishAppendices,
      ...danishSignatures("Anna Prøve", "Bo Prøve", "01.02.2024", "01.02.2024"),
    ],
    facts: {
      party: ["Vestegnens Varme A/S", "Nordlys Hosting A/S"],
      registrationNumber: [cvr("98765409"), cvr("97654301")],
      signedOn: ["2024-02-01"],
      breachHours: [48],
      subprocessorNoticeDays: [60],
      deletionDays: [30],
      auditRight: ["onsite"],
      country: ["DK", "SE"],
      governingTemplate: ["datatilsynet"],
    },
    clauses: danishReferences,
  },
  {
    name: "Danish template, changed: clauses left out are not cited",
    blocks: [
      t("Indhold"),
      t("3. Den dataansvarliges rettigheder og forpligtelser .......... 2"),
      t("7. Anvendelse af underdatabehandlere .......... 4"),
      ...danishTitle("Ådal Forsyning A/S", "96543204", "Ørsholm Data ApS", "95432107"),
      ...danishClauses(whole, "36 timer", "6 ugers").filter(
        (block) => !(typeof block === "object" && "text" in block && /^7\.[56]\./.test(block.text)),
      ),
      t("Bestemmelserne træder i kraft den 1. januar 2026."),
    ],
    facts: {
      party: ["Ådal Forsyning A/S", "Ørsholm Data ApS"],
      registrationNumber: [cvr("96543204"), cvr("95432107")],
      effectiveOn: ["2026-01-01"],
      breachHours: [36],
      subprocessorNoticeDays: [42],
      deletionDays: [30],
      governingTemplate: ["datatilsynet"],
    },
    clauses: Object.fromEntries(
      Object.entries({ ...danishReferences, "DPA-15": "6.1" }).filter(
        ([clause, reference]) => !/^[A-D]\./.test(reference) && clause !== "DPA-B6",
      ),
    ),
  },
  {
    name: "EU template, English, one column",
    blocks: [
      ...europeanClauses("24 hours", "30 days"),
      ...europeanAnnexes("Harbour Pay A/S", "Mill Hosting AB", "3 April 2025", "7 April 2025"),
    ],
    facts: {
      party: ["Harbour Pay A/S", "Mill Hosting AB"],
      signedOn: ["2025-04-07"],
      breachHours: [24],
      subprocessorNoticeDays: [30],
      deletionDays: [60],
      auditRight: ["onsite"],
      country: ["SE", "FI"],
      governingTemplate: ["eu-2021-915"],
    },
    clauses: europeanReferences,
  },
  {
    name: "EU template, English, two columns",
    layout: "two columns",
    blocks: [
      ...europeanClauses("forty-eight (48) hours", "sixty (60) calendar days"),
      ...europeanAnnexes("North Quay ApS", "Elm Systems Limited", "April 3, 2025", "April 3, 2025"),
    ],
    facts: {
      party: ["North Quay ApS", "Elm Systems Limited"],
      signedOn: ["2025-04-03"],
      breachHours: [48],
      subprocessorNoticeDays: [60],
      deletionDays: [60],
      auditRight: ["onsite"],
      country: ["SE", "FI"],
      governingTemplate: ["eu-2021-915"],
    },
    clauses: europeanReferences,
  },
  {
    name: "own contract, Danish",
    blocks: [
      h("Databehandleraftale"),
      t("Denne aftale er indgået mellem Lillebro Regnskab ApS, CVR 99112204, og Fyrtårn Cloud A/S, CVR-nummer DK 99223308."),
      t("Aftalen træder i kraft den 1. juni 2025 og erstatter parternes aftale af 3. maj 2022."),
      h("1. Sikkerhed"),
      t("Leverandøren opfylder ISO 27001. Forordningen har fundet anvendelse siden den 25. maj 2018."),
      h("2. Brud"),
      t(
        "Leverandøren orienterer kunden om sikkerhedsbrud senest et døgn efter, at leverandøren har fået kendskab til det. Kunden" +
          " anmelder selv bruddet til Datatilsynet inden 72 timer.",
      ),
      h("3. Underleverandører"),
      t(
        "Leverandøren giver kunden et varsel på mindst 45 dage, før en ny underdatabehandler tages i brug. Kunden kan opsige aftalen med" +
          " 30 dages varsel, hvis den ikke vil acceptere underdatabehandleren.",
      ),
      h("4. Hvor"),
      t("Kundens data opbevares i leverandørens datacentre i Danmark og Irland. Aftalen er underlagt lovgivningen i Tyskland."),
      t("Data behandles aldrig i USA."),
      h("5. Tilsyn"),
      t("Leverandøren fremsender årligt en revisorerklæring af typen ISAE 3000. Kunden har ikke adgang til fysisk inspektion."),
      h("6. Ophør"),
      t(
        "Ved aftalens ophør sletter leverandøren kundens data inden for 90 dage. Sikkerhedskopier slettes senest 180 dage efter" +
          " ophør.",
      ),
      t("Underskrevet den 20. maj 2025"),
    ],
    facts: {
      party: ["Lillebro Regnskab ApS", "Fyrtårn Cloud A/S"],
      registrationNumber: [cvr("99112204"), cvr("99223308")],
      effectiveOn: ["2025-06-01"],
      signedOn: ["2025-05-20"],
      breachHours: [24],
      subprocessorNoticeDays: [45],
      deletionDays: [90],
      auditRight: ["report"],
      country: ["DK", "IE"],
    },
  },
  {
    name: "own contract, English",
    blocks: [
      h("Data Processing Agreement"),
      t(
        'This agreement is made between Larkfield Foods Limited, VAT GB123456789 ("Customer") and Beech Cloud B.V., VAT No.' +
          ' NL123456789B01 ("Processor").',
      ),
      t("This DPA shall take effect on 15 September 2024."),
      h("1. Incidents"),
      t(
        "The Processor shall notify the Customer of any Personal Data Breach within thirty-six (36) hours of becoming aware of it.",
      ),
      t("The Customer shall notify the Processor of suspected incidents within 12 hours."),
      h("2. Sub-processors"),
      t(
        "The Processor shall give the Customer thirty (30) days' prior written notice of any new sub-processor. The Customer may" +
          " object to a new sub-processor within 10 days.",
      ),
      h("3. Where"),
      t("Customer Data is hosted in data centres in the Netherlands and Germany. Support staff have remote access from Poland."),
      t("The Processor is a company registered in Luxembourg. This DPA is governed by the laws of Ireland."),
      h("4. Audit"),
      t(
        "The Customer may send an audit questionnaire once a year, which the Processor answers. On-site audits are not included.",
      ),
      h("5. End"),
      t("The Customer may export its data within 14 days of termination."),
      t("The Processor shall delete all Customer Data no later than 45 days after termination of the services."),
    ],
    facts: {
      party: ["Larkfield Foods Limited", "Beech Cloud B.V."],
      registrationNumber: [
        { kind: "VAT", number: "GB123456789" },
        { kind: "VAT", number: "NL123456789B01" },
      ],
      effectiveOn: ["2024-09-15"],
      breachHours: [36],
      subprocessorNoticeDays: [30],
      deletionDays: [45],
      auditRight: ["questionnaire"],
      country: ["NL", "DE", "PL"],
    },
  },
  {
    name: "a form, Danish",
    blocks: [
      h("Databehandleraftale - skema"),
      r("Dataansvarlig", "Kløvermark Bolig A/S"),
      r("CVR-nr.", "98765409"),
      r("Databehandler", "Himmelstorm Drift ApS"),
      r("CVR-nr.", "97654301"),
      r("Ikrafttrædelsesdato", "2025-10-01"),
      r("Frist for underretning om brud", "senest 12 timer"),
      r("Varsel ved skift af underdatabehandler", "mindst 30 dage"),
      r("Sletning ved ophør", "60 dage"),
      r("Behandlingssteder", "Danmark, Norge"),
      r("Revision", "Aftales særskilt"),
      r("Dato for underskrift", "15.09.2025"),
    ],
    facts: {
      party: ["Kløvermark Bolig A/S", "Himmelstorm Drift ApS"],
      registrationNumber: [cvr("98765409"), cvr("97654301")],
      effectiveOn: ["2025-10-01"],
      signedOn: ["2025-09-15"],
      breachHours: [12],
      subprocessorNoticeDays: [30],
      deletionDays: [60],
      country: ["DK", "NO"],
    },
  },
  {
    name: "a form, English",
    blocks: [
      h("DPA order form"),
      r("Controller", "Pebble Travel Ltd"),
      r("Processor", "Cairn Servers GmbH"),
      r("VAT no.", "DE123456789"),
      r("Effective date", "1 July 2025"),
      r("Breach notification deadline", "within 24 hours"),
      r("Sub-processor notice", "at least 60 days"),
      r("Deletion after termination", "within 30 days"),
      r("Processing locations", "Germany, Austria"),
      r("Date of signature", "20 June 2025"),
    ],
    facts: {
      party: ["Pebble Travel Ltd", "Cairn Servers GmbH"],
      registrationNumber: [{ kind: "VAT", number: "DE123456789" }],
      effectiveOn: ["2025-07-01"],
      signedOn: ["2025-06-20"],
      breachHours: [24],
      subprocessorNoticeDays: [60],
      deletionDays: [30],
      country: ["DE", "AT"],
    },
  },
  {
    name: "own contract that says everything twice and differently",
    blocks: [
      h("Databehandleraftale"),
      t("mellem Grønhøj Tryk ApS og Solvej IT A/S."),
      t("Databehandleren underretter den dataansvarlige om brud senest 24 timer efter, at det er opdaget."),
      t("Databehandleren underretter den dataansvarlige om brud på persondatasikkerheden inden for 48 timer."),
      t("Nye underdatabehandlere varsles til kunden med mindst 14 dages varsel."),
      t("Ændring af underdatabehandlere meddeles med mindst 30 dages varsel."),
      t("Aftalen træder i kraft den 1. marts 2025."),
      t("Aftalen gælder fra den 1. april 2025."),
      t("Ved ophør slettes data senest 30 dage efter. Ved opsigelse slettes data senest 60 dage efter afslutningen."),
      t("Den dataansvarlige kan foretage inspektion på databehandlerens lokaliteter."),
      t("Den dataansvarlige kan ikke foretage inspektion på databehandlerens lokaliteter."),
    ],
    facts: { party: ["Grønhøj Tryk ApS", "Solvej IT A/S"] },
  },
  {
    name: "own contract full of other numbers",
    blocks: [
      h("Data Processing Agreement"),
      t("between Oakmere Retail plc and Fenland Software AS."),
      t(
        "This refers to Decision (EU) 2021/915 and to the standard contractual clauses of the Danish authority, which are not used.",
      ),
      t("Under Article 33 the controller must notify the supervisory authority of a breach within 72 hours."),
      t("The processor responds to support tickets within 4 hours and to security incidents without undue delay."),
      t("The sub-processor shall notify the processor of a breach within 6 hours."),
      t("The processor notifies the controller of a breach within two business days."),
      t("New sub-processors are announced one month in advance; the controller may object within 30 days."),
      t("Invoices are due within 30 days after termination. Backups are deleted within 90 days after termination."),
      t("Data subjects' requests to erase data are met within 30 days."),
      t("Data may be processed in India only where the controller agrees. Data is never stored in China."),
      t("The processor audits its sub-processors on site every year."),
      t("The Regulation became applicable and is effective as of 25 May 2018."),
      t("The sub-processor Tarn Storage Ltd, VAT GB987654321, is established in Norway."),
    ],
    facts: { party: ["Oakmere Retail plc", "Fenland Software AS"] },
  },
  {
    name: "own contract whose sentences look like others",
    blocks: [
      h("Data Processing Agreement"),
      t("Version: 3\nDate: 9 October 2026"),
      t("Acme processes personal data on behalf of its customers."),
      t("Controller: the customer who accepts these terms."),
      t("1. Processor: Quillmark GmbH, 12 Elm Lane, Weimar, Germany"),
      h("1. What the customer does"),
      t("1.1 Notify Acme within 24 hours of becoming aware of a personal data breach that concerns Customer data."),
      t("1.2 Report breaches of Customer data to Acme within 8 hours."),
      h("2. What Acme does"),
      t("2.1 Personal data is processed in accordance with the UK GDPR and stored for customers in Norway."),
      t("2.2 Data is processed on behalf of subsidiaries in Spain. Access from India is prohibited."),
      t("2.3 The standard contractual clauses are concluded between Farwell Cloud Inc. and Tidewater Mail LLC."),
      t("2.4 Acme undergoes a SOC 2 Type II audit annually, carried out on site by its auditor."),
      t("2.5 Audits may be held once a year with 30 days notice; remote audits are an alternative."),
      t("2.6 The agreement stays in force for 30 days after termination, a time in which data may be deleted."),
      t("2.7 Subcontractors are told of a change of address at least 7 days in advance."),
      t("2.8 Questions about a breach are answered to the controller within 2 days."),
      t("Price list effective as of 1 January 2026"),
      t("Signed: __________ Date: __________"),
    ],
    facts: { party: ["Quillmark GmbH"] },
  },
  {
    name: "confidentiality agreement",
    blocks: [
      h("Fortrolighedsaftale"),
      t("Parter: Birkelund Arkitekter ApS (herefter kunden) og Strandby Support I/S (herefter leverandøren)."),
      t("Leverandøren tilbageleverer materiale på anmodning. Kopier hos Revisionshuset A/S berøres ikke."),
      t("København, den 4. november 2025"),
      t("Underskrift"),
    ],
    facts: { party: ["Birkelund Arkitekter ApS", "Strandby Support I/S"], signedOn: ["2025-11-04"] },
  },
  {
    name: "lines written across two columns",
    layout: "lines across two columns",
    blocks: [
      ...danishTitle("Fjordby Kommune", "99999004", "Skyhus Drift ApS", "99887702"),
      ...danishClauses(whole, "24 timer", "30 dages"),
      ...danishAppendices,
    ],
    facts: {
      party: ["Fjordby Kommune", "Skyhus Drift ApS"],
      registrationNumber: [cvr("99999004"), cvr("99887702")],
      breachHours: [24],
      subprocessorNoticeDays: [30],
      deletionDays: [30],
      auditRight: ["onsite"],
      country: ["DK", "SE"],
      governingTemplate: ["datatilsynet"],
    },
    clauses: danishReferences,
  },
];
