import { Form, Link, useLocation } from "@remix-run/react";
import { firstDay, lastDay } from "~/domain/calendar";
import { useTranslator } from "./language";

/** Pages whose content is of a day; forms and settings are not. */
const dated = /^\/($|flags$|locations$|subcontractors(\/(?!new$)[^/]+(\/(?!edit$|remove$)[a-z]+)?)?$)/;

export const isDated = (pathname: string) => dated.test(pathname);

interface DayPickerProps {
  on: string;
  today: string;
}

/** The same page on another day; what else its URL asks stays, but for the page of a list and what was just saved. */
export function DayPicker({ on, today }: DayPickerProps) {
  const t = useTranslator();
  const { pathname, search } = useLocation();
  const others = new URLSearchParams(search);
  others.delete("on");
  others.delete("page");
  others.delete("saved");
  const rest = others.toString();
  return (
    <Form className="day-picker" action={pathname} method="get" aria-label={t("frame.day.label")}>
      {[...others].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="day-asked">{t("frame.day.label")}</label>
      <input id="day-asked" type="date" name="on" key={on} defaultValue={on} min={firstDay} max={lastDay} required />
      <button className="button" type="submit">
        {t("frame.day.show")}
      </button>
      {on === today ? null : <Link to={rest === "" ? pathname : `${pathname}?${rest}`}>{t("frame.day.today")}</Link>}
    </Form>
  );
}
