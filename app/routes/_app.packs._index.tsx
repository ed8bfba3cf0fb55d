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
import { pickSubcontractors } from "~/services/subcontractor/pick-subcontractors.server";

export const meta = titled((t) => t("packs.title"));

const formIn = (fields: URLSearchParams | FormData): OrderForm =>
  Object.fromEntries(
    Object.entries(emptyOrder).map(([name, empty]) => [name, String(fields.get(name) ?? empty)]),
  ) as unknown as OrderForm;

const keysIn = (fields: URLSearchParams | FormData) => fields.getAll("keys").map(String);

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const { searchParams } = new URL(request.url);
  const form = formIn(searchParams);
  const picked = await pickSubcontractors(context, keysIn(searchParams), form.find);
  return json({ ...(await showPacks(context)), form, picked });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context } = requestContextOf(load);
  const typed = await request.formData();
  const form = formIn(typed);
  const about = form.about === "all" ? "all" : "some";
  const picked = await pickSubcontractors(context, about === "all" ? [] : keysIn(typed), about === "all" ? "" : form.find);
  const refused = (refusals: Refusals) => json({ form, picked, refusals }, { status: 422 });
  if (picked.refusal !== null) return refused({ find: picked.refusal });
  const ordered = await orderPack(context, { ...form, about, keys: picked.chosen.map(({ key }) => key) });
  if ("id" in ordered) return redirect(paths.pack(ordered.id));
  const { keys, ...others } = ordered.refusals;
  return refused({ find: keys, ...others });
}

export default function Packs() {
  const t = useTranslator();
  const { packs, timeZone, ...asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form, picked } = answer ?? asked;
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
      <OrderFields form={form} picked={picked} refusals={answer?.refusals ?? {}} />
      <PackList packs={packs} timeZone={timeZone} />
    </div>
  );
}
