import { type DocumentMediaType, documentExtensions } from "~/domain/document/media-type";
import { paths } from "~/paths";
import type { DocumentContent } from "./document-content";

const isDrawn = (mediaType: string) => mediaType === "application/pdf" || mediaType.startsWith("image/");

/**
 * The first page of the newest version, small; of what has none, its kind. Says nothing that the name beside it does not say, so it is
 * silent to who does not see it.
 */
export function DocumentThumbnail({ document: { id, reading, versions } }: { document: DocumentContent }) {
  const [newest] = versions;
  if (newest === undefined) return null;
  const isReady = reading === "read" || reading === "no-text";
  return (
    <span className="document-thumbnail" data-kind={documentExtensions[newest.mediaType as DocumentMediaType]} aria-hidden="true">
      {isReady && isDrawn(newest.mediaType) ? (
        <img
          alt=""
          src={paths.documentVersion(id, newest.number, "thumbnail")}
          width={48}
          height={64}
          loading="lazy"
          decoding="async"
        />
      ) : null}
    </span>
  );
}
