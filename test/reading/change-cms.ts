import { fromBER } from "asn1js";
import { Attribute, Certificate, ContentInfo, SignedAndUnsignedAttributes, SignedData } from "pkijs";

function change(cms: Buffer, edit: (data: SignedData) => void): Buffer {
  const info = ContentInfo.fromBER(Uint8Array.from(cms));
  const data = new SignedData({ schema: info.content });
  edit(data);
  info.content = data.toSchema(true);
  return Buffer.from(info.toSchema().toBER());
}

/** Puts a time stamp on the value of a CMS (PAdES B-T), which OpenSSL's command does not do. */
export const addTimestamp = (cms: Buffer, stamp: (value: Buffer) => Buffer) =>
  change(cms, ({ signerInfos: [signer] }) => {
    if (signer === undefined) throw new Error("no signer");
    const token = fromBER(Uint8Array.from(stamp(Buffer.from(signer.signature.valueBlock.valueHexView)))).result;
    const attribute = new Attribute({ type: "1.2.840.113549.1.9.16.2.14", values: [token] });
    signer.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] });
  });

/** Puts another certificate in the place of those that are there. */
export const exchangeCertificates = (cms: Buffer, certificate: Buffer) =>
  change(cms, (data) => {
    data.certificates = [Certificate.fromBER(Uint8Array.from(certificate))];
  });
