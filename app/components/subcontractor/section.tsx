import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  /** Stands at the end of the heading's line: what adds one more. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its heading. */
export function Section({ title, action, children }: SectionProps) {
  const id = useId();
  return (
    <section className="page-section" aria-labelledby={id}>
      <div className="section-head">
        <h2 className="section-title" id={id}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
