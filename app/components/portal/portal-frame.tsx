import type { ReactNode } from "react";
import { LanguageSwitch } from "~/components/language-switch";
import "./portal.css";

interface PortalFrameProps {
  organisation?: string;
  title: string;
  children: ReactNode;
}

/** A page for somebody at a subcontractor: who asks, and a switch of language. */
export function PortalFrame({ organisation = "Tilsyn", title, children }: PortalFrameProps) {
  return (
    <main className="portal-page" id="content">
      <div className="portal-head">
        <strong>{organisation}</strong>
        <LanguageSwitch />
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
