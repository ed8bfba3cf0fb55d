import "~/i18n/further-texts";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { addressOf, policies, type Who, whoFor } from "~/auth/policy";
import { type AccessOf, AccessPage, type AddressAccess } from "~/components/access-page";
import { titled } from "~/components/page-meta";
import { rolesWith } from "~/domain/permissions/can";
import { factLists } from "~/domain/portfolio";

export const meta = titled((t) => t("access.title"));

function accessOf(who: Who): AccessOf {
  if (who === "fact.write" || who === "fact.remove") {
    const lists = factLists.map((list) => ({ list, roles: rolesOf(whoFor(who, list)) }));
    return { kind: "lists", lists };
  }
  if (who === "public") return { kind: "everybody" };
  if (who === "contact") return { kind: "contact" };
  if (who === "signed-in") return { kind: "signedIn" };
  return who === "own" || who === "nobody" ? { kind: who } : { kind: "roles", roles: rolesWith(who) };
}

const rolesOf = (who: ReturnType<typeof whoFor>) =>
  who === null || who === "public" || who === "contact" || who === "signed-in" || who === "own" || who === "nobody"
    ? []
    : rolesWith(who);

export function loader() {
  const addresses = Object.entries(policies).flatMap(([id, { load, act }]): AddressAccess[] => {
    const address = addressOf(id);
    return address === null ? [] : [{ address, see: accessOf(load), send: accessOf(act) }];
  });
  return json({ addresses: addresses.sort((a, b) => (a.address < b.address ? -1 : 1)) });
}

export default function AccessRoute() {
  return <AccessPage addresses={useLoaderData<typeof loader>().addresses} />;
}
