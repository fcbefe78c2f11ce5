package io.github.ledis4j.internal.scan;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Flow;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.Test;

/**
 * The rules of Reactive Streams for publishers, each a test of JUnit. They are written for TestNG,
 * of which only the annotation is used; a rule that skips itself fails here.
 */
public final class PublisherRules<T> extends FlowPublisherVerification<T> {
  /**
   * What the TCK only names, and what it asks of a publisher that fails without demand: ours asks
   * for nothing then, so nothing can fail.
   */
  private static final Pattern NOT_FOR_US =
      Pattern.compile("^untested_|_spec104_mustSignalOnErrorWhenFails|_spec109_mayReject");

  /** For this one the TCK gives publisher and collector 100 ms, whatever its settings. */
  private static final Pattern IN_A_HURRY = Pattern.compile("_spec313_cancelMustMakeThePublisher");

  private static final int ATTEMPTS_IN_A_HURRY = 5;

  private static final long SIGNAL_MILLIS = 2_000;
  private static final long SILENCE_MILLIS = 50;

  private final LongFunction<Flow.Publisher<T>> publishers;
  private final long most;

  private PublisherRules(LongFunction<Flow.Publisher<T>> publishers, long most) {
    super(new TestEnvironment(SIGNAL_MILLIS, SILENCE_MILLIS));
    this.publishers = publishers;
    this.most = most;
  }

  /** The rules for publishers of any number of elements up to the most that can be had. */
  public static Stream<DynamicTest> of(LongFunction<Flow.Publisher<Long>> publishers, long most) {
    PublisherRules<Long> rules = new PublisherRules<>(publishers, most);
    return Arrays.stream(rules.getClass().getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .filter(method -> !NOT_FOR_US.matcher(method.getName()).find())
        .sorted(Comparator.comparing(Method::getName))
        .map(method -> dynamicTest(method.getName(), () -> rules.verify(method)));
  }

  private void verify(Method rule) throws Throwable {
    int left = IN_A_HURRY.matcher(rule.getName()).find() ? ATTEMPTS_IN_A_HURRY : 1;
    while (true) {
      try {
        attempt(rule);
        return;
      } catch (AssertionError failure) {
        if (--left == 0) {
          throw failure;
        }
      }
    }
  }

  private void attempt(Method rule) throws Throwable {
    setUp();
    try {
      rule.invoke(this);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Flow.Publisher<T> createFlowPublisher(long elements) {
    return publishers.apply(elements);
  }

  @Override
  public Flow.@Nullable Publisher<T> createFailedFlowPublisher() {
    return null;
  }

  @Override
  public long maxElementsFromPublisher() {
    return most;
  }
}
