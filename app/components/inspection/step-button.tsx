import { useTranslator } from "~/components/language";
import type { TemplateStep } from "~/domain/inspection/template-step";

interface StepButtonProps {
  act: TemplateStep["act"];
  /** `0` is a section, `0.2` a question in it, `0.2.1` an option of that. */
  place: string;
  /** What it is about, for whoever hears the button alone. */
  what: string;
  /** Of an option, its number from 1. */
  number?: string;
}

/** A button that takes one step in the building of a template. */
export function StepButton({ act, place, what, number = "" }: StepButtonProps) {
  const t = useTranslator();
  const words = t(`supervising.build.act.${act}`, { number });
  return (
    <button
      className={act.startsWith("add-") ? "button" : "button button-quiet"}
      type="submit"
      name="step"
      value={`${act} ${place}`}
    >
      {words}
      <span className="visually-hidden">{`: ${what}`}</span>
    </button>
  );
}
