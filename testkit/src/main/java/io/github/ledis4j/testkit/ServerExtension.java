package io.github.ledis4j.testkit;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * What a server does as an extension of JUnit: it runs as long as a class that holds it, and where
 * it cannot be had the tests that need it are skipped, one by one, since Surefire does not count a
 * class that is aborted as a whole.
 *
 * <p>A test needs the server if it asks for its address: that ends the test. Where the address is
 * known already (to a static field, to set-up for all tests), or other extensions may have asked
 * for it unseen, every test is taken to need it.
 */
abstract class ServerExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ExecutionCondition,
        LifecycleMethodExecutionExceptionHandler,
        TestExecutionExceptionHandler {
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private int users;
  private final AtomicInteger runningTests = new AtomicInteger();
  // Why there is no server, while a test class holds it.
  private volatile @Nullable String missing;
  private volatile boolean addressKnown;

  abstract ServerExtension start();

  abstract void close();

  abstract @Nullable String unavailableReason();

  /** {@return whether this server can be had on this machine; may build or fetch it, once} */
  public final boolean isAvailable() {
    return unavailableReason() == null;
  }

  /** Undoes what one test did and the next one is not to meet. */
  void afterTest() {}

  /** Whether a server that cannot be had is a failure. */
  boolean isRequired() {
    return "1".equals(System.getenv("LEDIS4J_REQUIRE_SERVERS"));
  }

  /** To be called by whatever gives the address away. */
  final void addressAsked() {
    String reason = missing;
    if (reason != null && runningTests.get() > 0) {
      throw new TestAbortedException(reason);
    }
    addressKnown = true;
  }

  final boolean isMissing() {
    return missing != null;
  }

  @Override
  public final synchronized ConditionEvaluationResult evaluateExecutionCondition(
      ExtensionContext context) {
    String reason = users > 0 ? missing : unavailableReason();
    if (reason == null || isRequired()) {
      return ConditionEvaluationResult.enabled("the server can be had, or has to be");
    }
    if (SAID.add(reason)) {
      System.err.println("ledis4j-testkit: tests are skipped: " + reason);
    }
    return addressKnown || isExtendedByOthers(context)
        ? ConditionEvaluationResult.disabled(reason)
        : ConditionEvaluationResult.enabled("it may not need the server");
  }

  private static boolean isExtendedByOthers(ExtensionContext context) {
    return context.getTestMethod().isEmpty()
        && AnnotationSupport.findRepeatableAnnotations(context.getElement(), ExtendWith.class)
            .stream()
            .flatMap(with -> Arrays.stream(with.value()))
            .anyMatch(extension -> !extension.getName().startsWith("org.junit.jupiter."));
  }

  @Override
  public final synchronized void beforeAll(ExtensionContext context) {
    users++; // nested classes call this again
    String reason = unavailableReason();
    if (reason == null) {
      start();
    } else if (isRequired()) {
      throw new ServerStartException(reason);
    } else {
      missing = reason;
    }
  }

  @Override
  public final synchronized void afterAll(ExtensionContext context) {
    if (--users == 0) {
      missing = null;
      close();
    }
  }

  @Override
  public final void beforeEach(ExtensionContext context) {
    runningTests.incrementAndGet();
    String reason = missing;
    if (reason != null && addressKnown) { // by the constructor of the test class
      throw new TestAbortedException(reason);
    }
  }

  @Override
  public final void afterEach(ExtensionContext context) {
    runningTests.decrementAndGet();
    afterTest();
  }

  @Override
  public final void handleBeforeAllMethodExecutionException(
      ExtensionContext context, Throwable failure) throws Throwable {
    rethrowUnless(isMissing() && addressKnown, failure); // all tests will be skipped
  }

  @Override
  public final void handleAfterAllMethodExecutionException(
      ExtensionContext context, Throwable failure) throws Throwable {
    rethrowUnless(isMissing() && addressKnown, failure);
  }

  @Override
  public final void handleBeforeEachMethodExecutionException(
      ExtensionContext context, Throwable failure) throws Throwable {
    throw abortedByUs(failure) ? new TestAbortedException(missing, failure) : failure;
  }

  @Override
  public final void handleAfterEachMethodExecutionException(
      ExtensionContext context, Throwable failure) throws Throwable {
    boolean aborted = context.getExecutionException().filter(this::abortedByUs).isPresent();
    rethrowUnless(aborted, failure); // what it wanted to clean was never made
  }

  @Override
  public final void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw abortedByUs(failure) ? new TestAbortedException(missing, failure) : failure;
  }

  private static void rethrowUnless(boolean expected, Throwable failure) throws Throwable {
    if (!expected) {
      throw failure;
    }
  }

  /** Futures and {@code assertThrows} wrap what they see. */
  private boolean abortedByUs(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TestAbortedException) {
        return isMissing();
      }
    }
    return false;
  }
}
