import { type BaseBlock, Constructed, ObjectIdentifier, OctetString } from "asn1js";

/** What a constructed value is made of; empty for everything else. */
export const childrenOf = (block: unknown): BaseBlock[] =>
  block instanceof Constructed ? (block.valueBlock.value as BaseBlock[]) : [];

export const identifierOf = (block: unknown): string | null =>
  block instanceof ObjectIdentifier ? block.valueBlock.toString() : null;

/** The octets of a string, also of one that is written in pieces (BER); null for everything else. */
export function octetsOf(block: unknown): Uint8Array | null {
  return block instanceof OctetString ? new Uint8Array(block.getValue()) : null;
}

/** As it was written. */
export const writtenAs = (block: BaseBlock): Uint8Array => block.valueBeforeDecodeView;
