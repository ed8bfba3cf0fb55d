import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Reads the paths of files, one a line, and writes a line of JSON for each file and standard:
 * the checks that were made and, of each rule that is broken, how often.
 */
public class Judge {
  private static final List<String> STANDARDS = List.of("3a", "ua1");

  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    int at = 0;
    for (String path = paths.readLine(); path != null; path = paths.readLine(), at++)
      for (String standard : STANDARDS) System.out.println(judge(at, path, standard));
  }

  private static String judge(int at, String path, String standard) {
    PDFAFlavour flavour = PDFAFlavour.fromString(standard);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Integer> broken = new TreeMap<>();
      for (Map.Entry<RuleId, Integer> one : result.getFailedChecks().entrySet())
        broken.merge(one.getKey().getClause() + "-" + one.getKey().getTestNumber(), one.getValue(), Integer::sum);
      return line(at, standard, result.isCompliant(), result.getTotalAssertions(), broken);
    } catch (Throwable fault) {
      return line(at, standard, false, 0, Map.of("unreadable", 1));
    }
  }

  private static String line(int at, String standard, boolean isCompliant, int checks, Map<String, Integer> broken) {
    String rules =
        broken.entrySet().stream().map(rule -> "\"" + rule.getKey() + "\":" + rule.getValue()).collect(Collectors.joining(","));
    return String.format(
        "{\"file\":%d,\"standard\":\"%s\",\"isCompliant\":%b,\"checks\":%d,\"broken\":{%s}}", at, standard, isCompliant, checks, rules);
  }
}
