import { useNonce } from "~/components/nonce";

/** A while after something was typed it is sent, and the page says so. Nothing hangs on it. */
const script = `
(() => {
  const form = document.querySelector("form[data-draft]");
  const said = document.getElementById("draft-state");
  let waiting;
  const save = async () => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body });
      said.textContent = answer.ok ? (await answer.json()).said : form.dataset.unsaved;
    } catch {
      said.textContent = form.dataset.unsaved;
    }
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(waiting);
    waiting = setTimeout(save, 800);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
})();`;

/** Drafts save themselves where the browser runs scripts. */
export function DraftScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is this file's own
  return <script nonce={useNonce()} dangerouslySetInnerHTML={{ __html: script }} />;
}
