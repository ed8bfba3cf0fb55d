import { createContext, useContext } from "react";

/** Of the response's Content-Security-Policy. Undefined in the browser, which hides nonces from scripts. */
export const NonceContext = createContext<string | undefined>(undefined);

export const useNonce = (): string | undefined => useContext(NonceContext);
