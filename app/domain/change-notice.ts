/** What a subcontractor can announce that it will change (GDPR Art. 28(2); EDPB Opinion 22/2024). */
export const changeKinds = ["sub-processor", "location", "other"] as const;
export type ChangeKind = (typeof changeKinds)[number];
