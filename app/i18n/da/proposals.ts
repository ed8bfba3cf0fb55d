/** Undtagelser, der venter på en andens godkendelse. */
export const proposals = {
  title: "Foreslåede undtagelser",
  lede: "De gælder ikke, før en anden end den, der har foreslået dem, har godkendt dem.",
  by: "foreslået af {{name}}",
  approve: "Godkend",
  refuse: "Afvis",
  whyRefuse: "Begrundelse for at afvise",
  withdraw: "Træk tilbage",
  done: { approved: "Undtagelsen er godkendt.", refused: "Undtagelsen er afvist.", withdrawn: "Forslaget er trukket tilbage." },
};
