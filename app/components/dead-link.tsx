import { paths } from "~/paths";
import { useTranslator } from "./language";
import { LanguageSwitch } from "./language-switch";

/** A link that was used, has ended or was not copied whole. */
export function DeadLink({ text }: { text: string }) {
  const t = useTranslator();
  return (
    <main className="narrow-page" id="content">
      <h1>{t("signingIn.first.invalidTitle")}</h1>
      <p>{text}</p>
      <p>
        <a className="button" href={paths.signIn()}>
          {t("signingIn.signIn.title")}
        </a>
      </p>
      <LanguageSwitch />
    </main>
  );
}
