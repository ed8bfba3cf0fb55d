/** Instants as ISO 8601 text in UTC with milliseconds: they compare by code unit, and both databases store them so. */

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The instant that a text names: `2026-06-30T12:00Z`, with seconds and an offset from UTC where given. The last millisecond
 * of what it names, so that everything of that minute or second has happened. Null where it names none.
 */
export function readInstant(text: string): string | null {
  const match = shape.exec(text);
  if (match === null) return null;
  const [, date = "", hours = "", minutes = "", seconds = "59", fraction = "999", zone = ""] = match;
  const instant = new Date(`${date}T${hours}:${minutes}:${seconds}.${fraction.padEnd(3, "9")}${zone}`);
  if (Number.isNaN(instant.getTime()) || Number(hours) > 23) return null;
  // A day that does not exist is the next one to the runtime.
  const local = new Date(instant.getTime() + offsetMs(zone)).toISOString();
  return local.startsWith(date) ? instant.toISOString() : null;
}

function offsetMs(zone: string): number {
  if (zone === "Z") return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
