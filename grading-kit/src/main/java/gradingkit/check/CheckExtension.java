package gradingkit.check;

import gradingkit.report.CheckResult;
import gradingkit.server.ServerUnderTest;
import gradingkit.server.SetUpError;
import gradingkit.time.Budget;
import gradingkit.time.Circumstances;
import gradingkit.wire.Mismatches;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/** Runs a {@link Check} within its run: whether it can be reached, its parameters, its looks, its result. */
final class CheckExtension implements ExecutionCondition, ParameterResolver, InvocationInterceptor, TestWatcher {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("");
        }
        GradingRun run = GradingRun.of(context);
        Optional<String> obstacle = run.obstacle(run.info(context));
        return obstacle.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("can be reached"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ServerUnderTest.class
                || type == ProgramUnderTest.class
                || type == Dice.class
                || type == Once.class
                || type == Budget.class;
    }

    /** Nothing yet: each look at the server gets parameters of its own. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> unused, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unused.skip();
        GradingRun run = GradingRun.of(context);
        try {
            run.looks()
                    .at(
                            now -> look(run, method, context, now),
                            keepsTime(context),
                            () -> run.isSecondHand(context),
                            () -> run.endLook(context));
        } catch (Throwable e) {
            CheckResult result = run.failed(context, e);
            if (run.keepsBuildGreen(result)) {
                throw new TestAbortedException(e.getMessage(), e);
            }
            throw e;
        }
        run.passed(context);
    }

    // What an abandoned run sees is of no interest, and not worth a second look.
    private static void look(
            GradingRun run, ReflectiveInvocationContext<Method> method, ExtensionContext context, Circumstances now)
            throws Throwable {
        CheckRun check = run.beginLook(context, now);
        try {
            requireInterest(run);
            look(method, context, check);
        } finally {
            requireInterest(run);
        }
    }

    private static void requireInterest(GradingRun run) {
        if (run.abandoned()) {
            throw new SetUpError("the run was abandoned");
        }
    }

    private static void look(ReflectiveInvocationContext<Method> method, ExtensionContext context, CheckRun check)
            throws Throwable {
        Mismatches.begin();
        try {
            Object[] arguments = Stream.of(method.getExecutable().getParameters())
                    .map(parameter -> argument(parameter, context, check))
                    .toArray();
            check.begin();
            invoke(method.getExecutable(), context.getRequiredTestInstance(), arguments);
            Mismatches.verify();
        } finally {
            Mismatches.end();
        }
    }

    private static boolean keepsTime(ExtensionContext context) {
        return context.getRequiredTestMethod().getAnnotation(Check.class).keepsTime();
    }

    private static Object argument(Parameter parameter, ExtensionContext context, CheckRun check) {
        GradingRun run = GradingRun.of(context);
        Runs runs = parameter.getAnnotation(Runs.class);
        String mainClass = runs == null ? run.mainClass() : run.otherClass(runs.value());
        Class<?> type = parameter.getType();
        if (type == Dice.class) {
            return check.dice();
        }
        if (type == Budget.class) {
            return run.budget();
        }
        if (type == Once.class) {
            return run.once();
        }
        if (type == ProgramUnderTest.class) {
            return check.use(run.program(mainClass));
        }
        Optional<Class<?>> suite = Optional.<Class<?>>of(context.getRequiredTestClass())
                .filter(own -> own.isAnnotationPresent(SideBySide.class));
        return run.server(check, suite, mainClass);
    }

    private static void invoke(Method method, Object instance, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            Mismatches.verify(); // what a reply lacked is the cause of what went wrong after it
            throw e.getCause();
        }
    }

    /** Something failed before the check could begin, such as the loading of its class. */
    @Override
    public void testFailed(ExtensionContext context, Throwable thrown) {
        GradingRun run = GradingRun.of(context);
        if (!run.hasResult(context)) {
            run.failed(context, thrown);
        }
    }
}
