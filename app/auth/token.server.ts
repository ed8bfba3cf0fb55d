import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, as they stand in a cookie or a link. */
export const newToken = () => randomBytes(32).toString("base64url");

/** What the database keeps of a token. A random token needs no slow hash. */
export const hashOfToken = (token: string) => createHash("sha256").update(token).digest("hex");
