import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

interface PageTitleProps {
  children: ReactNode;
  /** One or two sentences beneath. */
  lede?: ReactNode;
  /** Links and buttons beside the title. */
  actions?: ReactNode;
}

export function PageTitle({ children, lede, actions }: PageTitleProps) {
  return (
    <header className="page-head">
      <div>
        <h1 className="page-title">{children}</h1>
        {lede === undefined ? null : <p className="lede">{lede}</p>}
      </div>
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </header>
  );
}

export interface Crumb {
  to: string;
  label: string;
}

/** The way back; the page itself is not among them, its title says it. */
export function Breadcrumbs({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) {
  return (
    <nav className="breadcrumbs" aria-label={label}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Says what is not there, why, and what to do about it. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </div>
  );
}
