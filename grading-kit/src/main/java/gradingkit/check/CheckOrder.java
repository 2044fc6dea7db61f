package gradingkit.check;

import gradingkit.report.CheckId;
import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs the checks of a class in the order of their numbers. */
public final class CheckOrder implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparing(CheckOrder::id));
    }

    private static CheckId id(MethodDescriptor method) {
        return method.findAnnotation(Check.class)
                .map(check -> CheckId.parse(check.id()))
                .orElse(CheckId.LAST);
    }
}
