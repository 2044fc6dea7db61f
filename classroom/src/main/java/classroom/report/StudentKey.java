package classroom.report;

/** stub */
public final class StudentKey {
    private StudentKey() {}

    public static String of(String student) {
        return student.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
