import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { AllowedLink } from "~/components/allowed-link";
import { ChangeTable } from "~/components/change/change-table";
import { useTranslator } from "~/components/language";
import { ChainTree } from "~/components/subcontractor/chain-tree";
import { AddButton } from "~/components/subcontractor/fact-actions";
import { Section } from "~/components/subcontractor/section";
import { dayInLinks, useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { tabTitled } from "~/components/subcontractor/tab-title";
import { EmptyState } from "~/components/ui/page";
import { paths } from "~/paths";
import { showChanges } from "~/services/change-notice/show-changes.server";

export const meta = tabTitled("chain");

export async function loader({ params: { key = "" }, context: load }: LoaderFunctionArgs) {
  return json({ changes: await showChanges(requestContextOf(load).context, key) });
}

/** What it announced that it will change: another sub-processor, another place. */
function Changes({ of }: { of: string }) {
  const t = useTranslator();
  const { changes } = useLoaderData<typeof loader>();
  const record = (
    <AllowedLink className="button" to={paths.newChange(of)}>
      {t("changes.new.title")}
    </AllowedLink>
  );
  return (
    <Section title={t("changes.title")} action={changes.length === 0 ? undefined : record}>
      {changes.length === 0 ? (
        <EmptyState title={t("changes.none.title")} actions={record}>
          {t("changes.none.text")}
        </EmptyState>
      ) : (
        <ChangeTable changes={changes} />
      )}
      <p>
        <Link to={paths.changes()}>{t("changes.all")}</Link>
      </p>
    </Section>
  );
}

export default function Chain() {
  const t = useTranslator();
  const data = useSubcontractor();
  const {
    facts: { key, name, engagedBy },
    above,
    below,
  } = data;
  const add = <AddButton noun="subcontractor" path={paths.newSubcontractor({ engagedBy: key })} />;
  return (
    <>
      <Section title={t("subcontractor.chain.above")}>
        {above.length === 0 ? (
          <p>{t(engagedBy === null ? "subcontractor.chain.direct" : "subcontractor.chain.outside", { name })}</p>
        ) : (
          <ol className="chain-path">
            <li>{t("subcontractor.chain.us")}</li>
            {[...above].reverse().map((node) => (
              <li key={node.key}>
                <Link to={paths.subcontractorTab(node.key, "chain", { on: dayInLinks(data) })}>{node.name}</Link>
              </li>
            ))}
            <li aria-current="true">{name}</li>
          </ol>
        )}
      </Section>
      <Section title={t("subcontractor.chain.below")} action={below.length === 0 ? undefined : add}>
        {below.length === 0 ? (
          <EmptyState title={t("subcontractor.empty.below", { name })} actions={add}>
            {t("subcontractor.empty.belowText")}
          </EmptyState>
        ) : (
          <ChainTree data={data} under={key} />
        )}
        <div className="limits">
          <p>{t("subcontractor.chain.limit")}</p>
        </div>
      </Section>
      <Changes of={key} />
    </>
  );
}
