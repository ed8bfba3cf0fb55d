/** The form of a decision, as typed. */
export type DecisionValues = Record<"decision" | "decidedOn" | "remindOn" | "note", string>;

/** What was sent, and the same as the interchange format says it: blank is null. */
export function decisionIn(form: FormData): { values: DecisionValues; input: Record<keyof DecisionValues, string | null> } {
  const text = (name: keyof DecisionValues) => {
    const value = form.get(name);
    return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
  };
  const values = { decision: text("decision"), decidedOn: text("decidedOn"), remindOn: text("remindOn"), note: text("note") };
  const said = (value: string) => (value.trim() === "" ? null : value);
  return {
    values,
    input: {
      decision: said(values.decision),
      decidedOn: said(values.decidedOn.trim()),
      remindOn: said(values.remindOn.trim()),
      note: said(values.note),
    },
  };
}
