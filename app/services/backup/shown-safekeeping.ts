/** Where what people give is kept, and what guards it. */
export interface Safekeeping {
  documents: "here" | "elsewhere";
  isScanned: boolean;
  /** Instant; null where no backup was ever made. */
  backedUpAt: string | null;
  /** The last one is older than this, or there is none. */
  isOverdue: boolean;
}

/** A backup that is older guards too little of what a week of reviews wrote. */
export const backupDaysMax = 7;
