import { useEffect } from "react";

/** `n` leads to the next one that waits, but never out of a field. Null where none does. */
export function useNextByKey(to: string | null): void {
  useEffect(() => {
    if (to === null) return;
    const onKey = (event: KeyboardEvent) => {
      const field =
        event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]") !== null;
      if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || field) return;
      window.location.assign(to);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [to]);
}
