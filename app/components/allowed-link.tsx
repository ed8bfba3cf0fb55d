import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMay } from "./may";

interface AllowedLinkProps {
  to: string;
  className?: string;
  /** Loads the page whole, as forms and files need. */
  plain?: boolean;
  download?: boolean;
  label?: string;
  /** Stands in its place for whoever may not open it. */
  otherwise?: ReactNode;
  children: ReactNode;
}

/** A link that only they see who may open what it leads to. */
export function AllowedLink({ to, className, plain = false, download, label, otherwise = null, children }: AllowedLinkProps) {
  const may = useMay();
  if (!may.open(to)) return otherwise;
  return plain || download === true ? (
    <a href={to} className={className} download={download} aria-label={label}>
      {children}
    </a>
  ) : (
    <Link to={to} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
