import type { Code } from "../content";
import type { Flow } from "../flow";
import type { Line } from "../lines";
import { colours, settings } from "../look";
import { drawRow } from "../row";
import type { Tag } from "../tags";

const inset = 8;
const look = { setting: settings.code, style: "mono" } as const;

/** A command in lines that a shell reads as one: each but the last ends with ` \`. */
function continued(flow: Flow, command: string, width: number): Line[] {
  const lines = flow.set(command, look, width);
  if (lines.length === 1) return lines;
  const narrower = width - (flow.set(" \\", look, width)[0]?.width ?? 0);
  const words = command.split(/(?<=\S) (?=\S)/);
  const commands: string[] = [];
  for (const word of words) {
    const longer = commands.length === 0 ? word : `${commands.at(-1)} ${word}`;
    if (commands.length > 0 && flow.set(longer, look, narrower).length > 1) commands.push(`  ${word}`);
    else commands[Math.max(commands.length - 1, 0)] = longer;
  }
  return commands.flatMap((one, at) => flow.set(at === commands.length - 1 ? one : `${one} \\`, look, width));
}

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
