package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ledis4j.testkit.SkippingSamples.ExtendedByOthers;
import io.github.ledis4j.testkit.SkippingSamples.KnowsIt;
import io.github.ledis4j.testkit.SkippingSamples.KnowsItAsArgument;
import io.github.ledis4j.testkit.SkippingSamples.KnowsItInAField;
import io.github.ledis4j.testkit.SkippingSamples.Requires;
import io.github.ledis4j.testkit.SkippingSamples.UsesIt;
import io.github.ledis4j.testkit.SkippingSamples.UsesItBeforeAll;
import io.github.ledis4j.testkit.SkippingSamples.UsesItBeforeEach;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What JUnit counts where a class holds a server that cannot be had. */
class SkippingTest {
  private static volatile boolean running;

  static boolean isRunning() {
    return running;
  }

  @BeforeEach
  void start() {
    running = true;
  }

  @AfterEach
  void stop() {
    running = false;
  }

  @Test
  void should_skip_only_the_tests_that_ask_when_others_do_not() {
    TestExecutionSummary summary = run(UsesIt.class);
    assertEquals(2, summary.getTestsAbortedCount());
    assertEquals(1, summary.getTestsSucceededCount());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        UsesItBeforeEach.class,
        UsesItBeforeAll.class,
        KnowsItInAField.class,
        KnowsItAsArgument.class
      })
  void should_count_each_test_as_skipped_when_it_needs_the_server(Class<?> skipped) {
    TestExecutionSummary summary = run(skipped);
    assertEquals(0, summary.getTotalFailureCount(), () -> summary.getFailures().toString());
    assertEquals(2, summary.getTestsAbortedCount() + summary.getTestsSkippedCount());
    // Surefire counts nothing of a class that is aborted.
    assertEquals(0, summary.getContainersAbortedCount());
  }

  @ParameterizedTest
  @ValueSource(classes = {KnowsIt.class, ExtendedByOthers.class})
  void should_skip_the_class_when_any_test_may_need_the_server(Class<?> skipped) {
    TestExecutionSummary summary = run(skipped);
    assertEquals(0, summary.getTotalFailureCount(), () -> summary.getFailures().toString());
    assertEquals(1, summary.getContainersSkippedCount());
  }

  @Test
  void should_fail_the_class_when_servers_are_required() {
    TestExecutionSummary summary = run(Requires.class);
    assertEquals(1, summary.getContainersFailedCount());
    assertEquals(0, summary.getTestsStartedCount());
  }

  @Test
  void should_say_the_reason_once_when_several_classes_lack_a_server() {
    PrintStream standardError = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      run(SkippingSamples.Wants.class, SkippingSamples.WantsTheSame.class);
    } finally {
      System.setErr(standardError);
    }
    String said = "ledis4j-testkit: tests are skipped: there is no third server\n";
    assertEquals(said, printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }

  private static TestExecutionSummary run(Class<?>... classes) {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    for (Class<?> tests : classes) {
      request.selectors(selectClass(tests));
    }
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), listener);
    return listener.getSummary();
  }
}
