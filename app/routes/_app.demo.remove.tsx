import "~/i18n/further-texts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { findDemo, removeDemo } from "~/services/demo/remove-demo.server";

export const meta = titled((t) => t("demo.removeTitle"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const contents = await findDemo(requestContextOf(load).context);
  // Whoever comes back to the page afterwards finds nothing to confirm.
  if (contents === null) throw redirect(paths.overview());
  return contents;
}

export async function action({ context: load }: ActionFunctionArgs) {
  await removeDemo(requestContextOf(load).context);
  return redirect(paths.overview());
}

export default function RemoveDemo() {
  const t = useTranslator();
  const { organisation, subcontractors, added } = useLoaderData<typeof loader>();
  return (
    <div className="grid max-w-3xl gap-6">
      <PageTitle lede={t("demo.removeLede")}>{t("demo.removeTitle")}</PageTitle>
      <section className="stack" aria-labelledby="goes">
        <h2 id="goes">{t("demo.goes")}</h2>
        <ul className="list-disc pl-5">
          <li>{t("demo.goesAll", { count: subcontractors })}</li>
          {added === 0 ? null : <li>{t("demo.goesAdded", { count: added })}</li>}
          <li>{t("demo.goesChanges")}</li>
          <li>{t("demo.goesOrganisation", { name: organisation })}</li>
        </ul>
      </section>
      <section className="stack" aria-labelledby="stays">
        <h2 id="stays">{t("demo.stays")}</h2>
        <p>{t("demo.staysAccounts")}</p>
      </section>
      <Form method="post" className="form-actions">
        <button className="button button-danger" type="submit">
          {t("demo.remove")}
        </button>
        <Link className="button" to={paths.settings()}>
          {t("demo.keep")}
        </Link>
      </Form>
    </div>
  );
}
