import { fromBER, Sequence } from "asn1js";
import type { SealParts } from "./write-cms";

/** By what a seal names its certificate: issuer and serial number, as they stand in it (RFC 5280, 4.1). @param certificate DER */
export function certificateName(certificate: Uint8Array): Pick<SealParts, "issuer" | "serialNumber"> {
  const { result } = fromBER(certificate);
  const body = result instanceof Sequence ? result.valueBlock.value[0] : undefined;
  const fields = body instanceof Sequence ? body.valueBlock.value : [];
  // Version 3 stands before them, tagged; version 1 does not.
  const [serialNumber, , issuer] = fields.slice(fields[0]?.idBlock.tagClass === 3 ? 1 : 0);
  if (serialNumber === undefined || issuer === undefined) throw new Error("A certificate names its issuer.");
  return { issuer: issuer.valueBeforeDecodeView, serialNumber: serialNumber.valueBeforeDecodeView };
}
