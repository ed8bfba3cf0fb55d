import { Form } from "@remix-run/react";
import { paths } from "~/paths";
import { useTranslator } from "./language";

/** What an administrator does for somebody who cannot sign in, or should not be signed in any more. */
export function AccountEntry({ id }: { id: string }) {
  const t = useTranslator();
  const button = (action: string, label: string) => (
    <Form method="post" action={action} reloadDocument>
      <button className="button" type="submit">
        {label}
      </button>
    </Form>
  );
  return (
    <section className="card">
      <h2>{t("accountEntry.title")}</h2>
      <p>{t("accountEntry.text")}</p>
      <div className="page-actions">
        {button(paths.offerReset(id), t("accountEntry.reset"))}
        {button(paths.resetFactor(id), t("accountEntry.factor"))}
        {button(paths.endSessionsOf(id), t("accountEntry.sessions"))}
      </div>
    </section>
  );
}
