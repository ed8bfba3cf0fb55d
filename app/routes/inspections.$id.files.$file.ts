import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { givenFile } from "./answers/given-file";
import { openCaseFile } from "~/services/inspection/open-file.server";

export const loader = async ({ params: { id = "", file = "" }, context: load }: LoaderFunctionArgs) =>
  givenFile(await openCaseFile(requestContextOf(load).context, id, file));
