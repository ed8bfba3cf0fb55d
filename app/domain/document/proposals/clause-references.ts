import { quote } from "./passages";
import type { GoverningTemplate, Proposal } from "./proposal";
import type { Outline } from "./template-outline";

/** Where a template deals with a clause of the checklist, and a word that has to stand there: a changed text is not cited blindly. */
type Places = Readonly<Record<string, readonly (readonly [within: string, word: RegExp])[]>>;

const datatilsynet: Places = {
  "DPA-02": [["7", /godkendelse|authori[sz]ation/i]],
  "DPA-03": [["7", /(?:underret|inform|notif).*(?:ændring|tilføj|udskift|change|addition|replace)/i]],
  "DPA-05": [["C.1", /genstand|instruks|subject|instruction/i]],
  "DPA-06": [["A.5", /varighed|duration/i]],
  "DPA-07": [
    ["A.1", /formål|purpose/i],
    ["A.2", /karakter|nature/i],
  ],
  "DPA-08": [["A.3", /typer|types/i]],
  "DPA-09": [["A.4", /kategorier|categories/i]],
  "DPA-10": [["3", /dataansvarlig|controller/i]],
  "DPA-11": [["4", /instruks|instruction/i]],
  "DPA-12": [["8", /instruks|instruction/i]],
  "DPA-13": [["8", /(?:underret|inform).*(?:retlige\s+krav|legal\s+requirement)/i]],
  "DPA-14": [["5", /fortrolig|tavshedspligt|confidential/i]],
  "DPA-15": [
    ["6", /foranstaltninger|measures/i],
    ["C.2", /sikkerhed|security/i],
  ],
  "DPA-16": [["7", /28.*(?:stk\.?\s*2|\(2\)|paragraph\s+2)|article\s+28/i]],
  "DPA-17": [["9", /kapitel\s+III|registreredes\s+rettigheder|chapter\s+III|data\s+subjects?['’]?\s+rights/i]],
  "DPA-18": [["6", /bistå|assist/i]],
  "DPA-19": [["9", /\bbrud|breach/i]],
  "DPA-20": [["9", /konsekvensanalyse|impact\s+assessment/i]],
  "DPA-21": [["11", /slet|delet|eras/i]],
  "DPA-22": [["12", /oplysninger|information/i]],
  "DPA-23": [["12", /revision|inspektion|audit|inspection/i]],
  "DPA-24": [["4", /(?:underret|inform).*(?:strid|infring|contraven)/i]],
  "DPA-25": [["7", /samme\s+databeskyttelsesforpligtelser|same\s+data\s+protection\s+obligations/i]],
  "DPA-26": [["7", /ansvarlig\s+over\s+for|fuldt\s+ansvarlig|fully\s+liable/i]],
  "DPA-27": [
    ["2", /skriftligt?.*elektronisk|writing.*electronic/i],
    ["14", /skriftligt?.*elektronisk|writing.*electronic/i],
  ],
  "DPA-28": [["10", /uden\s+unødig\s+forsinkelse|without\s+undue\s+delay/i]],
  "DPA-29": [["C.6", /overførsel|transfer/i]],
  "DPA-B1": [["10", /\d+\)?\s+(?:timer|hours)/i]],
  "DPA-B2": [["7", /\d+\)?\s+(?:dag|days|uger|weeks)/i]],
  "DPA-B3": [["C.5", /lokalitet|location/i]],
  "DPA-B4": [["C.7", /revision|inspektion|tilsyn|audit|inspection/i]],
  "DPA-B6": [
    ["7", /kopi\s+af|a\s+copy/i],
    ["7", /konkurs|bankruptcy/i],
  ],
};

const european: Places = {
  "DPA-02": [["7.7", /authori[sz]ation|godkendelse/i]],
  "DPA-03": [["7.7", /inform.*(?:change|addition|replacement)|underret.*(?:ændring|tilføj|udskift)/i]],
  "DPA-05": [["Annex II", /nature|processing|behandling/i]],
  "DPA-06": [["7.3", /duration|varighed/i]],
  "DPA-07": [["Annex II", /purpose|formål/i]],
  "DPA-08": [["Annex II", /categories\s+of\s+personal\s+data|kategorier\s+af\s+personoplysninger/i]],
  "DPA-09": [["Annex II", /categories\s+of\s+data\s+subjects|kategorier\s+af\s+registrerede/i]],
  "DPA-11": [["7.1", /documented\s+instructions|dokumenteret?\s+instruks/i]],
  "DPA-12": [["7.8", /instructions|instruks/i]],
  "DPA-13": [["7.1", /legal\s+requirement|retlige\s+krav/i]],
  "DPA-14": [["7.4", /confidential|fortrolig/i]],
  "DPA-15": [
    ["7.4", /measures|foranstaltninger/i],
    ["Annex III", /measures|foranstaltninger/i],
  ],
  "DPA-16": [["7.7", /sub-?processor|underdatabehandler/i]],
  "DPA-17": [["8", /requests?\s+(?:it\s+has\s+)?received|data\s+subjects?|registreredes?/i]],
  "DPA-19": [["9", /breach|brud/i]],
  "DPA-20": [["8", /impact\s+assessment|konsekvensanalyse/i]],
  "DPA-21": [["10", /delet|slet/i]],
  "DPA-22": [["7.6", /make\s+available|stille.*rådighed/i]],
  "DPA-23": [["7.6", /audits?|revision/i]],
  "DPA-24": [["7.1", /infring|strid/i]],
  "DPA-25": [["7.7", /same\s+(?:data\s+protection\s+)?obligations|samme.*forpligtelser/i]],
  "DPA-26": [["7.7", /fully\s+responsible|fully\s+liable|fuldt\s+ansvarlig|fulde\s+ansvar/i]],
  "DPA-28": [["9.2", /without\s+undue\s+delay|uden\s+unødig\s+forsinkelse/i]],
  "DPA-29": [["7.8", /chapter\s+V|kapitel\s+V/i]],
  "DPA-B2": [["7.7", /\d+\)?\s+(?:days|weeks|dag|uger)/i]],
  "DPA-B4": [["7.6", /on-?site|premises|interval|lokaliteter/i]],
  "DPA-B6": [
    ["7.7", /a\s+copy|kopi\s+af/i],
    ["7.7", /third\s+party\s+beneficiary|tredjemand/i],
  ],
  "DPA-31": [["2", /modify|ændre/i]],
};

const places: Readonly<Record<GoverningTemplate, Places>> = { datatilsynet, "eu-2021-915": european };

/**
 * Where each clause of the checklist stands in a document that is made on a template: the first paragraph of its place whose words fit.
 * Only that it stands there: whether it is good enough is never proposed.
 */
export function proposeClauseReferences(
  template: GoverningTemplate,
  outline: Outline,
): Proposal<{ clause: string; reference: string }>[] {
  return Object.entries(places[template]).flatMap(([clause, wanted]) => {
    const found = wanted.flatMap(([within, word]) => {
      const entry = outline.entries.find(
        ({ reference, text }) => reference !== within && isWithin(reference, within) && word.test(text),
      );
      // A clause without numbered paragraphs is cited whole.
      const whole = outline.entries.find(({ reference, text }) => reference === within && word.test(text));
      const one = entry ?? whole;
      return one === undefined ? [] : [{ entry: one, match: word.exec(one.onPage) }];
    });
    const [first] = found;
    if (first === undefined) return [];
    const reference = [...new Set(found.map(({ entry }) => entry.reference))].join(", ");
    const words = quote(first.entry.onPage, first.match?.index ?? 0, first.match?.[0].length ?? 0);
    return [{ value: { clause, reference }, page: first.entry.page, words }];
  });
}

const isWithin = (reference: string, within: string) => reference.startsWith(`${within}.`) || reference.startsWith(`${within}(`);
