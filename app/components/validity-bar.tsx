import { daysBetween, plusMonths } from "~/domain/calendar";

interface ValidityBarProps {
  on: string;
  /** A null beginning with an end is one that is not known. */
  from: string | null;
  until: string | null;
  noticeOn: string | null;
  tone: "good" | "attention" | "bad";
}

const width = 240;
const height = 16;
const middle = height / 2;

/** The days that a bar shows: a year back and a year ahead. */
export const barWindow = (on: string) => ({ start: plusMonths(on, -12), end: plusMonths(on, 12) });

/**
 * When something is valid, in a window of two years around the day asked about: a bar, the day's dotted line, and the
 * notice deadline as a tick. It draws what the words beside it say, and is hidden from who cannot see it.
 */
export function ValidityBar({ on, from, until, noticeOn, tone }: ValidityBarProps) {
  const { start, end } = barWindow(on);
  const place = (date: string) =>
    Math.round(Math.min(Math.max(daysBetween(start, date) / daysBetween(start, end), 0), 1) * width * 10) / 10;
  const isHeld = from !== null || until !== null;
  const left = place(from ?? start);
  const right = until === null ? width : place(until);
  const isShown = isHeld && right > left;
  const isNoticeShown = noticeOn !== null && noticeOn >= start && noticeOn <= end;
  return (
    <svg
      className="validity-bar"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <line className="validity-axis" x1={0} x2={width} y1={middle} y2={middle} />
      {isShown ? (
        <rect className={`validity-span validity-${tone}`} x={left} y={middle - 4} width={right - left} height={8} rx={2} />
      ) : null}
      {isShown && until === null ? (
        <path className={`validity-span validity-${tone}`} d={`M${width - 5} 2 l5 6 l-5 6 z`} />
      ) : null}
      {isNoticeShown ? <rect className="validity-notice" x={place(noticeOn) - 1.5} y={1} width={3} height={height - 2} /> : null}
      <line className="validity-day" x1={width / 2} x2={width / 2} y1={0} y2={height} />
    </svg>
  );
}
