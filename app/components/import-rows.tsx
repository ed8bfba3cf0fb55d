import { paths } from "~/paths";
import type { DifferenceShown, LocationShown, RowShown, ServiceShown } from "~/services/supplier-list/list-page";
import { ImportWords, reasonText } from "./import-words";
import { useLanguage } from "./language";

const badges = {
  new: "badge badge-ok",
  changed: "badge badge-medium",
  unchanged: "badge badge-grey",
  refused: "badge badge-critical",
};

interface Worded {
  row: RowShown;
  words: ImportWords;
}

function NameCell({ row, words: { t } }: Worded) {
  const { subcontractor, name, outcome, details } = row;
  return (
    <span className="min-w-0">
      {subcontractor !== null && outcome !== "new" ? (
        <a href={paths.subcontractor(subcontractor.key)}>{name ?? subcontractor.name}</a>
      ) : (
        (name ?? <span className="muted">{t("importing.rows.noName")}</span>)
      )}
      {subcontractor === null ? null : (
        <span className="muted block font-normal text-[0.8125rem]">{t("importing.rows.key", { key: subcontractor.key })}</span>
      )}
      {details.map(({ field, text }) => (
        <span key={field} className="block font-normal text-[0.8125rem] whitespace-pre-line">
          <span className="muted">{t(`fields.subcontractor.${field}`)}:</span> {text}
        </span>
      ))}
    </span>
  );
}

function Service({ service, row, words }: Worded & { service: ServiceShown }) {
  const { t } = words;
  const date = words.date(service.startsOn);
  const from = t(row.startsOnImport ? "importing.rows.fromImport" : "importing.rows.from", { date });
  return (
    <span className="block">
      {service.name}
      <span className="facts-line block">
        <span>{t(`terms.serviceKind.${service.kind}`)}</span>
        <span>{service.role === null ? t("importing.rows.noRole") : t(`terms.serviceRole.${service.role}`)}</span>
        <span>{from}</span>
      </span>
    </span>
  );
}

/** Places on one line; what the row says of all of them, and of some, beneath. */
function Locations({ locations, words }: { locations: readonly LocationShown[]; words: ImportWords }) {
  const { t } = words;
  if (locations.length === 0) return <span className="muted">{t("importing.rows.noLocation")}</span>;
  const confirmedOn = locations[0]?.confirmedOn ?? null;
  const withTool = locations.filter(({ transferTool }) => transferTool !== null);
  const tool = withTool[0]?.transferTool ?? null;
  return (
    <span className="min-w-0">
      {locations.map((location) => words.place(location)).join("; ")}
      {confirmedOn === null ? null : (
        <span className="muted block text-[0.8125rem]">{t("importing.rows.confirmed", { date: words.date(confirmedOn) })}</span>
      )}
      {tool === null ? null : (
        <span className="muted block text-[0.8125rem]">
          {withTool.length < locations.length ? `${withTool.map((location) => words.place(location)).join("; ")}: ` : null}
          {t("forms.tool", { tool: t(`terms.transferTool.${tool}`) })}
        </span>
      )}
    </span>
  );
}

function Difference({ difference, words }: { difference: DifferenceShown; words: ImportWords }) {
  const { id, ticked } = difference;
  return (
    <span className="choice">
      <input type="hidden" name="listed" value={id} />
      <input type="checkbox" id={`tick-${id}`} name="tick" value={id} defaultChecked={ticked} />
      <label htmlFor={`tick-${id}`}>{words.difference(difference)}</label>
    </span>
  );
}

function OutcomeCell({ row, words }: Worded) {
  const { t, language } = words;
  const { outcome, firstRow, additions, differences, notNamed, refusal } = row;
  const said =
    refusal !== null ? reasonText(refusal, language) : firstRow !== null ? t("importing.rows.sameAs", { row: firstRow }) : null;
  return (
    <div className="min-w-0">
      <span className={badges[outcome]}>{t(`importing.rows.badges.${outcome}`)}</span>
      {said === null ? null : <span className={refusal === null ? "muted block text-[0.8125rem]" : "block"}>{said}</span>}
      {additions.length === 0 ? null : (
        <>
          <span className="block mt-1">{t("importing.rows.adds")}</span>
          <ul className="list-disc pl-5">
            {additions.map((addition) => (
              <li key={words.addition(addition)}>{words.addition(addition)}</li>
            ))}
          </ul>
        </>
      )}
      {differences.length === 0 ? null : (
        <fieldset className="mt-1">
          <legend>{t("importing.rows.differences")}</legend>
          {differences.map((difference) => (
            <Difference key={difference.id} difference={difference} words={words} />
          ))}
        </fieldset>
      )}
      {notNamed.length === 0 ? null : (
        <span className="muted block mt-1 text-[0.8125rem]">
          {t("importing.rows.notNamed")} {notNamed.map((thing) => words.thing(thing)).join("; ")}
        </span>
      )}
    </div>
  );
}

/** The list as the file has it, with what becomes of every row. */
export function ImportRows({ rows }: { rows: readonly RowShown[] }) {
  const language = useLanguage();
  const words = new ImportWords(language);
  const { t } = words;
  const label = (column: "number" | "name" | "service" | "locations" | "outcome") => t(`importing.rows.${column}`);
  return (
    <table className="table table-stacked" aria-labelledby="rows">
      <thead>
        <tr>
          <th scope="col">{label("number")}</th>
          <th scope="col">{label("name")}</th>
          <th scope="col">{label("service")}</th>
          <th scope="col">{label("locations")}</th>
          <th scope="col">{label("outcome")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number} id={`row-${row.number}`}>
            <td data-label={label("number")} className="muted">
              {row.number}
            </td>
            <th scope="row" data-label={label("name")}>
              <NameCell row={row} words={words} />
            </th>
            <td data-label={label("service")} className={row.services.length === 0 ? "cell-empty" : undefined}>
              <span className="min-w-0">
                {row.services.map((service) => (
                  <Service key={service.name} service={service} row={row} words={words} />
                ))}
              </span>
            </td>
            <td data-label={label("locations")} className={row.refusal === null ? undefined : "cell-empty"}>
              {row.refusal === null ? <Locations locations={row.locations} words={words} /> : null}
            </td>
            <td data-label={label("outcome")}>
              <OutcomeCell row={row} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
