import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Calendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs PDFs with PDFBox and Bouncy Castle: what is read in the tests was then written by others. Four arguments a file. */
class SignWithPdfBox {
  public static void main(String[] arguments) throws Exception {
    for (int at = 0; at + 3 < arguments.length; at += 4) {
      sign(arguments[at], arguments[at + 1], arguments[at + 2], arguments[at + 3]);
    }
  }

  private static void sign(String pkcs12, String algorithm, String input, String output) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (FileInputStream stream = new FileInputStream(pkcs12)) {
      store.load(stream, "secret".toCharArray());
    }
    String alias = store.aliases().nextElement();
    PrivateKey key = (PrivateKey) store.getKey(alias, "secret".toCharArray());
    Certificate[] chain = store.getCertificateChain(alias);
    try (PDDocument document = PDDocument.load(new File(input));
        FileOutputStream stream = new FileOutputStream(output)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setName("Somebody else");
      signature.setSignDate(Calendar.getInstance());
      document.addSignature(signature, content -> {
        try {
          CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
          generator.addSignerInfoGenerator(
              new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                  .build(new JcaContentSignerBuilder(algorithm).setProvider(new BouncyCastleProvider()).build(key), (X509Certificate) chain[0]));
          generator.addCertificates(new JcaCertStore(Arrays.asList(chain)));
          return generator.generate(new CMSProcessableByteArray(content.readAllBytes()), false).getEncoded();
        } catch (Exception fault) {
          throw new RuntimeException(fault);
        }
      });
      document.saveIncremental(stream);
    }
  }
}
