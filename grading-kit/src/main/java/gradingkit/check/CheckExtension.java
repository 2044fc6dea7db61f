package gradingkit.check;

import gradingkit.server.NotCheckable;
import gradingkit.server.ServerUnderTest;
import gradingkit.server.SetUpError;
import gradingkit.wire.Mismatches;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Runs a {@link Check} within its run: whether it can be reached, its parameters, its end, its result. */
final class CheckExtension implements ExecutionCondition, ParameterResolver, InvocationInterceptor, TestWatcher {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("");
        }
        GradingRun run = GradingRun.of(context);
        Optional<String> obstacle = run.obstacle(run.info(context));
        return obstacle.map(reason -> ConditionEvaluationResult.disabled("not reached: " + reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled("can be reached"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ServerUnderTest.class
                || type == ProgramUnderTest.class
                || type == Dice.class
                || type == Budget.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        GradingRun run = GradingRun.of(context);
        CheckRun check = run.check(context);
        String mainClass = parameter.findAnnotation(Runs.class).map(Runs::value).orElse(run.mainClass());
        Class<?> type = parameter.getParameter().getType();
        if (type == Dice.class) {
            return check.dice();
        }
        if (type == Budget.class) {
            return run.budget();
        }
        if (type == ProgramUnderTest.class) {
            return check.use(run.program(mainClass));
        }
        if (context.getRequiredTestClass().isAnnotationPresent(SideBySide.class)) {
            return check.use(run.startForItself(mainClass));
        }
        boolean fresh = parameter.isAnnotated(Fresh.class);
        return check.use(fresh ? run.start(mainClass) : run.shared(mainClass));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> check, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Mismatches.begin();
        try {
            proceed(check);
        } finally {
            Mismatches.end();
        }
    }

    private static void proceed(Invocation<Void> check) throws Throwable {
        try {
            check.proceed();
        } catch (Throwable e) {
            Mismatches.verify(); // what a reply lacked is the cause of what went wrong after it
            throw e;
        }
        Mismatches.verify();
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        GradingRun run = GradingRun.of(context);
        CheckRun check = run.check(context);
        run.end(context, CheckResult.passed(check.info(), check.time()), false);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable thrown) {
        GradingRun run = GradingRun.of(context);
        CheckRun check = run.check(context);
        Failure failure = Failure.of(thrown);
        if (failure.cause() instanceof NotCheckable e) {
            run.end(context, CheckResult.notChecked(check.info(), e.getMessage()), false);
        } else {
            if (failure.cause() instanceof SetUpError e) {
                run.setUpError(e.getMessage());
            } else if (failure.ofTheJvm()) {
                run.setUpError("the check itself went wrong (" + failure.cause() + ")");
            }
            run.end(
                    context,
                    CheckResult.failed(check.info(), failure.finding(check), check.time()),
                    failure.timedOut());
        }
    }
}
