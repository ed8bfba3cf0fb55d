/** How many runs a property makes: few by default, so that the whole suite stays quick; `SOAK=20` makes twenty times as many. */
export function runs(usual: number): number {
  const factor = Number(process.env.SOAK ?? "1");
  return Number.isFinite(factor) && factor > 0 ? Math.ceil(usual * factor) : usual;
}
