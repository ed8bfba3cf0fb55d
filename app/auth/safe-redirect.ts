/** Where to go after signing in: a path of this site, or the overview. Nothing that a browser could read as another site. */
export function safeRedirect(to: string | null | undefined, otherwise = "/"): string {
  if (typeof to !== "string" || to.length > 2_000 || !to.startsWith("/") || /[\\\u0000-\u001f\u007f]/.test(to)) return otherwise;
  const base = "http://site.invalid";
  if (!URL.canParse(to, base)) return otherwise;
  const { origin, pathname, search } = new URL(to, base);
  if (origin !== base || pathname.startsWith("//")) return otherwise;
  return `${pathname}${search}`;
}
