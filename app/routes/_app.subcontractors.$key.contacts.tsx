import "~/i18n/further-texts";
import { useTranslator } from "~/components/language";
import { AddButton, FactActions } from "~/components/subcontractor/fact-actions";
import { FactTable } from "~/components/subcontractor/fact-table";
import { Section } from "~/components/subcontractor/section";
import { dayInLinks, useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { tabTitled } from "~/components/subcontractor/tab-title";
import { EmptyState } from "~/components/ui/page";
import { paths } from "~/paths";

/** Shown as something to write to only where it looks like it: the format takes any text. */
const isAddress = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text);

export const meta = tabTitled("contacts");

export default function Contacts() {
  const t = useTranslator();
  const data = useSubcontractor();
  const { key, contacts } = data.facts;
  const on = dayInLinks(data);
  const add = <AddButton noun="contact" primary path={paths.newFact(key, "contacts", { on })} />;
  if (contacts.length === 0) {
    return (
      <EmptyState title={t("subcontractor.empty.contacts")} actions={add}>
        {t("subcontractor.empty.contactsText")}
      </EmptyState>
    );
  }
  // A contact has no key: its place in the list is its name.
  const placed = contacts.map((contact, place) => ({ ...contact, place }));
  return (
    <Section title={t("fields.subcontractor.contacts")} action={add}>
      <FactTable
        caption={t("fields.subcontractor.contacts")}
        rows={placed}
        keyOf={({ place }) => String(place)}
        columns={[
          { label: t("fields.contact.name"), cell: (contact) => contact.name ?? contact.email ?? t("factForms.notStated") },
          { label: t("fields.contact.role"), cell: ({ role }) => role },
          {
            label: t("fields.contact.email"),
            cell: ({ email }) => (email !== null && isAddress(email) ? <a href={`mailto:${email}`}>{email}</a> : email),
          },
          { label: t("fields.contact.phone"), cell: ({ phone }) => phone },
        ]}
        actions={(contact) => (
          <FactActions
            name={contact.name ?? contact.email ?? t("nouns.contact.singular")}
            edit={paths.editFact(key, "contacts", contact.place, { on })}
            remove={paths.removeFact(key, "contacts", contact.place, { on })}
          />
        )}
      />
    </Section>
  );
}
