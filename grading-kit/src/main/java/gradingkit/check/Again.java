package gradingkit.check;

import gradingkit.report.CheckId;
import gradingkit.report.CheckInfo;
import gradingkit.report.TryIt;
import gradingkit.server.ServerUnderTest;
import gradingkit.wire.Shown;
import gradingkit.wire.Transcript;
import gradingkit.wire.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out how a student can see once more what a check has seen.
 *
 * @param lesson the lesson's folder
 * @param grade the folder for reports
 * @param files what was kept for it
 * @param withCookie what is said of a request with a cookie instead of a command; empty if a command will do
 */
record Again(Path lesson, Path grade, KeptFiles files, String withCookie) {

    private static final Pattern COOKIE = Pattern.compile("(?im)^cookie:");

    /**
     * Keeps the files of the check, if it had some.
     *
     * @param transcript the talk in which something went wrong, or null if there was none
     * @param shown what of it has to be seen
     */
    TryIt tryIt(CheckRun check, Transcript transcript, Shown shown) {
        CheckInfo info = check.info();
        String instead = instead(info, transcript);
        if (transcript == null || !instead.isEmpty()) {
            return new TryIt("", "", instead);
        }
        Optional<ServerUnderTest> server = server(check, transcript);
        boolean kept = server.filter(own -> files.keep(info.id(), own)).isPresent();
        Transcript talk = kept
                ? transcript.withSent(files.moved(transcript.sent(), info.id(), server.orElseThrow()))
                : transcript;
        return talk.command(TryIt.PORT, shown)
                .map(command -> new TryIt(kept ? run(info.id()) : "", command + look(info, kept), ""))
                .orElseGet(() -> new TryIt("", "", tooLong(transcript)));
    }

    private String instead(CheckInfo info, Transcript transcript) {
        if (transcript == null || !info.did().isEmpty()) {
            return info.did();
        }
        if (!transcript.manner().isEmpty()) {
            return "The suite sent this " + transcript.manner() + ".";
        }
        String sent = new String(transcript.sent(), StandardCharsets.ISO_8859_1);
        return COOKIE.matcher(sent).find() ? withCookie : "";
    }

    private static String tooLong(Transcript transcript) {
        return "The suite sent " + Words.bytes(transcript.sent().length) + ", too many for a line in a terminal.";
    }

    private static Optional<ServerUnderTest> server(CheckRun check, Transcript transcript) {
        return check.servers().stream()
                .filter(server -> server.port() == transcript.server().getPort())
                .findFirst()
                .or(check::lastServer);
    }

    private String run(CheckId check) {
        return "mvn -pl " + lesson.getFileName().toString().replaceFirst("-.*", "") + " run -Dfiles=" + check;
    }

    private String look(CheckInfo info, boolean kept) {
        if (info.look().isEmpty()) {
            return "";
        }
        if (info.look().equals(Check.TERMINAL)) {
            return "  # and look at the server's terminal";
        }
        Path folder = kept ? KeptFiles.served(grade, info.id().toString()) : lesson;
        Path root = lesson.toAbsolutePath().normalize().getParent();
        Path file = root.relativize(folder.toAbsolutePath().normalize()).resolve(info.look());
        return "; sleep 1; tail -n 2 " + file.toString().replace('\\', '/');
    }
}
