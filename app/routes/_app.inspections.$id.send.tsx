import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { caseOf, caseStepPage, toCase } from "./answers/case-step";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { useTranslator } from "~/components/language";
import { plainAnswer } from "./answers/plain-answer";
import type { PlainField } from "~/components/plain-form";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";
import { sendCase, showSend } from "~/services/portal/invite.server";

const names = ["contacts", "name", "email", "language", "askedBy", "askedPhone"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader(args: LoaderFunctionArgs) {
  const page = caseStepPage(args, await showCase(...caseOf(args)), "send", (t) => t("sending.title"));
  const send = await showSend(...caseOf(args));
  if (send === null) throw new Response(null, { status: 404 });
  return json({ ...page, send });
}

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(
    args,
    names,
    (input) => sendCase(...caseOf(args), { ...input, contacts: input["contacts"]?.split("\n") ?? [] }),
    toCase,
  );

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
