import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { requestContextOf } from "~/auth/request-context";
import { ErrorPage, ErrorTitle } from "~/components/error-page";
import { LanguageProvider, useLanguage } from "~/components/language";
import { useNonce } from "~/components/nonce";
import icon from "./icon.svg";
import "./styles.css";

export const meta: MetaFunction = ({ error }) => (error === undefined ? [{ title: "Tilsyn" }] : []);

export const links: LinksFunction = () => [{ rel: "icon", type: "image/svg+xml", href: icon }];

/** Public: says nothing but the language. */
export const loader = ({ context }: LoaderFunctionArgs) => ({ language: requestContextOf(context).language });

export function Layout({ children }: { children: ReactNode }) {
  const given = useLanguage();
  // No loader runs for an address that leads nowhere.
  const language = useRouteLoaderData<typeof loader>("root")?.language ?? given;
  const nonce = useNonce();
  // A page for people outside works without scripts and is small.
  const isPlain = useMatches().some(({ handle }) => (handle as { isPlain?: true } | undefined)?.isPlain);
  // Null, not undefined, where nothing went wrong.
  const failed = (useRouteError() ?? null) !== null;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        {failed ? (
          <LanguageProvider language={language}>
            <ErrorTitle />
          </LanguageProvider>
        ) : null}
        <Links />
      </head>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
        {isPlain ? null : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export const ErrorBoundary = ErrorPage;
