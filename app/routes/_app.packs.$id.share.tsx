import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useLanguage, useTranslator } from "~/components/language";
import { ChoiceField, TypedField } from "~/components/pack/choices";
import { titled } from "~/components/page-meta";
import { PageTitle } from "~/components/ui/page";
import { languages } from "~/i18n/language";
import { paths } from "~/paths";
import { type ShareRefusals, shareDaysMax, sharePack } from "~/services/pack/share-pack.server";
import { showPack } from "~/services/pack/show-packs.server";

export const meta = titled((t) => t("packs.share.title"));

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const shown = await showPack(requestContextOf(load).context, id);
  if (shown === null || shown.pack.state !== "ready") throw new Response(null, { status: 404 });
  return json({ id, fileName: shown.pack.fileName, daysMax: shareDaysMax });
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const form = await request.formData();
  const [email, days] = [String(form.get("email") ?? ""), String(form.get("days") ?? "")];
  const language = languages.find((known) => known === form.get("language")) ?? "da";
  const shared = await sharePack(requestContextOf(load).context, id, { email, days: Number(days), language });
  if (shared === null) throw new Response(null, { status: 404 });
  if ("id" in shared) return redirect(paths.pack(id));
  return json<{ email: string; days: string; refusals: ShareRefusals }>(
    { email, days, refusals: shared.refusals },
    { status: 422 },
  );
}

export default function SharePack() {
  const t = useTranslator();
  const language = useLanguage();
  const { id, fileName, daysMax } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const refusals = refused?.refusals ?? {};
  return (
    <div className="narrow-page">
      <PageTitle lede={t("packs.share.lede")}>{t("packs.share.title")}</PageTitle>
      <p>{fileName}</p>
      <ErrorSummary refusals={refusals} />
      <Form method="post" reloadDocument>
        <TextField
          name="email"
          type="email"
          autoComplete="off"
          label={t("packs.share.email")}
          defaultValue={refused?.email ?? ""}
          refusal={refusals.email}
        />
        <TypedField
          name="days"
          type="number"
          label={t("packs.share.days")}
          hint={t("packs.share.daysHint")}
          typed={refused?.days ?? String(daysMax)}
          refusal={refusals.days}
        />
        <ChoiceField
          name="language"
          label={t("packs.share.language")}
          choices={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          chosen={language}
        />
        <div className="page-actions">
          <button className="button button-primary" type="submit">
            {t("packs.share.submit")}
          </button>
          <Link className="button" to={paths.pack(id)}>
            {t("ownAccount.cancel")}
          </Link>
        </div>
      </Form>
    </div>
  );
}
