import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { AllowedLink } from "~/components/allowed-link";
import type { Refusals } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { emptyOrder, OrderFields, type OrderForm } from "~/components/pack/order-form";
import { PackList } from "~/components/pack/pack-list";
import { titled } from "~/components/page-meta";
import { PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { orderPack } from "~/services/pack/order-pack.server";
import { showPacks } from "~/services/pack/show-packs.server";

export const meta = titled((t) => t("packs.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const form: OrderForm = { ...emptyOrder, keys: searchParams.get("keys") ?? "", on: searchParams.get("on") ?? "" };
  return json({ ...(await showPacks(requestContextOf(load).context)), form });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const typed = await request.formData();
  const field = (name: keyof OrderForm) => String(typed.get(name) ?? "");
  const form: OrderForm = {
    about: field("about"),
    keys: field("keys"),
    on: field("on"),
    known: field("known"),
    edition: field("edition"),
    language: field("language"),
    format: field("format"),
  };
  const about = form.about === "all" ? "all" : "some";
  const keys = form.keys.split(/[\s,;]+/);
  const ordered = await orderPack(requestContextOf(load).context, { ...form, about, keys });
  if ("id" in ordered) return redirect(paths.pack(ordered.id));
  return json<{ form: OrderForm; refusals: Refusals }>({ form, refusals: ordered.refusals }, { status: 422 });
}

export default function Packs() {
  const t = useTranslator();
  const { packs, timeZone, form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack">
      <PageTitle
        lede={t("packs.lede")}
        actions={
          <AllowedLink className="button" to={paths.packSchedules()}>
            {t("packs.schedules.link")}
          </AllowedLink>
        }
      >
        {t("packs.title")}
      </PageTitle>
      <OrderFields form={answer?.form ?? form} refusals={answer?.refusals ?? {}} />
      <PackList packs={packs} timeZone={timeZone} />
    </div>
  );
}
