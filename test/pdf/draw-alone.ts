import { createHash } from "node:crypto";
import { packContent } from "../../scripts/bench/pdf-content";
import { drawDocument } from "../../app/pdf/draw-document";
import { readFonts } from "../../app/services/pack/fonts.server";

/** A process that draws one document and says what its bytes are. */
const bytes = await drawDocument(packContent("da", 2), await readFonts());
process.stdout.write(createHash("sha256").update(bytes).digest("hex"));
