package classroom;

import classroom.submission.Entry;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Who stands behind which pseudonym; kept in a file beside the grades, so that the grades can be given away without it. */
final class Pseudonyms {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("pseudonym", "student")
            .setSkipHeaderRecord(true)
            .get();
    private static final int BYTES = 4;

    private final Path file;
    private final Map<String, String> pseudonyms = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();

    private Pseudonyms(Path file) {
        this.file = file;
    }

    /**
     * The pseudonyms of a folder with grades, from earlier runs too.
     *
     * @throws BadInput if the file cannot be read
     */
    private static Pseudonyms of(Path grades) {
        Path absolute = grades.toAbsolutePath().normalize();
        Pseudonyms pseudonyms = new Pseudonyms(absolute.resolveSibling(absolute.getFileName() + "-names.csv"));
        if (Files.exists(pseudonyms.file)) {
            pseudonyms.read();
        }
        return pseudonyms;
    }

    /**
     * How students are named in a folder with grades: by their pseudonyms, which are kept, or by their names.
     *
     * @param anonymous whether pseudonyms are wanted
     */
    static UnaryOperator<String> naming(boolean anonymous, Path grades, List<Entry> entries) throws IOException {
        if (!anonymous) {
            return UnaryOperator.identity();
        }
        Pseudonyms pseudonyms = of(grades);
        entries.forEach(entry -> pseudonyms.of(entry.student()));
        pseudonyms.save();
        System.err.println("Who is who stands in " + pseudonyms.file + ".");
        return pseudonyms::of;
    }

    /** The pseudonym of a student, a new one if need be. */
    private String of(String student) {
        return pseudonyms.computeIfAbsent(student, name -> fresh());
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String name = "student-" + HexFormat.of().formatHex(bytes);
        return pseudonyms.containsValue(name) ? fresh() : name;
    }

    private void read() {
        try (StringReader text = new StringReader(Files.readString(file))) {
            for (CSVRecord row : FORMAT.parse(text)) {
                pseudonyms.put(row.get("student"), row.get("pseudonym"));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInput(
                    "The pseudonyms in " + file + " cannot be read (" + e.getMessage()
                            + "): mend the file or name another folder with --out.",
                    e);
        }
    }

    /** Keeps all pseudonyms that were given. */
    private void save() throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer =
                new CSVPrinter(text, FORMAT.builder().setSkipHeaderRecord(false).get())) {
            for (Map.Entry<String, String> entry : pseudonyms.entrySet()) {
                printer.printRecord(entry.getValue(), entry.getKey());
            }
        }
        AtomicFile.write(file, text.toString());
    }
}
