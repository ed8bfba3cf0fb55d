/** What a PDF says of itself, whatever it is about. */
export const pdf = {
  contents: "Indhold",
  page: "Side {{page}} af {{pages}}",
  toPage: "Gå til side {{page}}",
  toAddress: "Åbn {{address}}",
};
