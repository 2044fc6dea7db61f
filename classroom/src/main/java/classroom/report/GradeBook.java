package classroom.report;

import classroom.grading.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** stub */
public final class GradeBook {
    public GradeBook(List<Result> results, List<StudentId> ids) {}

    public void write(Path out) throws IOException {}

    public static void writeStudent(Path out, List<Result> results) throws IOException {}
}
