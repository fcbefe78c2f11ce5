package io.github.ledis4j.internal.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The Reactive Streams TCK against pages from memory. */
@Tag("slow")
@Tag("any-jvm")
class ScanPublisherRulesTest {
  private static final int PAGE = 3;
  private static final int RULES = 29;

  @TestFactory
  Stream<DynamicTest> should_keep_the_rules_when_pages_come_at_once() {
    return PublisherRules.of(
        elements -> new ScanPublisher<>(new Numbers(elements, PAGE)::answer), Long.MAX_VALUE - 1);
  }

  @TestFactory
  Stream<DynamicTest> should_keep_the_rules_when_pages_come_later() {
    return PublisherRules.of(
        elements -> {
          Numbers numbers = new Numbers(elements, PAGE);
          return new ScanPublisher<>(
              from -> CompletableFuture.supplyAsync(() -> numbers.page(from)));
        },
        Long.MAX_VALUE - 1);
  }

  @Test
  void should_find_the_rules_when_they_are_looked_for() {
    List<DynamicTest> rules =
        PublisherRules.of(elements -> new ScanPublisher<>(new Numbers(elements, PAGE)::answer), 1)
            .toList();

    assertTrue(rules.size() >= RULES, () -> "only " + rules.size());
  }
}
