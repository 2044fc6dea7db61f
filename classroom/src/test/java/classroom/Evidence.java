package classroom;

import gradingkit.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What in a block shows that something is wrong.
 *
 * @param command what is under "try it"
 * @param answered what is under "it answered", with carets
 * @param printed what is under "it printed"
 * @param said what is under "problem" and "expected"
 */
record Evidence(String command, List<String> answered, List<String> printed, List<String> said) {

    private static final Pattern MISSING_FIELD = Pattern.compile("found no field ([\\w-]+)");
    private static final Pattern HEX_LINE = Pattern.compile("(?m)^\\d{7}((?: [0-9a-f]{2})+)$");
    private static final Pattern UNLOGGED = Pattern.compile("the request for (.*?) was answered, but");
    private static final Pattern QUOTED_LINE = Pattern.compile("the whole line of access.log is (.*)");
    private static final Pattern HOUR = Pattern.compile("(?<=\\d{4}:)(\\d\\d):\\d\\d:\\d\\d");
    private static final Pattern CONTROL = Pattern.compile("[\u2400-\u241f]"); // their pictures
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");

    /** What cannot be found in the output of the command, or in what the server printed meanwhile. */
    List<String> missingIn(String output, String serverOutput) {
        if (command.contains("server's terminal")) {
            return missing(printed.subList(Math.max(0, printed.size() - 1), printed.size()), visible(serverOutput));
        }
        if (command.contains("; tail -n 2 ")) {
            return log(output);
        }
        if (answered.equals(List.of("(nothing)"))) {
            return output.matches("(?sm).*^(< )?HTTP/1.*") ? List.of("no answer") : List.of();
        }
        String all = command.endsWith("cat -e") ? output.replace("\n", "") : unpacked(output);
        List<String> missing = missing(List.of(wrongLine()), all);
        for (String sentence : said) {
            Matcher field = MISSING_FIELD.matcher(sentence);
            if (field.find() && output.matches("(?smi).*^(< )?" + field.group(1) + ":.*")) {
                missing.add("no field " + field.group(1));
            }
        }
        return missing;
    }

    private static List<String> missing(List<String> lines, String output) {
        List<String> missing = new ArrayList<>(lines);
        missing.removeIf(line -> withoutChance(output).contains(withoutChance(line)));
        return missing;
    }

    // As the report shows it.
    private static String visible(String output) {
        return output.lines().map(Visible::of).collect(Collectors.joining("\n"));
    }

    // The line above the carets, or else the first.
    private String wrongLine() {
        for (int i = 1; i < answered.size(); i++) {
            if (answered.get(i).matches(" *\\^+")) {
                return shown(answered.get(i - 1));
            }
        }
        return shown(answered.get(0));
    }

    private String shown(String line) {
        String text = line.replaceAll("^…|…$", "");
        if (command.endsWith("cat -e")) {
            return text.replace("␍", "^M").replace("␊", "$");
        }
        String plain = CONTROL.matcher(text.replaceAll("[␍␊].*", ""))
                .replaceAll(control -> String.valueOf((char) (control.group().charAt(0) & 0x1f)))
                .replace("␡", "\u007f");
        return ESCAPE.matcher(plain).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
    }

    private static String character(MatchResult escape) {
        return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
    }

    // What od has made of the bytes is made bytes again.
    private static String unpacked(String output) {
        String bytes = HEX_LINE.matcher(output)
                .results()
                .map(line -> line.group(1).trim().split(" "))
                .map(codes -> List.of(codes).stream()
                        .map(code -> String.valueOf((char) Integer.parseInt(code, 16)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining());
        return output + "\n" + bytes;
    }

    // What the block quotes of the log; or, if a line is missing there, that it is missing here, too.
    private List<String> log(String output) {
        String sentence = String.join(" ", said);
        Matcher unlogged = UNLOGGED.matcher(sentence);
        if (unlogged.find()) {
            String request = unlogged.group(1).strip();
            return output.matches("(?sm).*^\\S+ - - \\[[^\\r\\n]*" + Pattern.quote(request) + ".*")
                    ? List.of("no line about " + request)
                    : List.of();
        }
        Matcher quoted = QUOTED_LINE.matcher(sentence);
        return missing(List.of(quoted.find() ? quoted.group(1) : sentence.replaceFirst(".*found ", "")), output);
    }

    // Ports and times are others each time; of an hour in the log it counts whether it is one of the afternoon.
    private static String withoutChance(String text) {
        return HOUR.matcher(text.replaceAll("127\\.0\\.0\\.1:\\d{4,5}", "127.0.0.1:ppppp"))
                .replaceAll(time -> Integer.parseInt(time.group(1)) > 12 ? "p.m." : "a.m.")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d", "time")
                .replaceAll("/\\S*/(?=site/)", "/")
                .replaceAll("…$", "")
                .replace("\r", "");
    }
}
