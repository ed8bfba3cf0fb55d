import type Sqlite from "better-sqlite3";
import type { HistoryProblem } from "../../app/domain/history/problem";
import { commitmentOf, firstLink, leafOf, linkOf, MerkleTree } from "../../db/history/chain.server";

/** Numbers that look random and are the same in every run. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    state = (state ^ (state >>> 12)) >>> 0;
    return state / 4294967296;
  };
}

type Random = () => number;
const below = (random: Random, count: number) => Math.floor(random() * count);
const pick = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)] as T;

type Cell = string | number | null;
type Row = Record<string, Cell>;

/** A way to tamper with a register file whose triggers were taken off, and what the verifier must then say. */
export interface Tampering {
  name: string;
  /** @returns whether a problem is the one to be named */
  tamper(sqlite: Sqlite.Database, random: Random): (problem: HistoryProblem) => boolean;
  /** Whether checkpoints kept outside the database are needed to see it. */
  outside?: true;
}

const lastSeq = (sqlite: Sqlite.Database) => sqlite.prepare("select max(seq) from event").pluck().get() as number;
const eventAt = (sqlite: Sqlite.Database, seq: number) => sqlite.prepare("select * from event where seq = ?").get(seq) as Row;
const isEvent = (code: "event-altered" | "event-missing", seq: number) => (problem: HistoryProblem) =>
  problem.code === code && problem.params.seq === seq;

/** Makes room for an event at a place, as somebody would who wants to slip one in. */
function insertAt(sqlite: Sqlite.Database, seq: number, row: Row): void {
  sqlite.prepare("update event set seq = -seq where seq >= ?").run(seq);
  sqlite.prepare("update event set seq = 1 - seq where seq < 0").run();
  const columns = Object.keys(row);
  sqlite
    .prepare(`insert into event (${columns.map((column) => `"${column}"`)}) values (${columns.map(() => "?")})`)
    .run(...columns.map((column) => (column === "seq" ? seq : (row[column] ?? null))));
}

const otherCharacter = (random: Random, text: string, at: number) => {
  const other = pick(
    random,
    [..."abcxyz0189"].filter((character) => character !== text[at]),
  );
  return text.slice(0, at) + other + text.slice(at + 1);
};

/** Computes the chain anew from an event on, head and all, as only somebody with the code can. */
function rechain(sqlite: Sqlite.Database, from: number): void {
  const tree = MerkleTree.empty();
  let link: Buffer = firstLink;
  const rows = sqlite.prepare("select seq, content from event order by seq").all() as { seq: number; content: string }[];
  for (const { seq, content } of rows) {
    const leaf = leafOf(content);
    link = linkOf(link, leaf);
    tree.append(leaf);
    if (seq >= from) sqlite.prepare("update event set chain = ? where seq = ?").run(link.toString("hex"), seq);
  }
  sqlite.prepare("update historyHead set seq = ?, chain = ?, peaks = ?").run(tree.size, link.toString("hex"), tree.peaksText());
}

const factTables = [
  "subcontractor",
  "contact",
  "service",
  "location",
  "agreement",
  "evidence",
  "inspectionPlan",
  "inspection",
  "finding",
  "waiver",
];

/** Tables that hold a row, with a row of each chosen at random. */
function aRow(sqlite: Sqlite.Database, random: Random): { table: string; row: Row } {
  const tables = factTables.filter((table) => sqlite.prepare(`select 1 from "${table}" limit 1`).get() !== undefined);
  const table = pick(random, tables);
  const rows = sqlite.prepare(`select * from "${table}" order by id`).all() as Row[];
  return { table, row: pick(random, rows) };
}

const ids: ReadonlySet<string> = new Set(["id", "subcontractorId"]);

function differentFrom(value: Cell, random: Random): Cell {
  if (typeof value === "number") return value + 1 + below(random, 5);
  if (value === null) return "2020-02-02";
  return value.length === 0 ? "x" : otherCharacter(random, value, below(random, value.length));
}

export const tamperings: readonly Tampering[] = [
  {
    name: "a field of an event",
    tamper(sqlite, random) {
      const seq = 1 + below(random, lastSeq(sqlite));
      const content = String(eventAt(sqlite, seq).content);
      sqlite
        .prepare("update event set content = ? where seq = ?")
        .run(otherCharacter(random, content, below(random, content.length)), seq);
      return isEvent("event-altered", seq);
    },
  },
  {
    name: "the order of two events",
    tamper(sqlite, random) {
      const first = 1 + below(random, lastSeq(sqlite) - 1);
      const second = first + 1 + below(random, lastSeq(sqlite) - first);
      sqlite.prepare("update event set seq = -1 where seq = ?").run(first);
      sqlite.prepare("update event set seq = ? where seq = ?").run(first, second);
      sqlite.prepare("update event set seq = ? where seq = -1").run(second);
      return isEvent("event-altered", first);
    },
  },
  {
    name: "an event taken out",
    tamper(sqlite, random) {
      const seq = 1 + below(random, lastSeq(sqlite) - 1);
      sqlite.prepare("delete from event where seq = ?").run(seq);
      return isEvent("event-missing", seq);
    },
  },
  {
    name: "an event taken out and the rest moved up",
    tamper(sqlite, random) {
      const seq = 1 + below(random, lastSeq(sqlite) - 1);
      sqlite.prepare("delete from event where seq = ?").run(seq);
      sqlite.prepare("update event set seq = -seq where seq > ?").run(seq);
      sqlite.prepare("update event set seq = -seq - 1 where seq < 0").run();
      return isEvent("event-altered", seq);
    },
  },
  {
    name: "an event slipped in",
    tamper(sqlite, random) {
      const seq = 1 + below(random, lastSeq(sqlite));
      const model = eventAt(sqlite, seq);
      insertAt(sqlite, seq, { ...model, content: String(model.content).replace(/"action":"\w+/, '"action":"removed') });
      return (problem) => isEvent("event-altered", seq)(problem) || isEvent("event-altered", seq + 1)(problem);
    },
  },
  {
    name: "an event twice",
    tamper(sqlite, random) {
      const model = eventAt(sqlite, 1 + below(random, lastSeq(sqlite)));
      const seq = Number(model.seq) + 1;
      insertAt(sqlite, seq, model);
      return isEvent("event-altered", seq);
    },
  },
  {
    name: "a column beside an event",
    tamper(sqlite, random) {
      const seq = 1 + below(random, lastSeq(sqlite));
      const column = pick(random, [
        "at",
        "action",
        "subject",
        "subjectId",
        "subjectKey",
        "actorKind",
        "actorId",
        "subcontractorId",
        "importId",
      ]);
      const value = differentFrom(eventAt(sqlite, seq)[column] ?? null, random);
      sqlite.prepare(`update event set "${column}" = ? where seq = ?`).run(value, seq);
      return ({ code, params }) => code === "column-differs" && params.seq === seq && params.column === column;
    },
  },
  {
    name: "a personal value",
    tamper(sqlite, random) {
      const values = sqlite.prepare('select * from personalValue order by "eventSeq", commitment').all() as Row[];
      const { eventSeq, commitment, value } = pick(random, values);
      sqlite
        .prepare('update personalValue set value = ? where "eventSeq" = ? and commitment = ?')
        .run(`${value} `, eventSeq, commitment);
      return ({ code, params }) => code === "value-altered" && params.seq === eventSeq;
    },
  },
  {
    name: "a personal value taken away in silence",
    tamper(sqlite, random) {
      const values = sqlite.prepare('select * from personalValue order by "eventSeq", commitment').all() as Row[];
      const { eventSeq, commitment } = pick(random, values);
      sqlite.prepare('delete from personalValue where "eventSeq" = ? and commitment = ?').run(eventSeq, commitment);
      return ({ code, params }) => code === "value-missing" && params.seq === eventSeq;
    },
  },
  {
    name: "a personal value slipped in",
    tamper(sqlite, random) {
      const seq = 1 + below(random, lastSeq(sqlite));
      const [salt, value] = [Buffer.alloc(32, below(random, 256)), '"Somebody"'];
      sqlite
        .prepare('insert into personalValue ("eventSeq", commitment, salt, value) values (?, ?, ?, ?)')
        .run(seq, commitmentOf(salt, value), salt.toString("hex"), value);
      return ({ code, params }) => code === "value-stray" && params.seq === seq;
    },
  },
  {
    name: "the head",
    tamper(sqlite, random) {
      const column = pick(random, ["seq", "chain", "peaks"]);
      const head = sqlite.prepare("select * from historyHead").get() as Row;
      sqlite.prepare(`update historyHead set "${column}" = ?`).run(differentFrom(head[column] ?? null, random));
      return ({ code }) => code === "head-differs";
    },
  },
  {
    name: "a checkpoint",
    tamper(sqlite, random) {
      const { seq, note } = pick(random, sqlite.prepare("select seq, note from checkpoint order by seq").all() as Row[]);
      // Another instant: nothing but the signature speaks against it.
      const other = String(note).replace(/\nat \d{4}/, `\nat ${2000 + below(random, 20)}`);
      sqlite.prepare("update checkpoint set note = ? where seq = ?").run(other, seq);
      return ({ code, params }) => code === "checkpoint-unsigned" && params.size === seq && params.place === "database";
    },
  },
  {
    name: "the chain computed anew from an event on",
    outside: true,
    tamper(sqlite, random) {
      const checkpoints = sqlite.prepare("select seq from checkpoint order by seq").pluck().all() as number[];
      const seq = 1 + below(random, checkpoints.at(-1) ?? 1);
      const content = String(eventAt(sqlite, seq).content);
      sqlite.prepare("update event set content = ? where seq = ?").run(otherCharacter(random, content, content.length - 3), seq);
      rechain(sqlite, seq);
      sqlite.prepare("delete from checkpoint where seq >= ?").run(seq);
      const from = checkpoints.filter((size) => size < seq).at(-1) ?? 0;
      const to = checkpoints.find((size) => size >= seq) ?? 0;
      return ({ code, params }) =>
        code === "rewritten-between" && params.from === from && params.to === to && params.place === "outside";
    },
  },
  {
    name: "the tail cut off",
    outside: true,
    tamper(sqlite, random) {
      const checkpoints = sqlite.prepare("select seq from checkpoint order by seq").pluck().all() as number[];
      const size = checkpoints.at(-1) ?? 0;
      const have = below(random, size);
      sqlite.prepare("delete from event where seq > ?").run(have);
      rechain(sqlite, have + 1);
      sqlite.prepare("delete from checkpoint where seq > ?").run(have);
      return ({ code, params }) =>
        code === "tail-cut" && params.size === size && params.have === have && params.place === "outside";
    },
  },
  {
    name: "a row of the register, the chain left whole",
    tamper(sqlite, random) {
      const { table, row } = aRow(sqlite, random);
      const column = pick(
        random,
        Object.keys(row).filter((name) => !ids.has(name) && name !== "position"),
      );
      sqlite
        .prepare(`update "${table}" set "${column}" = ? where id = ?`)
        .run(differentFrom(row[column] ?? null, random), row.id);
      const renamed = table !== "subcontractor" && column === "key";
      return (problem) =>
        renamed
          ? problem.code === "row-missing" && problem.params.table === table
          : problem.code === "row-differs" && problem.params.table === table && problem.params.columns.includes(column);
    },
  },
  {
    name: "a row of the register taken away",
    tamper(sqlite, random) {
      const { table, row } = aRow(sqlite, random);
      sqlite.prepare(`delete from "${table}" where id = ?`).run(row.id);
      return ({ code, params }) => code === "row-missing" && params.table === table;
    },
  },
  {
    name: "a row slipped into the register",
    tamper(sqlite, random) {
      const { table, row } = aRow(sqlite, random);
      const copy: Row = { ...row, id: `${row.id}-copy` };
      if ("key" in copy) copy.key = `${copy.key}-copy`;
      if ("position" in copy) copy.position = 1_000;
      if (table === "inspectionPlan") {
        const other = sqlite
          .prepare('select id from subcontractor where id not in (select "subcontractorId" from "inspectionPlan")')
          .pluck()
          .get();
        if (other === undefined) sqlite.prepare('delete from "inspectionPlan" where id = ?').run(row.id);
        else copy.subcontractorId = other as string;
        if (other === undefined) return ({ code, params }) => code === "row-missing" && params.table === table;
      }
      const columns = Object.keys(copy);
      sqlite
        .prepare(`insert into "${table}" (${columns.map((column) => `"${column}"`)}) values (${columns.map(() => "?")})`)
        .run(...columns.map((column) => copy[column] ?? null));
      return ({ code, params }) => code === "row-stray" && params.table === table;
    },
  },
  {
    name: "what was promised",
    tamper(sqlite, random) {
      const row = sqlite.prepare("select * from organisation").get() as Row;
      const column = pick(random, ["name", "promise", "timeZone"]);
      sqlite.prepare(`update organisation set "${column}" = ?`).run(differentFrom(row[column] ?? null, random));
      return ({ code, params }) => code === "row-differs" && params.table === "organisation" && params.columns.join() === column;
    },
  },
  {
    name: "what an account is trusted with, or who it is",
    tamper(sqlite, random) {
      const row = pick(random, sqlite.prepare("select * from account order by id").all() as Row[]);
      const column = pick(random, ["name", "email", "roles", "scope", "endsAt", "status", "language"]);
      // As somebody would who wants more than they were given.
      const wanted: Row = { roles: '["administrator"]', scope: row.scope === null ? "[]" : null, status: "disabled" };
      const value = column in wanted ? (wanted[column] ?? null) : differentFrom(row[column] ?? null, random);
      sqlite.prepare(`update account set "${column}" = ? where id = ?`).run(value, row.id);
      return ({ code, params }) =>
        code === "row-differs" && params.table === "account" && params.key === row.id && params.columns.join() === column;
    },
  },
  {
    name: "an account taken away",
    tamper(sqlite, random) {
      const { id } = pick(random, sqlite.prepare("select id from account order by id").all() as Row[]);
      sqlite.prepare("delete from account where id = ?").run(id);
      return ({ code, params }) => code === "row-missing" && params.table === "account" && params.key === id;
    },
  },
  {
    name: "an account slipped in",
    tamper(sqlite, random) {
      const row = pick(random, sqlite.prepare("select * from account order by id").all() as Row[]);
      const id = `${row.id}-copy`;
      const copy: Row = { ...row, id, email: `copy-${row.email}` };
      const columns = Object.keys(copy);
      sqlite
        .prepare(`insert into account (${columns.map((column) => `"${column}"`)}) values (${columns.map(() => "?")})`)
        .run(...columns.map((column) => copy[column] ?? null));
      return ({ code, params }) => code === "row-stray" && params.table === "account" && params.key === id;
    },
  },
];
