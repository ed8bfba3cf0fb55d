import { paths } from "~/paths";
import { describedBy, Field } from "../form-parts";
import { useTranslator } from "../language";

/** The code that was mailed, for the file. A form of the browser's own: what comes back is the file. */
export function SharedPackForm({ token }: { token: string }) {
  const t = useTranslator();
  return (
    <form method="post" action={paths.sharedPackFile()}>
      <input type="hidden" name="token" value={token} />
      <Field name="code" label={t("packs.shared.code")} hint={t("packs.shared.codeHint")}>
        <input
          {...describedBy("code", true, undefined)}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
        />
      </Field>
      <p>
        <button className="button button-primary" type="submit">
          {t("packs.shared.open")}
        </button>
      </p>
    </form>
  );
}
