import { isIPv4 } from "node:net";
import { networkOf } from "./network";

/** Where a request comes from, as its browser and the trusted proxies say. */
export interface Client {
  /** Of the network. */
  address: string;
  /** The User-Agent header; "" where there is none. */
  userAgent: string;
}

const browsers = [
  ["edge", /\bEdgA?\//],
  ["opera", /\bOPR\//],
  ["firefox", /\bFirefox\/|\bFxiOS\//],
  ["chrome", /\bChrome\/|\bCriOS\/|\bChromium\//],
  ["safari", /\bSafari\//],
] as const;
const systems = [
  ["android", /\bAndroid\b/],
  ["ios", /\biPhone\b|\biPad\b/],
  ["windows", /\bWindows\b/],
  ["mac", /\bMac OS X\b|\bMacintosh\b/],
  ["linux", /\bLinux\b/],
] as const;

export type Browser = (typeof browsers)[number][0] | "other";
export type System = (typeof systems)[number][0] | "other";

/** Family of browser and system: enough for somebody to know their own device by, too little to follow one. */
export function agentOf(userAgent: string): { browser: Browser; system: System } {
  return {
    browser: browsers.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "other",
    system: systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "other",
  };
}

/** The network without the part that names one machine: the first three numbers of IPv4, the first 48 bits of IPv6. */
export function coarseNetworkOf(address: string): string {
  const network = networkOf(address);
  if (isIPv4(network)) return `${network.split(".").slice(0, 3).join(".")}.0/24`;
  return network.includes(":") ? `${network.split(":").slice(0, 3).join(":")}::/48` : "";
}
