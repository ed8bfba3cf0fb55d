/** The kinds of document that are taken, with the ending a download gets. */
export const documentExtensions = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "message/rfc822": "eml",
  "image/png": "png",
  "image/jpeg": "jpg",
  /** ETSI EN 319 162: several signed files, or one, in a ZIP archive with their signatures. */
  "application/vnd.etsi.asic-e+zip": "asice",
  "application/vnd.etsi.asic-s+zip": "asics",
} as const;

export type DocumentMediaType = keyof typeof documentExtensions;

/** Of all contents that are kept: of documents, and of packs over several subcontractors. */
export type KeptMediaType = DocumentMediaType | "application/zip";
