import { json, type LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  type MetaFunction,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { ErrorMessage, ErrorPage, errorTitle } from "~/components/error-page";
import { Frame, type FrameData } from "~/components/frame";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { permissionsOf } from "~/domain/permissions/can";
import type { Refusal } from "~/domain/refusal";
import type { Translator } from "~/i18n/translator";
import { isPermitted } from "~/services/context";
import { dayAsked } from "~/services/flags/day-asked";
import { showFrame } from "~/services/overview/show-frame.server";

/** Pages have titles of their own; this is that of an error within the frame. */
export const meta: MetaFunction = (args) => {
  const { error } = args;
  if (error === undefined || error === null) return [{ title: "Tilsyn" }];
  const title = (t: Translator) => (refusedDay(error) === null ? errorTitle(error, t) : t("frame.badDay.title"));
  return titled((t) => t("errorPage.inTitle", { title: title(t) }))(args);
};

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const { today } = context;
  const asked = dayAsked(new URL(request.url), today);
  // A day that is none is for the page to refuse; the frame around it is today's.
  const permissions = permissionsOf(requireAccount(load).roles).filter((permission) => isPermitted(context, permission));
  const shown = { ...(await showFrame(context)), today, on: "on" in asked ? asked.on : today, permissions };
  return json({ ...shown, known: requestContextOf(load).known ?? null } satisfies FrameData);
}

export default function AppFrame() {
  return (
    <Frame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

/** The refusal of a day, as the pages throw it; null for any other error. */
function refusedDay(error: unknown): Refusal | null {
  if (!isRouteErrorResponse(error) || error.status !== 400) return null;
  const { refusal } = (error.data ?? {}) as { refusal?: Refusal };
  return refusal?.code === "bad-on-date" ? refusal : null;
}

function BadDay({ refusal }: { refusal: Refusal }) {
  const t = useTranslator();
  const { pathname } = useLocation();
  return (
    <>
      <h1>{t("frame.badDay.title")}</h1>
      <p>{t("frame.badDay.text", { value: String(refusal.params?.["value"] ?? "…") })}</p>
      <p>
        <a className="button button-primary" href={pathname}>
          {t("frame.badDay.today")}
        </a>
      </p>
    </>
  );
}

/** An error within the frame, wherever the frame itself could be loaded. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>("routes/_app");
  // Null where an action was refused before any loader ran.
  if (frame === undefined || frame === null) return <ErrorPage />;
  const refusal = refusedDay(error);
  return (
    <Frame frame={frame}>
      <div className="narrow-page">{refusal === null ? <ErrorMessage error={error} /> : <BadDay refusal={refusal} />}</div>
    </Frame>
  );
}
