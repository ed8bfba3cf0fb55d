import type { BankSection } from "./bank-question";

/** Encryption: CLM-CRY; yearly, certificates continuous. */
export const encryption: BankSection = {
  id: "KRY",
  title: { da: "Kryptering", en: "Encryption" },
  kinds: ["cloud", "software", "network", "consultant"],
  questions: [
    {
      id: "KRY-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvilke forbindelser er krypteret som standard, og med hvilke TLS-versioner og algoritmer?",
        en: "Which connections are encrypted by default, and with which TLS versions and ciphers?",
      },
      evidence: { da: "TLS-scanning", en: "TLS scan" },
      maps: { iso27001: ["A.8.24", "A.8.21"], gdpr32: "1a", nis2: "h", cir: "9" },
    },
    {
      id: "KRY-2",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvilke ukrypterede ældre protokoller (mail, FTP) er stadig åbne, hvem bruger dem, og hvad er planen?",
        en: "Which unencrypted legacy protocols (mail, FTP) are still open, who uses them and what is the plan?",
      },
      evidence: { da: "Portliste, brugstal, plan og varsel til kunder", en: "Port list, usage figures, plan, customer notice" },
      maps: { iso27001: ["A.8.24", "A.8.20", "A.5.14"], gdpr32: "1a", nis2: "h, g", cir: "9, 6.7" },
    },
    {
      id: "KRY-3",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvilke data er krypteret i hvile, og hvor ikke: findes en dokumenteret risikobeslutning?",
        en: "Which data are encrypted at rest; where not, is there a documented risk decision?",
      },
      evidence: { da: "Risikovurdering underskrevet af ledelsen", en: "Risk assessment signed by management" },
      maps: { iso27001: ["A.8.24", "A.5.12"], gdpr32: "1a, 2", nis2: "h, a", cir: "9, 2.1" },
    },
    {
      id: "KRY-4",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvem opretter, opbevarer, skifter og kan bruge nøgler, og i hvilket land?",
        en: "Who creates, stores, rotates and can use keys, and in which country?",
      },
      evidence: { da: "Procedure for nøglehåndtering; nøgleoversigt", en: "Key management procedure; key register" },
      maps: { iso27001: ["A.8.24"], gdpr32: "1a", nis2: "h", cir: "9" },
    },
    {
      id: "KRY-5",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Overvåges certifikatudløb, så ingen udløber ubemærket?",
        en: "Is certificate expiry watched so none runs out unnoticed?",
      },
      evidence: { da: "Skærmbillede af overvågning; liste med datoer", en: "Monitor screenshot; list with dates" },
      maps: { iso27001: ["A.8.24", "A.8.16"], gdpr32: "1a, 1b", nis2: "h", cir: "9" },
    },
    {
      id: "KRY-6",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er administratorers bærbare og flytbare medier krypteret?",
        en: "Are administrators' laptops and portable media encrypted?",
      },
      evidence: { da: "Rapport fra enhedsstyring (MDM)", en: "MDM report" },
      maps: { iso27001: ["A.8.1", "A.7.9", "A.7.10"], gdpr32: "1a", nis2: "h, g", cir: "9, 12.3" },
    },
  ],
};
