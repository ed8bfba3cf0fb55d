import { readFileSync } from "node:fs";
import { checkPack } from "../app/reading/pack/check-pack";
import { drawHere } from "../app/reading/draw-thumbnail";
import { readHere } from "../app/reading/read-document";
import { readSignatures } from "../app/reading/signatures/read-signatures";
import { refusalOfError } from "../app/reading/refused-document";

/**
 * `read PATH` prints what was read of a document as JSON, `signatures PATH` what the signatures of a PDF show, `pack PATH` what was
 * found in an evidence pack, `thumbnail PATH PAGE` a picture of a page as PNG; or why not, as JSON. Started by `run-reader.server.ts`.
 */
function print(output: unknown): never {
  process.stdout.write(output instanceof Uint8Array ? output : JSON.stringify(output));
  process.exit(0);
}

// pdf.js lets promises fail that nobody waits for: the file is not what it began as, and the reading ends here.
process.on("unhandledRejection", (error) => print({ refused: refusalOfError(error) }));
process.on("uncaughtException", (error) => print({ refused: refusalOfError(error) }));

const [mode, path = "", page] = process.argv.slice(2);
if (mode === "signatures") print(await readSignatures(readFileSync(path)));
if (mode === "pack") print(await checkPack(path));
const result = mode === "thumbnail" ? await drawHere(path, Number(page)) : await readHere(path);
print("png" in result ? result.png : result);
