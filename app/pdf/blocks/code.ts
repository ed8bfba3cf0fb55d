import type { Code } from "../content";
import type { Flow } from "../flow";
import type { Line } from "../lines";
import { colours, settings } from "../look";
import { drawRow } from "../row";
import type { Tag } from "../tags";

const inset = 8;
const look = { setting: settings.code, style: "mono" } as const;

/** A command in lines that a shell reads as one: each but the last ends with ` \`. */
function continued(flow: Flow, command: string, width: number): readonly Line[] {
  const lines = flow.set(command, look, width);
  if (lines.length === 1) return lines;
  const narrower = width - (flow.set("x \\", look, width)[0]?.width ?? 0);
  const commands: string[] = [];
  // An option stays with its value, where they fit a line.
  for (const piece of command
    .split(/(?<=\S) (?=-)/)
    .flatMap((one) => (fits(flow, one, narrower) ? one : one.split(/(?<=\S) (?=\S)/)))) {
    const longer = commands.length === 0 ? piece : `${commands.at(-1)} ${piece}`;
    if (commands.length === 0 || fits(flow, longer, narrower)) commands[Math.max(commands.length - 1, 0)] = longer;
    else commands.push(`  ${piece}`);
  }
  return commands.flatMap((one, at) => flow.set(at === commands.length - 1 ? one : `${one} \\`, look, width));
}

const fits = (flow: Flow, text: string, width: number) => flow.set(text, look, width).length === 1;

export function drawCode(flow: Flow, { text, shell = false }: Code, parent: Tag): void {
  const left = flow.left + inset;
  const right = flow.right - inset;
  const lines = shell
    ? text.split("\n").flatMap((command) => continued(flow, command, right - left))
    : flow.set(text, look, right - left);
  flow.gap(6);
  drawRow(flow, {
    cells: [{ tag: parent.add("P").add("Code"), left, right, lines }],
    padding: { above: 5, below: 5 },
    breaksFrom: 80,
    behind: (page, top, bottom) => page.rectangle(flow.left, bottom, flow.width, top - bottom, colours.greyTint),
  });
}
