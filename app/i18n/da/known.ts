/** The register as it was known at some time. */
export const known = {
  title: "Registeret, som det var kendt",
  lede: "Se registeret og dets forhold, som de så ud på et tidspunkt: det, der var registreret dengang, vurderet efter dagens regler og lister.",
  at: "Tidspunkt",
  atHint: "Dato og klokkeslæt i UTC, f.eks. 2026-06-30T12:00Z",
  show: "Vis",
  making: "Registeret fra dengang bliver lavet",
  makingText: "Det læses ud af historikken. Siden kommer af sig selv, når det er klar.",
  reload: "Se efter nu",
  banner:
    "Du ser registeret, som det var kendt {{at}} (hændelse {{seq}}), vurderet efter regler version {{rules}} og landelister fra {{geography}}. Intet kan ændres her.",
  backToNow: "Til registeret nu",
  fromHere: "Se registeret fra dengang",
};
