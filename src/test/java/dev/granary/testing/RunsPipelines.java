package dev.granary.testing;

import java.lang.reflect.Method;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * Hands a {@link TestPipeline} to a JUnit 5 test and keeps Beam's own watch over it: a test that
 * forgets to run its pipeline, or asserts on it after running it, fails.
 */
public final class RunsPipelines implements ParameterResolver, InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(RunsPipelines.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestPipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return pipelineOf(test);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext test)
      throws Throwable {
    watch(body, test);
  }

  /** Parameterized and repeated tests arrive here. */
  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext test)
      throws Throwable {
    watch(body, test);
  }

  private static void watch(Invocation<Void> body, ExtensionContext test) throws Throwable {
    Statement statement =
        new Statement() {
          @Override
          public void evaluate() throws Throwable {
            body.proceed();
          }
        };
    Description description =
        Description.createTestDescription(test.getRequiredTestClass(), test.getDisplayName());
    pipelineOf(test).apply(statement, description).evaluate();
  }

  private static TestPipeline pipelineOf(ExtensionContext test) {
    return test.getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            TestPipeline.class, absent -> TestPipeline.create(), TestPipeline.class);
  }
}
