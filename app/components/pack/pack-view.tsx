import { Form, Link, useLocation } from "@remix-run/react";
import { isUnderWay, timestampRefusals } from "~/domain/dossier/pack";
import { formatInstant } from "~/i18n/format";
import type { Language } from "~/i18n/language";
import { type RefusalInWords, refusalText } from "~/i18n/refusal";
import { sizeText } from "~/i18n/size-text";
import { paths } from "~/paths";
import type { PackLine, ShareLine } from "~/services/pack/content";
import { AllowedLink } from "../allowed-link";
import { useTranslator } from "../language";
import { useMay } from "../may";
import { detailText } from "./pack-words";

interface PackViewProps {
  pack: PackLine;
  shares: readonly ShareLine[];
  timeZone: string;
  language: Language;
}

/** How far it is, for as long as it is made. */
function UnderWay({ pack }: { pack: PackLine }) {
  const t = useTranslator();
  const { pathname } = useLocation();
  const progress = t("packs.one.progress", { done: pack.progress, of: pack.steps });
  return (
    <section className="stack">
      <p role="status">{t(pack.state === "waiting" ? "packs.one.waiting" : "packs.one.making")}</p>
      {pack.steps === 0 ? (
        <progress className="progress" aria-label={t("packs.states.making")} />
      ) : (
        <>
          <progress className="progress" max={pack.steps} value={pack.progress} aria-label={progress} />
          <p className="muted">{progress}</p>
        </>
      )}
      <Form method="post" action={paths.cancelPack(pack.id)} reloadDocument className="page-actions">
        <Link className="button" to={pathname} reloadDocument>
          {t("packs.one.reload")}
        </Link>
        <button className="button button-quiet" type="submit">
          {t("packs.one.cancel")}
        </button>
      </Form>
    </section>
  );
}

function NotMade({ pack, language }: { pack: PackLine; language: Language }) {
  const t = useTranslator();
  return (
    <div className="notice" role="status">
      <p>
        <strong>{t(pack.state === "failed" ? "packs.one.failedTitle" : "packs.one.cancelledTitle")}</strong>
      </p>
      {pack.error === null ? null : <p>{refusalText(pack.error as RefusalInWords, language)}</p>}
      {timestampRefusals.some((code) => code === pack.error?.code) ? (
        <Form method="post" action={paths.packAgain(pack.id)} reloadDocument className="page-actions">
          <button className="button button-primary" type="submit" name="timestamp" value="wait">
            {t("packs.one.tryAgain")}
          </button>
          <button className="button" type="submit" name="timestamp" value="waive">
            {t("packs.one.waive")}
          </button>
        </Form>
      ) : null}
    </div>
  );
}

function Shares({ pack, shares, timeZone, language }: PackViewProps) {
  const t = useTranslator();
  const may = useMay();
  if (!may.do("packs.share")) return null;
  if (shares.length === 0) return <p className="muted">{t("packs.share.none")}</p>;
  const stateOf = ({ isOpen, revokedAt }: ShareLine) =>
    revokedAt !== null
      ? t("packs.share.revoked", { at: formatInstant(language, revokedAt, timeZone) })
      : t(isOpen ? "packs.share.open" : "packs.share.ended");
  return (
    <section aria-labelledby="shares" className="stack">
      <h2 id="shares">{t("packs.share.heading")}</h2>
      <table className="table table-stacked">
        <thead>
          <tr>
            <th scope="col">{t("packs.share.to")}</th>
            <th scope="col">{t("packs.share.until")}</th>
            <th scope="col">{t("packs.share.by")}</th>
            <th scope="col">{t("packs.share.state")}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.id}>
              <th scope="row" data-label={t("packs.share.to")} className="break-all">
                {share.email}
              </th>
              <td data-label={t("packs.share.until")}>{formatInstant(language, share.expiresAt, timeZone)}</td>
              <td data-label={t("packs.share.by")}>{share.by ?? "–"}</td>
              <td data-label={t("packs.share.state")}>
                {stateOf(share)}
                {share.isOpen ? (
                  <Form method="post" action={paths.revokeShare(pack.id, share.id)} reloadDocument>
                    <button
                      className="button button-quiet"
                      type="submit"
                      aria-label={t("packs.share.revokeNamed", { email: share.email })}
                    >
                      {t("packs.share.revoke")}
                    </button>
                  </Form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A pack that is kept: what it is, and the ways to get it. */
function Ready({ pack, shares, timeZone, language }: PackViewProps) {
  const t = useTranslator();
  return (
    <>
      <p className="page-actions">
        <AllowedLink className="button button-primary" plain to={paths.packFile(pack.id)}>
          {t("packs.one.download")}
        </AllowedLink>
        <AllowedLink className="button" to={paths.sharePack(pack.id)}>
          {t("packs.one.share")}
        </AllowedLink>
      </p>
      <dl className="definition-list">
        <dt>{t("packs.one.fileName")}</dt>
        <dd>
          {pack.fileName} ({sizeText(language, pack.sizeBytes)})
        </dd>
        <dt>{t("packs.one.sha256")}</dt>
        <dd>
          <code className="break-all">{pack.sha256}</code>
        </dd>
        <dt>{t("packs.one.finished")}</dt>
        <dd>{pack.finishedAt === null ? "–" : formatInstant(language, pack.finishedAt, timeZone)}</dd>
      </dl>
      <Shares pack={pack} shares={shares} timeZone={timeZone} language={language} />
    </>
  );
}

export function PackView(props: PackViewProps) {
  const t = useTranslator();
  const { pack, timeZone, language } = props;
  const requested = [formatInstant(language, pack.requestedAt, timeZone), pack.requestedBy].filter(Boolean).join(", ");
  return (
    <>
      <p className="muted">
        {detailText(pack, language, t)}
        {pack.known === null ? "" : ` · ${t("packs.one.known")}: ${formatInstant(language, pack.known, timeZone)}`}
        {` · ${t("packs.one.requested")} ${requested}`}
      </p>
      {isUnderWay(pack.state) ? <UnderWay pack={pack} /> : null}
      {pack.state === "ready" ? <Ready {...props} /> : null}
      {pack.state === "failed" || pack.state === "cancelled" ? <NotMade pack={pack} language={language} /> : null}
    </>
  );
}
