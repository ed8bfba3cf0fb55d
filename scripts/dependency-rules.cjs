/** Who may import whom: layers outside, nouns inside. Checked by `npm test`. */
const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: "^(app|db|scripts|test)/", pathNot: allowed },
});

const domain = "^app/domain/";
const i18n = "^app/i18n/";
const db = "^db/";
const adapters = "^app/(auth|storage|mail|portal|reading|sealing)/";
const own = (path) => path;

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    only("domain-is-pure", domain, [domain]),
    {
      name: "domain-knows-no-library",
      severity: "error",
      from: { path: domain },
      to: { dependencyTypes: ["npm", "npm-dev", "core"], pathNot: ["date-fns"] },
    },
    only("i18n", i18n, [domain, i18n]),
    only("db", db, [domain, db]),
    only("adapters", adapters, [domain, i18n, db, adapters, "^app/services/context", "^app/paths"]),
    only("pdf", "^app/pdf/", [domain, i18n, "^app/pdf/"]),
    {
      name: "pdf-reads-and-writes-nothing",
      severity: "error",
      from: { path: "^app/pdf/" },
      to: { dependencyTypes: ["core"], pathNot: ["crypto", "zlib"] },
    },
    {
      name: "fontkit-stays-in-pdf",
      severity: "error",
      from: { path: "^(app/(?!pdf/)|db)" },
      to: { path: "node_modules/fontkit/" },
    },
    only("services", "^app/services/", [domain, i18n, db, adapters, "^app/pdf/", "^app/services/"]),
    {
      name: "services-know-no-web",
      severity: "error",
      from: { path: "^app/services/" },
      to: { path: "node_modules/(react|@remix-run|express)" },
    },
    only("components", "^app/components/", [
      domain,
      i18n,
      own("^app/components/"),
      "^app/paths",
      "^app/services/[^.]*\\.ts$",
      "\\.css$",
    ]),
    only("routes", "^app/routes/", [domain, i18n, "^app/components/", "^app/services/", "^app/paths", adapters, "^app/routes/"]),
    {
      name: "routes-know-no-database",
      severity: "error",
      from: { path: "^app/routes/" },
      to: { path: ["^db/", "node_modules/(kysely|pdf-lib)"] },
    },
    {
      name: "kysely-stays-in-db",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "node_modules/(kysely|better-sqlite3|pg)/" },
    },
    {
      name: "outermost",
      severity: "error",
      from: { path: "^(app/(?!server/|context|entry|root)|db)" },
      to: { path: "^(app/server|app/context\\.server|scripts)" },
    },
    { name: "nobody-imports-routes", severity: "error", from: { pathNot: "^(app/routes|test)/" }, to: { path: "^app/routes/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
