/** A download under its name (RFC 6266): for old readers in ASCII, for others in UTF-8 (RFC 8187). */
export function contentDisposition(fileName: string): string {
  const plain = fileName
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\%]/g, "_")
    .trim();
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain === "" ? "document" : plain}"; filename*=UTF-8''${encoded}`;
}
