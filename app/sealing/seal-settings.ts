/** What packs are sealed with, as the settings say; read from files when a seal is made. */
export interface SealSettings {
  /** Of the organisation; null where the installation makes one itself. */
  own: {
    /** PEM, of an RSA or EC key. */
    key: string;
    /** PEM, the signer's first, then whoever issued it and so on. */
    certificates: string;
    /** Opens the key; null where it is not encrypted. */
    passphrase: string | null;
  } | null;
  /** Null where seals get no time stamp. */
  timestamp: TimestampSettings | null;
}

export interface TimestampSettings {
  /** Of an authority (RFC 3161). */
  url: string;
  /** PEM of who has to have issued the authority's certificate; null: whoever did. */
  authorities: string | null;
}
