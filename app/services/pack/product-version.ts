import { version } from "../../../package.json";

/** Of this product, as its package says. */
export const productVersion: string = version;
