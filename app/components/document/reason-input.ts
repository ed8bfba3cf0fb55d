const charactersMax = 2_000;

export function reasonIn(form: FormData): string {
  const reason = form.get("reason");
  return typeof reason === "string" ? reason.replace(/\r\n?/g, "\n").slice(0, charactersMax) : "";
}
