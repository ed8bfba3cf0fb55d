import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireVisit } from "~/auth/request-context";
import { givenFile } from "./answers/given-file";
import { openGivenFile } from "~/services/portal/give-file.server";

/** A file of the visit's own case. */
export const loader = async ({ params: { file = "" }, context: load }: LoaderFunctionArgs) =>
  givenFile(await openGivenFile(requireVisit(load), file));
