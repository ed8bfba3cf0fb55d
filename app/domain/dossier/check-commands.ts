/** One thing to check with other people's programs: what it is about, and the lines to type. */
export interface CheckCommand {
  step: "files" | "sums" | "seal" | "key" | "timestamp";
  lines: string[];
}

/** Whether a shell takes a name as it stands. */
export const needsNoQuotes = (name: string) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name);

/** What the certificate of the time-stamp authority is called in the commands; whoever checks gets it from the authority. */
export const authorityFile = "authority.pem";

/**
 * The commands that check a pack without this product: poppler's pdfdetach, coreutils, perl and OpenSSL 3. They are typed one after
 * another in the folder of the pack. A pack that embeds files with `/ByteRange` in them has its own first.
 * @param file name of the pack; letters, digits, dot, dash, underscore
 * @param authority name of a file with the certificate of the time-stamp authority, in PEM; null where there is no time stamp
 */
export function checkCommands(file: string, authority: string | null): CheckCommand[] {
  if (!needsNoQuotes(file)) throw new Error("The name of a pack needs no quotes in a shell.");
  const commands: CheckCommand[] = [
    { step: "files", lines: ["mkdir -p pack-files", `pdfdetach -saveall -o pack-files ${file}`] },
    { step: "sums", lines: ["sha256sum pack-files/*"] },
    {
      step: "seal",
      lines: [
        `set -- $(grep -a -o '/ByteRange\\[0 [0-9]* [0-9]* [0-9]* *\\]' ${file} | head -n 1 | tr -c '0-9\\n' ' ')`,
        `test $(($3 + $4)) -eq $(wc -c < ${file})`,
        `(head -c $2 ${file}; tail -c $4 ${file}) > sealed.bin`,
        `tail -c +$(($2 + 2)) ${file} | head -c $(($3 - $2 - 2)) | perl -ne 'print pack "H*", $_' > seal.der`,
        "openssl cms -verify -binary -inform DER -in seal.der -content sealed.bin -noverify -signer seal.pem -out /dev/null",
      ],
    },
    {
      step: "key",
      lines: ["openssl x509 -in seal.pem -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum"],
    },
  ];
  if (authority === null) return commands;
  const part = (of: string, out: string) => `openssl asn1parse -inform DER -in seal.der -strparse ${of} -noout -out ${out}`;
  return [
    ...commands,
    {
      step: "timestamp",
      lines: [
        "openssl asn1parse -inform DER -in seal.der > seal.txt",
        part("$(awk -F: '/OCTET STRING/ {at = $1} /timeStampToken/ {print at + 0; exit}' seal.txt)", "value.bin"),
        part("$(awk -F: '/timeStampToken/ {line = NR + 2} line && NR == line {print $1 + 0; exit}' seal.txt)", "stamp.der"),
        `openssl ts -verify -token_in -in stamp.der -data value.bin -CAfile ${authority}`,
      ],
    },
  ];
}
