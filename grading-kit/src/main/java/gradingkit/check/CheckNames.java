package gradingkit.check;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows a check under its number and sentence wherever JUnit shows names, as in an IDE. */
public final class CheckNames extends DisplayNameGenerator.Standard {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        Check check = method.getAnnotation(Check.class);
        return check == null
                ? super.generateDisplayNameForMethod(enclosing, testClass, method)
                : check.id() + " " + check.says();
    }
}
