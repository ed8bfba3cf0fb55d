import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { useTranslator } from "~/components/language";
import { type PlainField, plainIn, problemsOf } from "~/components/plain-form";
import { isDoable } from "~/domain/inspection/inspection-case";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";
import { sendCase, showSend } from "~/services/portal/invite.server";

const names = ["contacts", "name", "email", "language", "askedBy", "askedPhone"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showCase(context, id);
  const send = shown === null ? null : await showSend(context, id);
  if (shown === null || send === null) throw new Response(null, { status: 404 });
  if (!isDoable("send", shown.state)) throw redirect(paths.inspection(id));
  const title = translatorFor(language)("sending.title");
  return json({ shown, send, of: shown.subcontractor, title, refused: isRefused(load) });
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { values, input } = plainIn(await request.formData(), names);
  const result = await sendCase(context, id, { ...input, contacts: input.contacts?.split("\n") ?? [] });
  if (result.outcome === "saved") return redirect(paths.inspection(result.key));
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, names, language) }, { status: 422 });
}

export default function Page() {
  const t = useTranslator();
  const { shown, send, title } = useLoaderData<typeof loader>();
  const { contacts, language, askedBy, askedPhone, canMail } = send;
  const people = contacts.map(({ name, email, role }) => ({
    value: email,
    label: [name ?? email, ...(name === null ? [] : [email]), ...(role === null ? [] : [role])].join(" · "),
  }));
  const text = { kind: "text" } as const;
  const fields: PlainField[] = [
    ...(people.length === 0
      ? []
      : [
          {
            name: "contacts",
            label: t("sending.contacts"),
            hint: t("sending.contactsHint"),
            control: { kind: "ticks" as const, options: people },
          },
        ]),
    { name: "name", label: t("sending.name"), control: text },
    { name: "email", label: t("sending.email"), control: text },
    {
      name: "language",
      label: t("sending.language"),
      control: {
        kind: "choice",
        options: (["da", "en"] as const).map((value) => ({ value, label: t(`sending.languages.${value}`) })),
      },
    },
    { name: "askedBy", label: t("sending.askedBy"), hint: t("sending.askedByHint"), required: true, control: text },
    { name: "askedPhone", label: t("sending.askedPhone"), control: text },
  ];
  return (
    <CaseStepPage
      shown={shown as ShownCase}
      title={title}
      lede={t("sending.lede")}
      fields={fields}
      values={{ contacts: people[0]?.value ?? "", language, askedBy, askedPhone }}
      refused={useActionData<typeof action>()}
      submit={t("sending.send")}
    >
      {canMail ? null : <p className="notice">{t("sending.withoutMail")}</p>}
      {people.length === 0 ? <p className="notice">{t("sending.noContacts")}</p> : null}
    </CaseStepPage>
  );
}
