import { Form, Link, NavLink, useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { formatDate, formatNumber } from "~/i18n/format";
import type { Permission } from "~/domain/permissions/matrix";
import { paths } from "~/paths";
import type { FrameContent } from "~/services/overview/content";
import { AllowedLink } from "./allowed-link";
import { DayPicker, isDated } from "./day-picker";
import { useLanguage, useTranslator } from "./language";
import { LanguageSwitch } from "./language-switch";
import { SearchBox } from "./search-box";

export interface FrameData extends FrameContent {
  /** Says which time's register is looked at; null where it is now's. */
  known: string | null;
  on: string;
  today: string;
  /** What the reader is trusted with. */
  permissions: Permission[];
}

/** The day as links carry it on: null keeps today out of them. */
export const dayInLinks = ({ on, today }: { on: string; today: string }) => (on === today ? null : on);

function MenuEntries({ frame }: { frame: FrameData }) {
  const t = useTranslator();
  const language = useLanguage();
  const on = dayInLinks(frame);
  return (
    <ul className="menu-entries">
      <li>
        <NavLink to={paths.overview({ on })} end>
          {t("frame.entries.overview")}
        </NavLink>
      </li>
      <li>
        <NavLink to={paths.subcontractors({ on })}>
          {t("frame.entries.subcontractors")} <span className="menu-count">{formatNumber(language, frame.subcontractors)}</span>
        </NavLink>
      </li>
      <li>
        <NavLink to={paths.documents()}>{t("frame.entries.documents")}</NavLink>
      </li>
      <li>
        <NavLink to={paths.inspections()}>{t("frame.entries.inspections")}</NavLink>
      </li>
      <li>
        <NavLink to={paths.findings()}>{t("frame.entries.findings")}</NavLink>
      </li>
      <li>
        <NavLink to={paths.locations({ on })}>{t("frame.entries.locations")}</NavLink>
      </li>
      <li>
        <NavLink to={paths.calendar()}>{t("frame.entries.calendar")}</NavLink>
      </li>
      {frame.known === null && frame.permissions.includes("register.export") ? (
        <li>
          <NavLink to={paths.packs()}>{t("frame.entries.packs")}</NavLink>
        </li>
      ) : null}
      {frame.permissions.includes("history.read") ? (
        <li>
          <NavLink to={paths.history()}>{t("frame.entries.history")}</NavLink>
        </li>
      ) : null}
    </ul>
  );
}

function MenuFoot({ frame }: { frame: FrameData }) {
  const t = useTranslator();
  return (
    <div className="menu-foot">
      {frame.known === null ? (
        <ul className="menu-entries">
          {frame.permissions.includes("accounts.manage") ? (
            <li>
              <NavLink to={paths.accounts()}>{t("frame.entries.accounts")}</NavLink>
            </li>
          ) : null}
          <li>
            <NavLink to={paths.settings()}>{t("frame.entries.settings")}</NavLink>
          </li>
          <li>
            <NavLink to={paths.account()}>{t("frame.entries.account")}</NavLink>
          </li>
        </ul>
      ) : null}
      <LanguageSwitch />
      <Form method="post" action={paths.signOut()} reloadDocument>
        <button className="button" type="submit">
          {t("signingIn.signOut")}
        </button>
      </Form>
    </div>
  );
}

function Brand({ organisation }: { organisation: string }) {
  return (
    <div className="brand">
      <Link to={paths.overview()}>Tilsyn</Link>
      <span>{organisation}</span>
    </div>
  );
}

/** Beside the page where there is room for it, else a bar above it with a menu that opens without scripts. */
function Menu({ frame }: { frame: FrameData }) {
  const t = useTranslator();
  const { key } = useLocation();
  return (
    <header className="menu">
      <Brand organisation={frame.organisation} />
      <div className="menu-wide">
        <SearchBox />
        <nav aria-label={t("frame.mainMenu")}>
          <MenuEntries frame={frame} />
        </nav>
        <MenuFoot frame={frame} />
      </div>
      <details className="menu-narrow" key={key}>
        <summary className="button">{t("frame.menu")}</summary>
        <div>
          <SearchBox />
          <nav aria-label={t("frame.mainMenu")}>
            <MenuEntries frame={frame} />
          </nav>
          <MenuFoot frame={frame} />
        </div>
      </details>
    </header>
  );
}

function DemoBanner() {
  const t = useTranslator();
  return (
    <div className="notice demo-banner">
      <p>{t("frame.demo.text")}</p>
      <AllowedLink className="button" to={paths.removeDemo()}>
        {t("frame.demo.remove")}
      </AllowedLink>
    </div>
  );
}

/** The way back to now leads out of the pages of then, which all have an address of their own: no link of the router. */
function KnownBanner({ text }: { text: string }) {
  const t = useTranslator();
  return (
    <div className="notice demo-banner">
      <p>{text}</p>
      <a className="button" href={paths.overview()}>
        {t("known.backToNow")}
      </a>
    </div>
  );
}

/** Whoever does not see the screen is taken to the new page, as a browser does that loads it whole. */
function useFocusOnNewPage() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return main;
}

/** What stands around every page of whoever is signed in. */
export function Frame({ frame, children }: { frame: FrameData; children: ReactNode }) {
  const t = useTranslator();
  const language = useLanguage();
  const { pathname } = useLocation();
  const { state } = useNavigation();
  const main = useFocusOnNewPage();
  const hasDay = isDated(pathname);
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t("frame.skip")}
      </a>
      <Menu frame={frame} />
      <main className="page" id="content" tabIndex={-1} ref={main} aria-busy={state === "loading" ? true : undefined}>
        {hasDay ? (
          <div className="page-bar">
            {frame.on === frame.today ? null : (
              <p className="other-day">{t("frame.otherDay", { date: formatDate(language, frame.on) })}</p>
            )}
            <DayPicker on={frame.on} today={frame.today} />
          </div>
        ) : null}
        {frame.known === null ? null : <KnownBanner text={frame.known} />}
        {frame.isDemo ? <DemoBanner /> : null}
        {children}
      </main>
    </div>
  );
}
