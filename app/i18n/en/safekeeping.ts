import type { safekeeping as reference } from "../da/safekeeping";

export const safekeeping: typeof reference = {
  title: "Safekeeping and backup",
  documents: "Files lie",
  place: { here: "on this machine", elsewhere: "in an S3 store" },
  scanner: "Virus scanning",
  scanned: "Every file is scanned before it is kept.",
  notScanned: "Files are not scanned.",
  scanHow: "TILSYN_CLAMD turns it on, and says where a clamd listens.",
  backup: "Last backup",
  none: "None was ever made. Make one now.",
  overdue: "That is more than {{days}} days ago. Make a new one.",
  how: "It is made from the command line, also while others work. The second command tries to restore it and changes nothing here.",
  folder: "FOLDER",
};
