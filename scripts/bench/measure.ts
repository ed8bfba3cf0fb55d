/** One line of the table: a ratio taken in one run, and what is asked of it. */
export interface Figure {
  what: string;
  value: number;
  unit: "×" | "MB" | "kB" | "ms" | "rows" | "s";
  /** At most; null where it is only reported. */
  limit: number | null;
  of: string;
}

export const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds that a piece of work takes: the median of three. */
export async function timed(work: () => Promise<void> | void, times = 3): Promise<number> {
  const taken: number[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return median(taken);
}

/** Times two pieces of work in turn, so that a noisy machine slows both: median milliseconds of each. */
export async function timedInTurn(
  one: () => Promise<void> | void,
  other: () => Promise<void> | void,
  times = 3,
): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []];
  for (let nth = 0; nth < times; nth += 1) {
    taken[0].push(await timed(one, 1));
    taken[1].push(await timed(other, 1));
  }
  return [median(taken[0]), median(taken[1])];
}

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map(({ what, value, unit, limit, of }) => [
    what,
    `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`,
    limit === null ? "reported" : `≤ ${limit} ${unit}`,
    limit === null ? "" : value <= limit ? "reached" : "NOT REACHED",
    of,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  for (const row of rows) process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`);
}
