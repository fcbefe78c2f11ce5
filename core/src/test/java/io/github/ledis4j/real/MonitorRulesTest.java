package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.internal.scan.PublisherRules;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.testkit.RedisServer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Reactive Streams TCK against a server that is never at rest. */
@Tag("slow")
@Tag("any-jvm")
class MonitorRulesTest {
  /** Rules for publishers that end, or that give all subscribers the same elements. */
  private static final List<String> NOT_FOR_A_MONITOR =
      List.of(
          "required_spec102",
          "required_spec105",
          "optional_spec105",
          "required_spec107",
          "optional_spec111",
          "optional_spec104",
          "required_spec317_mustSupportA",
          "stochastic_spec103",
          "required_createPublisher3MustProduceAStreamOfExactly3Elements",
          "required_createPublisher1MustProduceAStreamOfExactly1Element");

  private static final int RULES = 15;

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static final AtomicBoolean OVER = new AtomicBoolean();
  private static RedisClient client;

  @BeforeAll
  static void connect() {
    client = RedisClient.create(REDIS.uri());
    bePresent();
  }

  /** One command after the other, so that there is always something to report. */
  private static void bePresent() {
    client
        .incr("presence")
        .whenComplete(
            (count, failure) -> {
              if (failure == null && !OVER.get()) {
                bePresent();
              }
            });
  }

  @AfterAll
  static void close() {
    OVER.set(true);
    client.close();
  }

  @TestFactory
  Stream<DynamicTest> should_keep_the_rules_when_the_server_is_monitored() {
    List<DynamicTest> rules =
        PublisherRules.of(MonitorRulesTest::times, Long.MAX_VALUE)
            .filter(rule -> NOT_FOR_A_MONITOR.stream().noneMatch(rule.getDisplayName()::startsWith))
            .toList();
    assertTrue(rules.size() >= RULES, () -> "only " + rules.size());
    return rules.stream();
  }

  /** The rules want numbers: the times of the events. */
  private static Flow.Publisher<Long> times(long elements) {
    Flow.Publisher<MonitorEvent> events = client.monitor();
    return subscriber -> events.subscribe(subscriber == null ? null : new Times(subscriber));
  }

  private record Times(Flow.Subscriber<? super Long> subscriber)
      implements Flow.Subscriber<MonitorEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(MonitorEvent event) {
      subscriber.onNext(event.time().toEpochMilli());
    }

    @Override
    public void onError(Throwable failure) {
      subscriber.onError(failure);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }
  }
}
