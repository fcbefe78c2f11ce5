package io.github.ledis4j.internal.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanPublisherTest {
  private final List<ScanCursor> asked = new ArrayList<>();
  private final List<CompletableFuture<ScanPage<Long>>> answers = new ArrayList<>();
  private final ScanPublisher<Long> publisher = new ScanPublisher<>(this::ask);

  private CompletableFuture<ScanPage<Long>> ask(ScanCursor from) {
    asked.add(from);
    CompletableFuture<ScanPage<Long>> answer = new CompletableFuture<>();
    answers.add(answer);
    return answer;
  }

  private Recorder<Long> subscribe(long demand) {
    Recorder<Long> recorder = new Recorder<>(demand);
    publisher.subscribe(recorder);
    return recorder;
  }

  private void answer(ScanCursor next, Long... items) {
    answers.get(answers.size() - 1).complete(new ScanPage<>(List.of(items), next));
  }

  @Test
  void should_ask_for_nothing_when_there_is_no_demand() {
    Recorder<Long> recorder = subscribe(0);

    assertEquals(List.of(), asked);
    assertEquals(0, recorder.ends());
  }

  @Test
  void should_fail_when_a_page_cannot_even_be_asked_for() {
    Error reason = new StackOverflowError();
    CompletableFuture<List<Long>> all =
        new ScanPublisher<Long>(
                from -> {
                  throw reason;
                })
            .toList();
    assertTrue(all.isDone());
    assertSame(reason, assertThrows(CompletionException.class, all::join).getCause());
  }

  @Test
  void should_keep_the_rest_of_a_page_when_demand_is_smaller() {
    Recorder<Long> recorder = subscribe(1);
    answer(Numbers.cursor(3), 1L, 2L, 3L);
    assertEquals(List.of(1L), recorder.items());

    recorder.subscription().request(2);

    assertEquals(List.of(1L, 2L, 3L), recorder.items());
    assertEquals(List.of(ScanCursor.START), asked);
  }

  @Test
  void should_ask_for_the_next_page_when_there_is_demand_and_nothing_left() {
    Recorder<Long> recorder = subscribe(3);
    answer(Numbers.cursor(2), 1L, 2L);
    assertEquals(List.of(ScanCursor.START, Numbers.cursor(2)), asked);

    recorder.subscription().request(10);
    assertEquals(2, asked.size());
    answer(ScanCursor.START, 3L, 4L);

    assertEquals(List.of(1L, 2L, 3L, 4L), recorder.end().join());
    assertEquals(1, recorder.ends());
  }

  @Test
  void should_complete_when_the_last_element_is_given_without_more_demand() {
    Recorder<Long> recorder = subscribe(2);
    answer(ScanCursor.START, 1L, 2L);

    assertEquals(List.of(1L, 2L), recorder.end().join());
    assertEquals(1, asked.size());
  }

  @Test
  void should_go_on_when_a_page_is_empty_but_not_the_last() {
    Recorder<Long> recorder = subscribe(1);
    answer(Numbers.cursor(7));
    answer(ScanCursor.START, 8L);

    assertEquals(List.of(8L), recorder.end().join());
  }

  @Test
  void should_scan_anew_when_another_subscribes() {
    ScanPublisher<Long> numbers = new ScanPublisher<>(new Numbers(5, 2)::answer);
    Recorder<Long> half = new Recorder<>(3);
    numbers.subscribe(half);

    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), Recorder.all(numbers));
    assertEquals(List.of(1L, 2L, 3L), half.items());
  }

  @Test
  void should_give_up_the_page_under_way_and_ask_no_more_when_cancelled() {
    Recorder<Long> recorder = subscribe(5);
    recorder.subscription().cancel();

    assertTrue(answers.get(0).isCancelled());
    recorder.subscription().request(5);
    assertEquals(1, asked.size());
    assertEquals(0, recorder.ends());
  }

  @Test
  void should_give_no_more_when_cancelled_within_a_page() {
    List<Long> items = new ArrayList<>();
    publisher.subscribe(
        new Recorder<>(5) {
          @Override
          public void onNext(Long item) {
            items.add(item);
            subscription().cancel();
          }
        });
    answer(ScanCursor.START, 1L, 2L, 3L);

    assertEquals(List.of(1L), items);
  }

  @Test
  void should_fail_once_with_the_cause_when_a_page_fails() {
    Recorder<Long> recorder = subscribe(1);
    IllegalStateException cause = new IllegalStateException("no page");
    answers.get(0).completeExceptionally(new CompletionException(cause));
    recorder.subscription().request(0);
    recorder.subscription().request(1);

    assertSame(cause, failure(recorder));
    assertEquals(1, recorder.ends());
    assertEquals(1, asked.size());
  }

  @Test
  void should_fail_when_asking_throws() {
    IllegalStateException cause = new IllegalStateException("client is closed");
    Recorder<Long> recorder = new Recorder<>(1);
    new ScanPublisher<Long>(
            from -> {
              throw cause;
            })
        .subscribe(recorder);

    assertSame(cause, failure(recorder));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void should_fail_and_drop_the_rest_when_demand_is_not_positive(long demand) {
    Recorder<Long> recorder = subscribe(1);
    answer(ScanCursor.START, 1L, 2L);
    recorder.subscription().request(demand);
    recorder.subscription().request(1);

    Throwable failure = failure(recorder);
    assertInstanceOf(IllegalArgumentException.class, failure);
    assertEquals(
        "demand must be positive (Reactive Streams, rule 3.9): " + demand, failure.getMessage());
    assertEquals(List.of(1L), recorder.items());
    assertEquals(1, recorder.ends());
  }

  @Test
  void should_take_endless_demand_when_it_adds_up_beyond_a_long() {
    Recorder<Long> recorder = subscribe(Long.MAX_VALUE);
    recorder.subscription().request(Long.MAX_VALUE);
    answer(ScanCursor.START, 1L);

    assertEquals(List.of(1L), recorder.end().join());
  }

  @Test
  void should_cancel_and_throw_nothing_when_a_subscriber_throws() {
    publisher.subscribe(
        new Recorder<>(5) {
          @Override
          public void onNext(Long item) {
            throw new IllegalStateException("subscriber is broken");
          }
        });
    answer(Numbers.cursor(1), 1L);

    assertEquals(1, asked.size());
    assertFalse(answers.get(0).isCompletedExceptionally());
  }

  @Test
  void should_refuse_null_when_there_is_no_subscriber() {
    assertThrows(NullPointerException.class, () -> publisher.subscribe(null));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, Long.MAX_VALUE})
  void should_not_recurse_when_a_hundred_thousand_pages_come_at_once(long first) {
    Recorder<Long> one =
        new Recorder<>(first) {
          @Override
          public void onNext(Long item) {
            super.onNext(item);
            subscription().request(1);
          }
        };
    new ScanPublisher<>(new Numbers(100_000, 1)::answer).subscribe(one);

    assertEquals(LongStream.rangeClosed(1, 100_000).boxed().toList(), one.end().join());
  }

  private static Throwable failure(Recorder<?> recorder) {
    return assertThrows(CompletionException.class, () -> recorder.end().join()).getCause();
  }
}
