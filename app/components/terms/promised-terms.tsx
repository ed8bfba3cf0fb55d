import { Fragment } from "react";
import { AllowedLink } from "~/components/allowed-link";
import { useLanguage, useTranslator } from "~/components/language";
import { type Terms, termNames } from "~/domain/portfolio";
import { termInWords } from "~/i18n/term-in-words";
import { paths } from "~/paths";

/** What customers were promised, as the settings show it. */
export function PromisedTerms({ customerTerms }: { customerTerms: Terms | null }) {
  const t = useTranslator();
  const language = useLanguage();
  const said = termNames.flatMap((term) => {
    const words = customerTerms === null ? null : termInWords(language, term, customerTerms);
    return words === null ? [] : [{ term, words }];
  });
  return (
    <section className="card" aria-labelledby="customer-terms">
      <h2 id="customer-terms">{t("flowDown.customer.title")}</h2>
      {said.length === 0 ? <p>{t("flowDown.customer.none")}</p> : null}
      <dl className="definition-list">
        {said.map(({ term, words }) => (
          <Fragment key={term}>
            <dt>{t(`terms.term.${term}`)}</dt>
            <dd>{words}</dd>
          </Fragment>
        ))}
      </dl>
      <AllowedLink plain className="button" to={paths.customerTerms()}>
        {t("flowDown.customer.edit")}
      </AllowedLink>
    </section>
  );
}
