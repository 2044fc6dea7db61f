package classroom.mutants;

import classroom.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mutants of a lesson that may survive, each with a reason. Blocks as the tool prints them, one or more with a reason
 * below, are separated by empty lines; lines that begin with {@code #} are remarks:
 *
 * <pre>
 * webserver/Server.java, readRequest
 * - byte[] chunk = new byte[CHUNK_BYTES];
 * + byte[] chunk = new byte[CHUNK_BYTES + 1];
 * One byte more is read at once, which nobody can see.
 * </pre>
 *
 * @param reasons the reasons by the ids of mutants
 */
record Reviewed(Map<String, String> reasons) {

    private static final Pattern PLACE =
            Pattern.compile("(?<file>[\\w/]+\\.java)(:\\d+)?, (?<member>\\w+)( #(?<number>\\d+))?");

    /**
     * Reads such a file.
     *
     * @return nothing if the file is missing
     * @throws BadInput if a block has another form, or no reason
     */
    static Reviewed read(Path file) throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (Files.exists(file)) {
            String text = Files.readString(file).replaceAll("(?m)^#.*\\R", "");
            for (String block : text.strip().split("\\R{2,}")) {
                add(reasons, block, file);
            }
        }
        return new Reviewed(reasons);
    }

    private static void add(Map<String, String> reasons, String block, Path file) {
        List<Described> mutants = new ArrayList<>();
        List<String> reason = new ArrayList<>();
        for (String line : block.lines().toList()) {
            Matcher place = PLACE.matcher(line);
            if (place.matches()) {
                mutants.add(new Described(place));
            } else if (mutants.isEmpty() || !mutants.get(mutants.size() - 1).takes(line)) {
                reason.add(line.strip());
            }
        }
        if (reason.isEmpty() || mutants.stream().anyMatch(Described::isVague) || mutants.isEmpty()) {
            throw new BadInput(file + ": this block is not a place, lines with - and +, and a reason:\n" + block);
        }
        mutants.forEach(mutant -> reasons.put(mutant.id(), String.join(" ", reason)));
    }

    /** A mutant as far as it stands in the file. */
    private static final class Described {
        private final String file;
        private final String member;
        private final int number;
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();

        private Described(Matcher place) {
            file = place.group("file");
            member = place.group("member");
            number = place.group("number") == null ? 1 : Integer.parseInt(place.group("number"));
        }

        private boolean takes(String line) {
            boolean takes = line.matches("[-+]( .*)?");
            if (takes) {
                (line.startsWith("-") ? before : after).add(line.substring(1).strip());
            }
            return takes;
        }

        private boolean isVague() {
            return before.isEmpty();
        }

        private String id() {
            return new Mutant(file, 0, member, "", String.join("\n", before), String.join("\n", after), number, "")
                    .id();
        }
    }

    /** Whether somebody has written down why this mutant may survive. */
    boolean has(Mutant mutant) {
        return reasons.containsKey(mutant.id());
    }
}
