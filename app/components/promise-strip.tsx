import { Link } from "@remix-run/react";
import type { Promise_ } from "~/domain/portfolio";
import { type PromiseCount, type PromiseCounts, promiseIds } from "~/domain/promise";
import { formatNumber } from "~/i18n/format";
import { paths } from "~/paths";
import { useLanguage, useTranslator } from "./language";

const width = 160;
/** A part that is there at all can be seen, however small it is. */
const narrowest = 6;

/** What is kept, accepted and broken, as parts of a line. The words beside it say the same. */
function Bar({ needed, kept, excepted }: PromiseCount) {
  const parts = [
    { name: "promise-broken", count: needed - kept - excepted },
    { name: "promise-excepted", count: excepted },
    { name: "promise-kept", count: kept },
  ].filter(({ count }) => count > 0);
  const widths = parts.map(({ count }) => Math.max(narrowest, (count / needed) * width));
  const scale = width / widths.reduce((sum, part) => sum + part, 0);
  let x = 0;
  return (
    <svg className="promise-bar" viewBox={`0 0 ${width} 6`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {needed === 0 ? <rect className="promise-none" width={width} height="6" /> : null}
      {parts.map(({ name }, at) => {
        const part = (widths[at] ?? 0) * scale;
        const rect = <rect key={name} className={name} x={x} width={Math.max(0, part - 1.5)} height="6" />;
        x += part;
        return rect;
      })}
    </svg>
  );
}

/** The six promises, "kept of needed", each a link to the flags that break it. */
export function PromiseStrip({
  promises,
  promise,
  onInLinks,
}: {
  promises: PromiseCounts;
  promise: Promise_;
  onInLinks: string | null;
}) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <ul className="promises" aria-label={t("overview.promisesLabel")}>
      {promiseIds.map((id) => {
        const { needed, kept, excepted } = promises[id];
        return (
          <li key={id}>
            <Link to={paths.flags({ promise: id, on: onInLinks })}>
              <span className="promise-name">
                {id === "residency" ? t(`overview.residency.${promise}`) : t(`overview.promises.${id}`)}
              </span>
              {needed === 0 ? (
                <span className="promise-count">{t("overview.notNeeded")}</span>
              ) : (
                <span className="promise-count">
                  <strong>{formatNumber(language, kept)}</strong> {t("overview.ofNeeded", { needed })}
                </span>
              )}
              <Bar needed={needed} kept={kept} excepted={excepted} />
              {excepted === 0 ? null : <span className="promise-note">{t("overview.excepted", { count: excepted })}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
