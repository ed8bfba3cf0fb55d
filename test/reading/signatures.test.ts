import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  breaksCertification,
  isChangedLater,
  isValidAt,
  type LaterPart,
  type PdfSignature,
  type PdfSignatures,
  proposeSignatureKind,
  type SignatureReason,
  signatureKinds,
  verdictOf,
} from "~/domain/document/signature";
import { readSignatures } from "~/reading/signatures/read-signatures";
import { runs } from "../support/soak";
import { compileFaultyReader, type PlantedFault } from "./compile-signature-reader";
import { encryptedForm, hostilePdfs, mutate, randomNumbers } from "./hostile-pdfs";
import { hasOpenssl } from "./openssl";
import { hasPdfbox } from "./pdfbox";
import { hasCertutil, hasPdfsig, verdictsOfPdfsig } from "./poppler";
import { hasQpdf, SignedFiles } from "./signed-files";

const signed = (result: PdfSignatures) => result.signatures.filter(({ kind }) => kind === "signature");
const shortly = ({ kind, verdict, reasons, later }: PdfSignature) =>
  [
    kind === "signature" ? "" : `${kind} `,
    verdict,
    reasons.length > 0 ? ` (${reasons.join(", ")})` : "",
    `, later ${later.kind}`,
  ].join("");

describe.skipIf(!hasOpenssl)("signatures in PDFs (skipped without openssl: apt-get install openssl)", () => {
  let files: SignedFiles;
  const results = new Map<string, PdfSignatures>();
  const milliseconds: number[] = [];

  beforeAll(async () => {
    files = new SignedFiles();
    await files.make();
    for (const [name, bytes] of files.files) {
      const began = performance.now();
      results.set(name, await readSignatures(bytes));
      milliseconds.push(performance.now() - began);
    }
  });
  afterAll(() => files.remove());

  const read = (name: string): PdfSignatures => {
    const result = results.get(name);
    if (result === undefined) throw new Error(`no file ${name}`);
    return result;
  };
  const first = (name: string): PdfSignature => {
    const [signature] = read(name).signatures;
    if (signature === undefined) throw new Error(`no signature in ${name}`);
    return signature;
  };

  describe("what holds", () => {
    test.each([
      ["rsa", "sha256", "rsa"],
      ["pss", "sha256", "rsa-pss"],
      ["P-256", "sha256", "ecdsa"],
      ["P-384", "sha256", "ecdsa"],
      ["brainpool", "sha256", "ecdsa"],
      ["packed", "sha256", "rsa"],
      ["adbe", "sha256", "rsa"],
      ["something in the padding", "sha256", "rsa"],
      ["signature over a digest", "sha1", "rsa"],
    ])("%s", (name, digest, signature) => {
      expect(read(name).problem).toBeNull();
      expect(read(name).signatures.map(shortly)).toEqual(["valid, later none"]);
      expect(first(name)).toMatchObject({ algorithm: { digest, signature }, coversWholeFile: true, revision: 2 });
    });

    test("the signer is who the certificate names, whatever the file says", () => {
      expect(first("rsa").signer).toEqual({
        commonName: "Åse Æbelø",
        organisation: "Løn A/S",
        organizationIdentifier: "NTRDK-12345678",
        serialNumber: "UI:DK-E:G:1",
        issuerCommonName: "Test root",
        certificateSerial: expect.stringMatching(/^[0-9a-f]+$/),
        notBefore: "2024-01-01T00:00:00.000Z",
        notAfter: "2099-12-31T23:59:59.000Z",
        isSelfSigned: false,
        claims: null,
      });
      expect(first("named otherwise").verdict).toBe("valid");
      expect(JSON.stringify(read("named otherwise"))).not.toMatch(/Somebody|Approved/);
      expect(first("rsa").pades).toEqual({
        hasContentType: true,
        hasMessageDigest: true,
        hasSigningCertificate: true,
        hasSigningTime: true,
      });
    });

    test("a certificate that had ended when it signed", () => {
      expect(first("expired")).toMatchObject({ verdict: "valid", validAtSigning: false, signedAt: { source: "signer" } });
      expect(first("rsa").validAtSigning).toBe(true);
    });

    test("a certificate that vouches for itself", () => {
      expect(first("self-signed")).toMatchObject({ verdict: "valid", signer: { isSelfSigned: true } });
    });

    test("what a certificate claims of itself", () => {
      expect(first("qualified").signer?.claims).toEqual({ isQualified: true, isOnDevice: true, type: "signature" });
      expect(first("seal").signer?.claims).toEqual({ isQualified: true, isOnDevice: true, type: "seal" });
    });

    test("signed twice: the later signature changed nothing that is seen", () => {
      expect(read("signed twice").signatures.map(shortly)).toEqual(["valid, later signature", "valid, later none"]);
      expect(read("signed twice").signatures.map(({ revision }) => revision)).toEqual([2, 3]);
      expect(read("signed twice, drawn in its place").signatures.map(shortly)).toEqual([
        "valid, later signature",
        "valid, later none",
      ]);
    });

    test("a field that nobody signed", () => {
      expect(read("empty field").signatures).toMatchObject([{ kind: "unsigned-field", verdict: null, signer: null }]);
    });

    test("a signed file that is attached is not this file's signature", () => {
      expect(read("signed file attached").signatures).toEqual([]);
      expect(read("signed file attached, signed").signatures.map(shortly)).toEqual(["valid, later none"]);
    });

    test("no signature", () => {
      expect(read("not signed")).toEqual({ problem: null, isEncrypted: false, signatures: [], attachedSigners: [] });
    });
  });

  describe("time", () => {
    test("a time stamp on the signature", () => {
      const { verdict, timestamp, signedAt, validAtSigning } = first("timestamped");
      expect({ verdict, validAtSigning, source: signedAt?.source }).toEqual({
        verdict: "valid",
        validAtSigning: true,
        source: "timestamp",
      });
      expect(timestamp).toMatchObject({ verdict: "valid", reasons: [], at: signedAt?.at, authority: { commonName: "Time" } });
    });

    test.each<[string, SignatureReason]>([
      ["stamp of something else", "imprint-mismatch"],
      ["stamp by one who may not", "not-for-timestamps"],
      ["stamp of an ended authority", "authority-not-valid"],
    ])("%s is no proof of time", (name, reason) => {
      expect(first(name)).toMatchObject({
        verdict: "valid",
        signedAt: { source: "signer" },
        timestamp: { verdict: "invalid", reasons: [reason] },
      });
    });

    test("a time stamp of the whole document", () => {
      const [signature, stamp] = read("document time stamp").signatures;
      expect(signature).toMatchObject({ verdict: "valid", later: { kind: "signature" } });
      expect(stamp).toMatchObject({
        kind: "document-timestamp",
        verdict: "valid",
        subFilter: "ETSI.RFC3161",
        signedAt: { source: "timestamp" },
      });
      expect(read("document time stamp of an altered file").signatures.map(({ reasons }) => reasons)).toEqual([
        ["digest-mismatch"],
        ["imprint-mismatch"],
      ]);
    });

    test("the file's own claim counts against a certificate and not for it", () => {
      expect(first("time by the file")).toMatchObject({
        validAtSigning: null,
        signedAt: { at: "2026-06-30T10:00:00.000Z", source: "file" },
      });
      expect(first("time by the file, before the certificate")).toMatchObject({ validAtSigning: false });
    });
  });

  describe("what does not hold", () => {
    test.each<[string, string, ...string[]]>([
      ["altered byte", "invalid", "digest-mismatch"],
      ["altered signature value", "invalid", "signature-mismatch"],
      ["foreign value", "invalid", "digest-mismatch"],
      ["another certificate of the same key", "invalid", "signing-certificate-mismatch"],
      ["enlarged gap", "invalid", "gap-not-contents"],
      ["gap beyond the value", "invalid", "gap-not-contents"],
      ["one pair", "invalid", "byte-range-shape"],
      ["not from the start", "invalid", "byte-range-start"],
      ["not detached", "invalid", "not-detached"],
      ["two values", "invalid", "duplicate-key"],
      ["signature field removed", "invalid", "no-field"],
      ["saved again", "invalid", "byte-range-outside-file"],
      ["saved again, packed", "invalid", "not-literal"],
      ["truncated", "invalid", "no-field", "byte-range-shape"],
      ["attachment altered", "invalid", "digest-mismatch"],
      ["unknown form", "unreadable", "sub-filter-unknown"],
      ["rubbish as value", "unreadable", "cms-unreadable"],
      ["broken structure", "unreadable", "structure"],
    ])("%s", (name, verdict, ...reasons) => {
      expect(read(name).signatures).toMatchObject([{ verdict, reasons }]);
      expect(proposeSignatureKind(read(name)).kind).toBe("none");
    });

    test("a signature's dictionary that was written anew: neither the old nor the new one holds", () => {
      expect(read("signature replaced").signatures.map(({ verdict }) => verdict)).toEqual(["invalid", "invalid"]);
    });
  });

  describe("valid, and what came later", () => {
    test.each([
      ["line end behind", "none"],
      ["validation data behind", "invisible"],
      ["rubbish behind", "unknown"],
      ["rubbish behind an update", "unknown"],
    ])("%s: %s", (name, kind) => {
      expect(read(name).signatures).toMatchObject([{ verdict: "valid", coversWholeFile: false, later: { kind, parts: [] } }]);
    });

    test.each<[string, LaterPart]>([
      ["page changed", "contents"],
      ["page shows something else", "contents"],
      ["page freed", "contents"],
      ["page turned", "pages"],
      ["page added", "pages"],
      ["font changed", "resources"],
      ["note added", "annotations"],
      ["script added", "catalog"],
      ["form filled in later", "form"],
      ["signature field on its page alone", "form"],
      ["attachments taken away", "attachments"],
      ["older object called back", "contents"],
    ])("%s", (name, part) => {
      expect(first(name)).toMatchObject({ verdict: "valid", later: { kind: "visible", parts: [part] } });
      expect(isChangedLater(first(name))).toBe(true);
      expect(proposeSignatureKind(read(name))).toEqual({ kind: "none", basis: "changed-later" });
    });

    test("a later signature that is drawn where no place was for it may cover something", () => {
      expect(read("signed twice, drawn").signatures.map(shortly)).toEqual(["valid, later visible", "valid, later none"]);
      expect(first("signed twice, drawn").later.parts).toEqual(["signature-appearance"]);
      // The later signer has seen it, and signed what is there now.
      expect(proposeSignatureKind(read("signed twice, drawn"))).toEqual({ kind: "advanced", basis: "certificate" });
    });

    test("what the signer allows to change", () => {
      const [quiet, loud, filled] = [
        "certified, then changed",
        "certified, then visibly changed",
        "certified, then filled in",
      ].map(first);
      expect(quiet).toMatchObject({ verdict: "valid", certification: 1, later: { kind: "invisible" } });
      expect(loud).toMatchObject({ verdict: "valid", certification: 2, later: { kind: "visible" } });
      expect(filled).toMatchObject({ verdict: "valid", certification: 2, later: { kind: "visible", parts: ["form"] } });
      expect([quiet, loud, filled].map((one) => one && breaksCertification(one))).toEqual([false, true, false]);
      expect(first("rsa").certification).toBeNull();
    });
  });

  describe("signers in attached XML signatures", () => {
    test("are named and not verified", () => {
      const { attachedSigners, signatures } = read("sealed with signers attached");
      expect(signatures).toMatchObject([{ verdict: "valid", signer: { commonName: "Service A/S", claims: { type: "seal" } } }]);
      expect(attachedSigners).toMatchObject([
        {
          attachmentName: "Signature for Åse Æbelø.xml",
          verdict: "not-verified",
          isSealed: true,
          signer: { commonName: "Åse Æbelø", organisation: "Løn A/S", serialNumber: "UI:DK-E:G:1" },
        },
      ]);
    });

    test("prove nothing without a seal around them", () => {
      expect(read("signers attached, not sealed").attachedSigners).toMatchObject([{ isSealed: false }]);
      expect(proposeSignatureKind(read("signers attached, not sealed"))).toEqual({ kind: "none", basis: "no-signature" });
    });
  });

  test.each<[string, (typeof signatureKinds)[number], string]>([
    ["qualified", "qualified", "certificate-claims-qualified"],
    ["rsa", "advanced", "certificate"],
    ["seal", "advanced", "seal"],
    ["sealed with signers attached", "advanced", "attached-signers"],
    ["self-signed", "none", "self-signed"],
    ["expired", "none", "certificate-not-valid-at-signing"],
    ["signature over a digest", "none", "weak-digest"],
    ["empty field", "none", "unsigned-field"],
    ["only a document time stamp", "none", "timestamp-only"],
  ])("the kind proposed for %s is %s", (name, kind, basis) => {
    expect(proposeSignatureKind(read(name))).toEqual({ kind, basis });
  });

  test.skipIf(!hasPdfsig || !hasCertutil)(
    "files signed by poppler (skipped without pdfsig and certutil: apt-get install poppler-utils libnss3-tools)",
    () => {
      expect(read("by poppler").signatures.map(shortly)).toEqual(["valid, later none"]);
      expect(read("by poppler after ours").signatures.map(shortly)).toEqual(["valid, later signature", "valid, later none"]);
      expect(read("by ours after poppler").signatures.map(shortly)).toEqual(["valid, later signature", "valid, later none"]);
    },
  );

  test.skipIf(!hasPdfbox)(
    "files signed by PDFBox (skipped without it: apt-get install default-jdk-headless libpdfbox2-java libbcpkix-java)",
    () => {
      for (const name of ["by PDFBox", "by PDFBox with a curve", "by PDFBox with PSS", "by PDFBox with SHA-1"])
        expect(read(name).signatures.map(shortly), name).toEqual(["valid, later none"]);
      for (const name of ["by PDFBox twice", "by PDFBox after ours", "form by PDFBox"])
        expect(read(name).signatures.map(shortly), name).toEqual(["valid, later signature", "valid, later none"]);
      expect(JSON.stringify(read("by PDFBox"))).not.toContain("Somebody");
    },
  );

  test.skipIf(!hasPdfbox || !hasQpdf)(
    "encrypted files (skipped without PDFBox and qpdf: apt-get install libpdfbox2-java qpdf)",
    () => {
      for (const name of ["encrypted", "encrypted, packed"]) {
        expect(read(name), name).toMatchObject({ problem: null, isEncrypted: true });
        expect(read(name).signatures.map(shortly), name).toEqual(["valid, later none"]);
      }
    },
  );

  test.skipIf(!hasPdfsig)("pdfsig says the same (skipped without it: apt-get install poppler-utils)", async () => {
    const numbers = randomNumbers(5);
    const differences: string[] = [];
    let count = 0;
    const compare = (name: string, ours: PdfSignatures) => {
      const theirs = verdictsOfPdfsig(files.path(name)).map((verdict) => verdict === "valid");
      const own = signed(ours)
        .filter(({ reasons }) => !reasons.includes("sub-filter-unknown"))
        .map(({ verdict }) => verdict === "valid");
      count += 1;
      if (own.join() !== theirs.join()) differences.push(name);
      return { own, theirs };
    };
    for (const [name, ours] of results) compare(name, ours);
    const before = files.get("P-256").lastIndexOf("/Contents <");
    for (let at = 0; at < runs(12); at += 1) {
      const file = mutate(files.get("P-256"), before, numbers);
      if (file.equals(files.get("P-256"))) continue;
      writeFileSync(files.path("mutated"), file);
      const { own, theirs } = compare("mutated", await readSignatures(file));
      expect([own.includes(true), theirs.includes(true)]).toEqual([false, false]);
      // Where neither says it holds, how many it found in the wreck is nobody's concern.
      if (differences.at(-1) === "mutated") differences.pop();
    }
    const sorted = [...milliseconds].sort((a, b) => a - b);
    const [median = 0, worst = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    process.stdout.write(
      `agreement with pdfsig: ${count - differences.length} of ${count}; differences: ${differences.join(", ")}\n` +
        `reading a file: median ${median.toFixed(0)} ms, at most ${worst.toFixed(0)} ms\n`,
    );
    // Here the reader asks for more than pdfsig does, or can do the mathematics that pdfsig cannot.
    const stricter = [
      ...["enlarged gap", "gap beyond the value", "one pair", "two values"],
      ...[
        "signature field removed",
        "signature replaced",
        "another certificate of the same key",
        "truncated",
        "broken structure",
      ],
    ];
    expect(differences.filter((name) => !stricter.includes(name) && name !== "brainpool")).toEqual([]);
  });

  test("no changed byte of what is signed is ever valid, and nothing breaks the reader", async () => {
    const numbers = randomNumbers(11);
    for (const name of ["P-256", "packed", "timestamped", "rsa"]) {
      const file = files.get(name);
      const before = file.lastIndexOf("/Contents <");
      for (let run = 0; run < runs(50); run += 1) {
        const changed = mutate(file, before, numbers);
        if (changed.equals(file)) continue;
        const { signatures } = await readSignatures(changed);
        expect(
          signatures.some(({ verdict }) => verdict === "valid"),
          `${name}, change ${run}`,
        ).toBe(false);
      }
    }
  });

  test("rubbish anywhere in a signed file breaks nothing", async () => {
    const numbers = randomNumbers(23);
    for (const name of ["by ours after poppler", "document time stamp", "sealed with signers attached", "signed twice"]) {
      const file = files.files.get(name) ?? files.get("signed twice");
      for (let run = 0; run < runs(12); run += 1) {
        const result = await readSignatures(mutate(mutate(file, file.length, numbers), file.length, numbers));
        expect(result.problem).not.toBe("reader-failed");
        expect(result.signatures.flatMap(({ reasons }) => reasons)).not.toContain("reader-failed");
      }
    }
  });

  describe("the tests notice a fault in the reader", () => {
    test.each<[string, PlantedFault, string, (signature: PdfSignature) => unknown]>([
      [
        "the gap is not looked at",
        { file: "byte-range.ts", right: "contents.start !== before || contents.end !== after", wrong: "false" },
        "enlarged gap",
        ({ verdict }) => verdict,
      ],
      [
        "the digest is not compared",
        { file: "verify-cms.ts", right: "!digest.equals(stated)", wrong: "false" },
        "altered byte",
        ({ verdict }) => verdict,
      ],
      [
        "the signature value is not checked",
        { file: "verify-cms.ts", right: "isSigned !== true", wrong: "false" },
        "altered signature value",
        ({ verdict }) => verdict,
      ],
      [
        "freed and recalled objects are passed over",
        { file: "later-change.ts", right: "!isAnyElsewhere(before, after)", wrong: "true" },
        "older object called back",
        ({ later }) => later.kind,
      ],
    ])("%s", async (_, fault, name, told) => {
      const { readSignatures: readWrongly, folder } = await compileFaultyReader(fault);
      const [wrong] = (await readWrongly(files.get(name))).signatures;
      rmSync(folder, { recursive: true, force: true });
      expect(wrong && told(wrong)).toBeDefined();
      expect(wrong && told(wrong)).not.toEqual(told(first(name)));
    });
  });
});

describe("hostile files", () => {
  test.each(Object.keys(hostilePdfs))("%s", async (name) => {
    const began = performance.now();
    const result = await readSignatures(hostilePdfs[name]?.() ?? new Uint8Array());
    expect(result.signatures.map(({ verdict }) => verdict)).not.toContain("valid");
    expect(result.problem).not.toBe("reader-failed");
    expect(performance.now() - began).toBeLessThan(8_000);
  });

  test("where an encrypted form leads is not known, rather than nowhere", async () => {
    const { signatures, isEncrypted } = await readSignatures(encryptedForm());
    expect(isEncrypted).toBe(true);
    expect(signatures.flatMap(({ reasons }) => reasons)).toEqual(["encrypted", "gap-not-contents"]);
  });

  test("what is no PDF is said to be none", async () => {
    expect((await readSignatures(readFileSync("package.json"))).problem).toBe("not-a-pdf");
  });
});

describe("decisions", () => {
  test("one certain failure outweighs what cannot be read", () => {
    expect(verdictOf([])).toBe("valid");
    expect(verdictOf(["algorithm-unknown"])).toBe("unreadable");
    expect(verdictOf(["algorithm-unknown", "digest-mismatch"])).toBe("invalid");
  });

  test("a certificate's first and last instant count", () => {
    const certificate = { notBefore: "2026-01-01T00:00:00.000Z", notAfter: "2026-12-31T23:59:59.000Z" };
    const at = (instant: string) =>
      isValidAt({ ...certificate } as Parameters<typeof isValidAt>[0], { at: instant, source: "timestamp" });
    expect([at("2025-12-31T23:59:59.999Z"), at("2026-01-01T00:00:00.000Z")]).toEqual([false, true]);
    expect([at("2026-12-31T23:59:59.000Z"), at("2027-01-01T00:00:00.000Z")]).toEqual([true, false]);
  });

  test("a file never shows that somebody clicked or that a page was scanned", () => {
    expect(signatureKinds).toContain("click");
    expect(proposeSignatureKind({ problem: null, isEncrypted: false, signatures: [], attachedSigners: [] })).toEqual({
      kind: "none",
      basis: "no-signature",
    });
  });
});
