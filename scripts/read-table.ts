import { parseTable } from "../app/storage/parse-table";

/** Reads a CSV or XLSX file from standard input and prints its tables, or why not, as JSON. Started by `read-table.server.ts`. */
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
process.stdout.write(JSON.stringify(await parseTable(Buffer.concat(chunks))));
