/** Where documents are kept, and the last backup. */
export const safekeeping = {
  title: "Opbevaring og sikkerhedskopi",
  documents: "Filer ligger",
  place: { here: "på denne maskine", elsewhere: "i et S3-lager" } satisfies Record<"here" | "elsewhere", string>,
  scanner: "Virusscanning",
  scanned: "Hver fil scannes, før den gemmes.",
  notScanned: "Filer scannes ikke.",
  scanHow: "Det slås til med TILSYN_CLAMD, som peger på en clamd.",
  backup: "Seneste sikkerhedskopi",
  none: "Der er ikke taget nogen. Tag en nu.",
  overdue: "Det er mere end {{days}} dage siden. Tag en ny.",
  how: "Den tages fra kommandolinjen, også mens andre arbejder. Den anden kommando prøver at gendanne den uden at ændre noget her.",
  folder: "MAPPE",
};
