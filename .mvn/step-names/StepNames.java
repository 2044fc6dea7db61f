import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.tools.ToolProvider;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.MojoExecutionEvent;
import org.apache.maven.execution.MojoExecutionListener;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;

/**
 * Maven's manners in this workbook: {@code -pl step03} finds the folder {@code step03-html-files}, {@code run},
 * {@code watch} and {@code wire} stand for longer commands, the suites' reports are the last thing on the screen, and
 * what a report or one plain sentence says is not said a second time by Maven.
 *
 * <p>{@code .mvn/maven.config} loads it from {@code .mvn/step-names.jar}. After a change, rebuild that jar with
 * {@code mvn -Psolutions -pl classroom test -Dtest=StepNamesTest -Dworkbook.update=true}. It runs on Maven 3.6.3 to 4.0
 * and is compiled for Java 8, so that even an old Java can be told that it is too old. No lambda here: the compilers of
 * different JDKs number them differently, and the jar has to come out the same.
 */
@Named
@Singleton
public final class StepNames extends AbstractMavenLifecycleParticipant implements MojoExecutionListener {
    private static final int OLDEST_JAVA = 17;
    private static final int FIRST_DOWNLOAD_MEGABYTES = 30;
    private static final Pattern LESSON = Pattern.compile("step0*(\\d+)-.*");
    private static final Pattern COMPILER_ERROR = Pattern.compile("(?m)^(.+\\.java):\\[(\\d+),(\\d+)\\] (.*)$");
    private static final Pattern MISSING_PROGRAM =
            Pattern.compile("<skipped [^>]*?(?:message=\"|><!\\[CDATA\\[[\\w.]+: )(?:Assumption failed: )?"
                    + "(there is no [^\"\\r\\n]*)");
    private static final Pattern EXIT_CODE = Pattern.compile("Exit value: (\\d+)");
    /** The words that a lesson understands instead of goals, each with the goals that it stands for. */
    private static final String[][] WORDS = {
        {"run", "compile", "exec:exec"},
        {"watch", "test-compile", "exec:exec@watch"},
        {"wire", "process-classes", "exec:exec@wire"}
    };

    private static final String WATCH = "exec:exec@watch";
    private static final String[] ASCII = {"✔", "+", "✘", "x", "–", "-", "·", ".", "…", "...", "␍", "\\r", "␊", "\\n"};

    /** What a plugin said about a lesson, held back until it is clear whether it is needed. */
    private final Map<MavenProject, HeldLog> heldBack = new ConcurrentHashMap<>();
    /** The lessons that failed, each with the sentence that says why; empty if the report or Maven says it. */
    private final Map<MavenProject, String> failures = new ConcurrentHashMap<>();
    /** The projects whose tests were started in this session. */
    private final Set<MavenProject> started = ConcurrentHashMap.newKeySet();
    /** Which of the words for one lesson the command has; empty if none. */
    private String word = "";
    /** Held while this run writes into the folder; null if it does not. */
    private FileLock lock;
    /** Tells how far a module's tests are; null while there is nothing to tell. */
    private Alive alive;

    // ---- The session

    @Override
    public void afterSessionStart(MavenSession session) {
        refuseUnfitJava();
        MavenExecutionRequest request = session.getRequest();
        awaitTurn(new File(request.getMultiModuleProjectDirectory(), ".mvn/run.lock"));
        nameFolders(request);
        replaceWords(request);
        announceDownload(session);
        request.getUserProperties().setProperty("workbook.report", "file");
    }

    /**
     * A project that is built only because another one needs it does not run tests of its own. What is watched is
     * compiled by the one who watches, whether it compiles by now or not.
     */
    @Override
    public void afterProjectsRead(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        refuseSeveralLessons(session);
        if (request.getGoals().contains(WATCH)) {
            skipCompilation(session);
        }
        if (request.getSelectedProjects().isEmpty()) {
            return;
        }
        for (MavenProject project : session.getProjects()) {
            if (!isSelected(project, request)) {
                project.getProperties().setProperty("maven.test.skip", "true");
                project.getProperties().setProperty("spotless.check.skip", "true");
            }
        }
    }

    /** Prints the reports when Maven has said its last word, or instead of it where it would repeat them. */
    @Override
    public void afterSessionEnd(MavenSession session) {
        endProgress();
        boolean explained = areExplained(session.getResult().getExceptions());
        Reports reports = new Reports(screen(session));
        if (explained && !isVerbose(session)) {
            reports.run();
            System.exit(1);
        }
        Runtime.getRuntime().addShutdownHook(reports);
    }

    /** Whether something failed and the reports tell all of it. */
    private boolean areExplained(List<Throwable> exceptions) {
        boolean explained = !exceptions.isEmpty();
        for (Throwable exception : exceptions) {
            explained &= isExplained(exception);
        }
        return explained;
    }

    // ---- One run at a time

    /** Two runs that compile into one folder break each other: the second one waits. */
    private void awaitTurn(File file) {
        try {
            FileChannel channel = new RandomAccessFile(file, "rw").getChannel();
            lock = channel.tryLock();
            if (lock == null) {
                say(
                        "Another Maven run is at work in this folder. This one waits until it is done (Ctrl-C ends it).",
                        FileDescriptor.err);
                lock = channel.lock();
            }
        } catch (IOException | OverlappingFileLockException e) {
            lock = null; // a folder that cannot be written, or a file system without locks
        }
    }

    /** A server that runs is no reason for others to wait: it has been compiled by then. */
    private void giveTurn() {
        try {
            if (lock != null) {
                lock.release();
            }
        } catch (IOException e) {
            return; // it is given up with the process
        }
    }

    // ---- Before the build: Java, names of lessons, the first download

    private static void refuseUnfitJava() {
        String problem = javaProblem(
                System.getProperty("java.specification.version"), ToolProvider.getSystemJavaCompiler() != null);
        if (!problem.isEmpty()) {
            String advice = ". Install a JDK " + OLDEST_JAVA
                    + " or newer (https://adoptium.net has one for every system), set JAVA_HOME to its folder, and try again.";
            say(problem + " Maven runs on the one in " + System.getProperty("java.home") + advice, FileDescriptor.err);
            System.exit(1);
        }
    }

    /** What is wrong with a Java of this version ("1.8", "17"), or nothing. */
    static String javaProblem(String version, boolean hasCompiler) {
        double number = Double.parseDouble(version);
        if (number < OLDEST_JAVA) {
            return "The workbook needs Java " + OLDEST_JAVA + " or newer, and this is Java " + version + ".";
        }
        return hasCompiler ? "" : "The workbook needs a JDK, and this Java has no compiler (it is a JRE).";
    }

    private static void nameFolders(MavenExecutionRequest request) {
        File root = new File(request.getBaseDirectory());
        List<String> selected = folders(request.getSelectedProjects(), root);
        List<String> excluded = folders(request.getExcludedProjects(), root);
        if (!selected.equals(request.getSelectedProjects())) {
            request.setSelectedProjects(selected);
        }
        if (!excluded.equals(request.getExcludedProjects())) {
            request.setExcludedProjects(excluded);
        }
        if (!selected.isEmpty() && request.getMakeBehavior() == null) {
            request.setMakeBehavior(MavenExecutionRequest.REACTOR_MAKE_UPSTREAM);
        }
    }

    /** Each selector, with the name of the lesson's folder for its beginning: step03 becomes step03-html-files. */
    static List<String> folders(List<String> selectors, File root) {
        List<String> folders = new ArrayList<>();
        for (String selector : selectors) {
            folders.add(folder(selector, root));
        }
        return folders;
    }

    private static String folder(String selector, File root) {
        if (selector.contains(":") || new File(root, selector).exists()) {
            return selector;
        }
        List<String> matches = new ArrayList<>();
        for (String name : root.list()) {
            if (name.startsWith(selector + "-") && new File(new File(root, name), "pom.xml").isFile()) {
                matches.add(name);
            }
        }
        return matches.size() == 1 ? matches.get(0) : selector;
    }

    private void replaceWords(MavenExecutionRequest request) {
        for (String[] each : WORDS) {
            if (request.getGoals().contains(each[0])) {
                word = each[0];
            }
        }
        if (!word.isEmpty()) {
            request.setGoals(goals(request.getGoals()));
        }
    }

    /** The goals, with those that a word stands for in its place. */
    static List<String> goals(List<String> given) {
        List<String> goals = new ArrayList<>();
        for (String goal : given) {
            goals.addAll(goalsOf(goal));
        }
        return goals;
    }

    private static List<String> goalsOf(String goal) {
        for (String[] each : WORDS) {
            if (each[0].equals(goal)) {
                return Arrays.asList(each).subList(1, each.length);
            }
        }
        return Arrays.asList(goal);
    }

    /** What runs until Ctrl-C would keep the next lesson waiting for ever. */
    private void refuseSeveralLessons(MavenSession session) {
        int lessons = 0;
        for (MavenProject project : session.getProjects()) {
            boolean built =
                    session.getRequest().getSelectedProjects().isEmpty() || isSelected(project, session.getRequest());
            lessons += built && isLesson(project) ? 1 : 0;
        }
        if (!word.isEmpty() && lessons != 1) {
            say("\"" + word + "\" is for one lesson. Name it: mvn -pl step01 " + word, FileDescriptor.err);
            System.exit(1);
        }
    }

    private static void skipCompilation(MavenSession session) {
        for (MavenProject project : session.getProjects()) {
            if (isLesson(project)) {
                project.getProperties().setProperty("maven.main.skip", "true");
            }
        }
    }

    private static boolean isSelected(MavenProject project, MavenExecutionRequest request) {
        for (String selector : request.getSelectedProjects()) {
            if (selects(selector, project, new File(request.getBaseDirectory()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean selects(String selector, MavenProject project, File root) {
        int colon = selector.indexOf(':');
        if (colon >= 0) {
            return selector.substring(colon + 1).equals(project.getArtifactId());
        }
        Path folder = root.toPath().resolve(selector).normalize();
        return project.getBasedir().toPath().startsWith(folder)
                || project.getFile().toPath().equals(folder);
    }

    private static void announceDownload(MavenSession session) {
        File repository = session.getRequest().getLocalRepositoryPath();
        if (!new File(repository, "org/junit/jupiter/junit-jupiter-api").exists() && !session.isOffline()) {
            say(
                    "The first run: Maven fetches the libraries of the workbook, about " + FIRST_DOWNLOAD_MEGABYTES
                            + " MB, and says nothing meanwhile. That happens once.",
                    FileDescriptor.out);
        }
    }

    private static void say(String sentence, FileDescriptor target) {
        Reports.write((sentence + "\n").getBytes(Charset.defaultCharset()), target);
    }

    // ---- During the build: what fails, and whether it is explained

    @Override
    public void beforeMojoExecution(MojoExecutionEvent event) {
        String goal = event.getExecution().getGoal();
        if (goal.equals("test")) {
            started.add(event.getProject());
            tellProgress(event);
        }
        if (goal.equals("exec")) {
            giveTurn();
        }
        if (!isLesson(event.getProject())) {
            return;
        }
        if (goal.equals("test")) {
            deleteReports(event.getProject());
        }
        if (Arrays.asList("test", "compile", "testCompile", "exec").contains(goal) && !isVerbose(event.getSession())) {
            holdBack(event.getMojo(), event.getProject());
        }
    }

    @Override
    public void afterMojoExecutionSuccess(MojoExecutionEvent event) {
        if (event.getExecution().getGoal().equals("test")) {
            endProgress();
        }
        heldBack.remove(event.getProject());
    }

    /** Maven calls this for broken plugins only: what failed is looked up at the end of the session. */
    @Override
    public void afterExecutionFailure(MojoExecutionEvent event) {}

    /** A maintainer's run takes minutes, and tells where it is; a student's is quiet. */
    private void tellProgress(MojoExecutionEvent event) {
        MavenProject project = event.getProject();
        boolean skipped = "true".equals(project.getProperties().getProperty("maven.test.skip"));
        if (!"target/solutions".equals(project.getProperties().getProperty("workbook.target")) || skipped) {
            return;
        }
        List<MavenProject> projects = event.getSession().getProjects();
        say(
                "Module " + (projects.indexOf(project) + 1) + " of " + projects.size() + ": " + project.getArtifactId(),
                FileDescriptor.out);
        if (!isLesson(project)) {
            File reports = new File(project.getBuild().getDirectory(), "surefire-reports");
            alive = new Alive(project.getArtifactId(), reports, new File(project.getBasedir(), "src/test/java"));
            alive.start();
        }
    }

    private void endProgress() {
        if (alive != null) {
            alive.interrupt();
            alive = null;
        }
    }

    private void holdBack(Mojo mojo, MavenProject project) {
        HeldLog held = isSurefire(mojo) ? ofSurefire(mojo) : ofMojo(mojo);
        if (held != null) {
            heldBack.put(project, held);
        }
    }

    /** Takes an Object, as the compilers of JDK 17 and 25 differ in how they call getClass() on an interface. */
    private static boolean isSurefire(Object mojo) {
        return mojo.getClass().getName().contains("surefire");
    }

    private static HeldLog ofMojo(Mojo mojo) {
        HeldLog held = new HeldLog(mojo.getLog());
        mojo.setLog(held.as(Log.class));
        return held;
    }

    /** Surefire has a logger of its own; should a new version keep it elsewhere, its lines stand above the report. */
    private static HeldLog ofSurefire(Mojo mojo) {
        try {
            Object console = field(mojo, "consoleLogger").get(mojo);
            Field logger = field(console, "logger");
            HeldLog held = new HeldLog(logger.get(console));
            logger.set(console, held.as(Logger.class));
            return held;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static Field field(Object owner, String name) throws NoSuchFieldException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    /** Whether a report or one sentence tells what went wrong; if not, what was held back is printed. */
    private boolean isExplained(Throwable exception) {
        MavenProject project = exception instanceof LifecycleExecutionException
                ? ((LifecycleExecutionException) exception).getProject()
                : null;
        if (project == null || !isLesson(project)) {
            return false;
        }
        String sentence = explanation(project, exception.getCause());
        failures.put(project, sentence);
        if (sentence.isEmpty() && !isRedSuite(project, exception.getCause()) && !saysItItself(exception.getCause())) {
            release(heldBack.remove(project));
            return false;
        }
        return true;
    }

    /** Whether the program that stands for a word has ended, which has a sentence of its own for that. */
    private boolean saysItItself(Throwable cause) {
        return word.equals("wire") && exitCode(cause) >= 0;
    }

    private static void release(HeldLog held) {
        if (held != null) {
            held.release();
        }
    }

    private String explanation(MavenProject project, Throwable cause) {
        String errors = cause instanceof AbstractMojoExecutionException
                ? ((AbstractMojoExecutionException) cause).getLongMessage()
                : null;
        String sentence = errors == null ? "" : compileSentence(project, errors);
        return sentence.isEmpty() && !saysItItself(cause) ? exitSentence(cause) : sentence;
    }

    /** Whether the suite ran to its end and its report shows what failed. */
    private boolean isRedSuite(MavenProject project, Throwable cause) {
        return cause instanceof MojoFailureException && showsFailure(report(project, "report.txt"));
    }

    /** Without a failed or a not reached line in it, a report does not explain why the build is red. */
    static boolean showsFailure(String report) {
        return Pattern.compile("(?m)^ *[✘–]").matcher(report).find();
    }

    private static String exitSentence(Throwable cause) {
        int code = exitCode(cause);
        return code < 0 ? "" : "The server ended with exit code " + code + ". What it said stands above.\n";
    }

    /** The exit code of the program that Maven has run, or -1 if it is not about one. */
    private static int exitCode(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            Matcher code = EXIT_CODE.matcher(String.valueOf(each.getMessage()));
            if (code.find()) {
                return Integer.parseInt(code.group(1));
            }
        }
        return -1;
    }

    private static String compileSentence(MavenProject project, String errors) {
        Path root = project.getBasedir().toPath().getParent();
        return compileSentence(stepName(project), root, project.getArtifactId(), errors);
    }

    /** The first of the compiler's errors with its line of code, or nothing if there is none with a place. */
    static String compileSentence(String step, Path root, String lesson, String errors) {
        Matcher error = COMPILER_ERROR.matcher(errors);
        if (!error.find()) {
            return "";
        }
        Path file = root.resolve(error.group(1)).normalize();
        boolean own = file.startsWith(root.resolve(lesson).resolve("src/main"));
        int count = countErrors(errors);
        return step + ": " + (own ? "your" : "the") + " code does not compile" + (own ? " yet: " : ": ")
                + (count == 1 ? "1 error.\n\n" : count + " errors. The first one:\n\n")
                + "  " + slashes(root, file) + ", line " + error.group(2) + ": " + error.group(4) + "\n"
                + details(errors.substring(error.end()))
                + sourceLine(file, Integer.parseInt(error.group(2)), Integer.parseInt(error.group(3)))
                + (count == 1 ? "" : "\nMend it first; the others often vanish with it.\n");
    }

    private static String slashes(Path root, Path file) {
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace(File.separatorChar, '/');
    }

    private static int countErrors(String errors) {
        Matcher error = COMPILER_ERROR.matcher(errors);
        int count = 0;
        while (error.find()) {
            count++;
        }
        return count;
    }

    /** The further lines of the first message, such as "symbol: class Foo": they are indented. */
    private static String details(String rest) {
        StringBuilder details = new StringBuilder();
        for (String line : rest.replaceFirst("^\\R", "").split("\\R")) {
            if (!line.startsWith(" ")) {
                break;
            }
            details.append("    ").append(line.trim()).append('\n');
        }
        return details.toString();
    }

    /** The line of code, not indented, and a caret under the column (both counted from 1). */
    private static String sourceLine(Path file, int line, int column) {
        try {
            String code =
                    expanded(Files.readAllLines(file, StandardCharsets.UTF_8).get(line - 1));
            int indent = code.length() - code.replaceFirst("^ +", "").length();
            String before = code.substring(indent, Math.max(indent, Math.min(column - 1, code.length())));
            return "\n    " + code.substring(indent) + "\n    " + before.replaceAll(".", " ") + "^\n";
        } catch (IOException | IndexOutOfBoundsException e) {
            return "";
        }
    }

    /** With tabs as spaces up to the next multiple of 8: that is how javac counts columns. */
    private static String expanded(String code) {
        StringBuilder result = new StringBuilder();
        for (char character : code.toCharArray()) {
            result.append(character == '\t' ? "        ".substring(result.length() % 8) : String.valueOf(character));
        }
        return result.toString();
    }

    // ---- After the build: the reports and the board

    /** The bytes to print: a report, or a sentence, for each lesson, and for several the board. */
    private byte[] screen(MavenSession session) {
        Charset charset = outputCharset();
        boolean colour = hasColour(session);
        StringBuilder screen = new StringBuilder();
        List<String> board = new ArrayList<>();
        for (MavenProject lesson : graded(session)) {
            String text = text(lesson, colour, charset);
            screen.append(text.isEmpty() ? "" : "\n" + text);
            board.add(boardLine(lesson));
        }
        screen.append(board.size() > 1 ? board(board) : "");
        screen.append(skipped(skippedIn(started)));
        return encodable(screen.toString(), charset).getBytes(charset);
    }

    /** The lessons that have a report or failed; none if Maven stopped before it had read the projects. */
    private List<MavenProject> graded(MavenSession session) {
        List<MavenProject> lessons = new ArrayList<>();
        if (session.getProjects() != null) {
            lessons.addAll(session.getProjects());
        }
        for (MavenProject project : new ArrayList<>(lessons)) {
            if (!failures.containsKey(project) && report(project, "report.txt").isEmpty()) {
                lessons.remove(project);
            }
        }
        return lessons;
    }

    private String text(MavenProject lesson, boolean colour, Charset charset) {
        String plain = report(lesson, "report.txt");
        if (plain.isEmpty()) {
            return failures.get(lesson);
        }
        String coloured = colour && charset.newEncoder().canEncode(plain) ? report(lesson, "report.ansi") : "";
        return coloured.isEmpty() ? plain : coloured;
    }

    private String boardLine(MavenProject lesson) {
        String plain = report(lesson, "report.txt");
        return plain.isEmpty() ? notGraded(lesson) : lastLine(plain);
    }

    private String notGraded(MavenProject lesson) {
        String why = failures.get(lesson).isEmpty() ? "Maven says above why" : "the code does not compile";
        return stepName(lesson) + ": not graded, " + why;
    }

    static String board(List<String> lines) {
        return "\nThe board\n  " + String.join("\n  ", lines) + "\n";
    }

    /** What tests were skipped for, each as often as it was a reason. */
    private static Map<String, Integer> skippedIn(Set<MavenProject> projects) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (MavenProject project : projects) {
            File[] reports = new File(project.getBuild().getDirectory(), "surefire-reports").listFiles();
            for (File report : reports == null ? new File[0] : reports) {
                if (report.getName().endsWith(".xml")) {
                    addReasons(text(report), reasons);
                }
            }
        }
        return reasons;
    }

    static void addReasons(String report, Map<String, Integer> reasons) {
        Matcher reason = MISSING_PROGRAM.matcher(report);
        while (reason.find()) {
            Integer before = reasons.get(reason.group(1));
            reasons.put(reason.group(1), before == null ? 1 : before + 1);
        }
    }

    /** A line for each reason, or nothing. */
    static String skipped(Map<String, Integer> reasons) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Integer> reason : reasons.entrySet()) {
            int count = reason.getValue();
            lines.append(lines.length() == 0 ? "\n" : "")
                    .append(count == 1 ? "1 test, or class of tests, was" : count + " tests, or classes of tests, were")
                    .append(" skipped, as ")
                    .append(reason.getKey())
                    .append(".\n");
        }
        return lines.toString();
    }

    private static String text(File file) {
        try {
            return new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    static String lastLine(String report) {
        String[] lines = report.trim().split("\\R");
        return lines[lines.length - 1].trim();
    }

    /** The text with ASCII in the place of what the charset lacks; a caret line stays under the characters that it marks. */
    static String encodable(String text, Charset charset) {
        StringBuilder result = new StringBuilder();
        String above = "";
        for (String line : text.split("(?<=\n)")) {
            boolean carets = line.contains("^") && line.trim().replace("^", "").isEmpty();
            result.append(carets ? moved(line, above, charset) : replaced(line, charset));
            above = line;
        }
        return result.toString();
    }

    private static String replaced(String line, Charset charset) {
        StringBuilder result = new StringBuilder();
        for (int character : line.codePoints().toArray()) {
            result.append(replaced(character, charset));
        }
        return result.toString();
    }

    private static String replaced(int codePoint, Charset charset) {
        String character = new String(Character.toChars(codePoint));
        if (charset.newEncoder().canEncode(character)) {
            return character;
        }
        int place = Arrays.asList(ASCII).indexOf(character);
        return place < 0 ? "?" : ASCII[place + 1];
    }

    private static String moved(String carets, String above, Charset charset) {
        StringBuilder result = new StringBuilder();
        for (int column = 0; column < carets.length(); column++) {
            int width = column < above.length() - 1
                    ? replaced(above.charAt(column), charset).length()
                    : 1;
            for (int i = 0; i < width; i++) {
                result.append(carets.charAt(column));
            }
        }
        return result.toString();
    }

    /** The charset of the terminal, where Java knows it. */
    private static Charset outputCharset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String name = System.getProperty(property, "");
            if (!name.isEmpty() && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }

    private static boolean hasColour(MavenSession session) {
        String style = session.getUserProperties().getProperty("style.color", "auto");
        if (style.equals("auto")) {
            return session.getRequest().isInteractiveMode() && showsColour(System.getenv()) && isTerminal();
        }
        return style.equals("always");
    }

    /** Whether the environment lets a terminal have colours (https://no-color.org; the old console of Windows has none). */
    static boolean showsColour(Map<String, String> environment) {
        boolean old = File.separatorChar == '\\' && !environment.containsKey("WT_SESSION");
        String terminal = environment.getOrDefault("TERM", old ? "dumb" : "");
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !terminal.equals("dumb");
    }

    /** From JDK 22 on there is a console in a pipe, too, and a method that tells. */
    private static boolean isTerminal() {
        Object console = System.console();
        try {
            return console != null
                    && (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return console != null;
        }
    }

    // ---- Lessons

    private static boolean isLesson(MavenProject project) {
        return LESSON.matcher(project.getArtifactId()).matches();
    }

    /** "Step 3" for step03-html-files. */
    private static String stepName(MavenProject lesson) {
        return "Step " + LESSON.matcher(lesson.getArtifactId()).replaceFirst("$1");
    }

    private static boolean isVerbose(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        return request.isShowErrors() || request.getLoggingLevel() == MavenExecutionRequest.LOGGING_LEVEL_DEBUG;
    }

    private static File reportFile(MavenProject lesson, String name) {
        return new File(lesson.getBuild().getDirectory(), "grade/" + name);
    }

    private static void deleteReports(MavenProject lesson) {
        for (String name : new String[] {"grade.json", "report.html", "report.txt", "report.ansi"}) {
            File file = reportFile(lesson, name);
            if (file.exists() && !file.delete()) {
                throw new UncheckedIOException(new IOException("cannot delete " + file));
            }
        }
    }

    /** The report of this session's suite, or nothing. */
    private String report(MavenProject lesson, String name) {
        File file = reportFile(lesson, name);
        return started.contains(lesson) ? text(file) : "";
    }

    /** A shutdown hook that prints. Maven's class loaders are closed by then: it uses no class of Maven's. */
    static final class Reports extends Thread {
        private final byte[] screen;

        Reports(byte[] screen) {
            this.screen = screen;
        }

        @Override
        public void run() {
            write(screen, FileDescriptor.out);
        }

        /** Past System.out, as Maven 4 puts a prefix before each line; not closed, as others still write there. */
        static void write(byte[] bytes, FileDescriptor target) {
            try {
                new FileOutputStream(target).write(bytes);
            } catch (IOException e) {
                System.err.println("The reports could not be printed: " + e.getMessage());
            }
        }
    }

    /** A log that keeps what it is told, until it is released or forgotten. */
    static final class HeldLog implements InvocationHandler {
        private final Object log;
        private final List<Method> calls = new ArrayList<>();
        private final List<Object[]> arguments = new ArrayList<>();

        HeldLog(Object log) {
            this.log = log;
        }

        <T> T as(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
        }

        @Override
        public synchronized Object invoke(Object proxy, Method method, Object[] given)
                throws ReflectiveOperationException {
            if (method.getReturnType() != void.class) {
                return method.invoke(log, given);
            }
            calls.add(method);
            arguments.add(given);
            return null;
        }

        synchronized void release() {
            try {
                for (int i = 0; i < calls.size(); i++) {
                    calls.get(i).invoke(log, arguments.get(i));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Tells now and then how many test classes of a module are done. */
    static final class Alive extends Thread {
        private static final int PERIOD_MILLIS = 15_000;

        private final String module;
        private final File reports;
        private final File tests;
        private final long start = System.currentTimeMillis();

        Alive(String module, File reports, File tests) {
            this.module = module;
            this.reports = reports;
            this.tests = tests;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    Thread.sleep(PERIOD_MILLIS);
                    say(line(), FileDescriptor.out);
                }
            } catch (InterruptedException e) {
                return; // the tests are done
            }
        }

        private String line() {
            int done = 0;
            String last = "";
            long lastTime = start;
            File[] files = reports.listFiles();
            for (File file : files == null ? new File[0] : files) {
                if (file.getName().endsWith(".xml") && file.lastModified() >= start) {
                    done++;
                    last = file.lastModified() >= lastTime ? name(file) : last;
                    lastTime = Math.max(lastTime, file.lastModified());
                }
            }
            long seconds = (System.currentTimeMillis() - start) / 1000;
            return "  " + module + ", after " + seconds + " s: " + done + " of " + count(tests) + " test classes done"
                    + (last.isEmpty() ? "" : ", the last was " + last);
        }

        private static String name(File report) {
            String name = report.getName().replace(".xml", "");
            return name.substring(name.lastIndexOf('.') + 1);
        }

        private static int count(File folder) {
            int count = 0;
            File[] files = folder.listFiles();
            for (File file : files == null ? new File[0] : files) {
                count += file.isDirectory() ? count(file) : file.getName().endsWith("Test.java") ? 1 : 0;
            }
            return count;
        }
    }
}
