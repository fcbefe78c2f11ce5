package io.github.ledis4j.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.OverloadedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotTableTest {
  private static final int SLOT = 7;
  private static final int MOST = 4;
  private static final int MOST_BYTES = 100;

  private final List<String> refused = new ArrayList<>();
  private final Queue<Runnable> timers = new ArrayDeque<>();
  private final List<Long> pauses = new ArrayList<>();
  private final SlotTable<String> table = new SlotTable<>(new Keeping());
  private final Sent a = new Sent();
  private final Sent b = new Sent();
  private final Sent c = new Sent();

  /** A lane whose calls stay until a test takes them. */
  private static final class Sent implements Lane<String> {
    private final List<String> calls = new ArrayList<>();
    private final Queue<Runnable> emptied = new ArrayDeque<>();
    private Runnable sendingSeveral = () -> {};

    @Override
    public void send(String call) {
      calls.add(call);
    }

    @Override
    public void sendAll(List<String> several) {
      sendingSeveral.run();
      calls.add(String.join("+", several));
    }

    @Override
    public void resend(String call) {
      send(call);
    }

    @Override
    public void whenEmptied(Runnable task) {
      emptied.add(task);
    }

    private List<String> taken() {
      List<String> taken = List.copyOf(calls);
      calls.clear();
      return taken;
    }

    private void empty() {
      calls.clear();
      for (int asked = emptied.size(); asked > 0; asked--) {
        emptied.remove().run();
      }
    }
  }

  private final class Keeping implements CallKeeping<String> {
    @Override
    public @Nullable LedisException refusal(String call, boolean owned, int calls, long bytes) {
      boolean full = calls >= MOST || bytes >= MOST_BYTES;
      return full ? new OverloadedException("full") : null;
    }

    @Override
    public int bytes(String call) {
      return call.length();
    }

    @Override
    public void waits(String call) {}

    @Override
    public void refuse(String call, LedisException why) {
      refused.add(call);
    }

    @Override
    public void later(Runnable task, long nanos) {
      pauses.add(nanos);
      timers.add(task);
    }
  }

  @Test
  void should_keep_calls_when_a_slot_has_no_owner_yet() {
    submit("1", "2");
    assertEquals(2, table.kept());

    adopt(a);

    assertEquals(List.of("1", "2"), a.taken());
    assertSame(a, table.owner(SLOT));
    assertEquals(0, table.kept());
  }

  @Test
  void should_send_at_once_when_a_slot_has_an_owner() {
    adopt(a);

    submit("1");

    assertEquals(List.of("1"), a.taken());
    assertEquals(List.of(), new ArrayList<>(a.emptied));
  }

  @Test
  void should_send_together_what_has_one_owner_when_calls_come_together() {
    table.adopt(slot -> slot == SLOT ? null : slot < SLOT ? a : b);

    table.submitAll(
        new int[] {SLOT - 1, SLOT, SLOT + 1, SLOT - 2, SLOT}, List.of("1", "2", "3", "4", "5"));

    assertEquals(List.of("1+4"), a.taken());
    assertEquals(List.of("3"), b.taken());
    adopt(c);
    assertEquals(List.of("2", "5"), c.taken());
  }

  @Test
  void should_wait_for_calls_that_were_sent_together_when_their_slot_moved_meanwhile() {
    adopt(a);
    a.sendingSeveral = () -> adopt(b);

    table.submitAll(new int[] {SLOT, SLOT}, List.of("1", "2"));
    submit("3");
    a.emptied.remove().run();

    assertEquals(List.of("1+2"), a.taken());
    assertEquals(List.of(), b.taken());
    a.empty();
    assertEquals(List.of("3"), b.taken());
  }

  @Test
  void should_send_refused_calls_first_when_the_old_owner_is_emptied() {
    adopt(a);
    submit("1", "2", "3");
    refuse(a, "1", b, 0);
    submit("4");
    refuse(a, "2", b, 0);
    refuse(a, "3", b, 0);
    assertEquals(List.of(), b.taken());
    assertNull(table.owner(SLOT));

    a.empty();

    assertEquals(List.of("1", "2", "3", "4"), b.taken());
    assertSame(b, table.owner(SLOT));
  }

  @Test
  void should_leave_other_slots_alone_when_one_moves() {
    table.adopt(slot -> a);
    refuse(a, "1", b, 0);

    table.submit(SLOT + 1, "2");

    assertEquals(List.of("2"), a.taken());
    assertSame(a, table.owner(SLOT + 1));
  }

  @Test
  void should_send_one_and_wait_when_the_owner_takes_none_for_now() {
    adopt(a);
    submit("1", "2");
    refuse(a, "1", null, 5);
    refuse(a, "2", null, 5);
    submit("3");
    a.empty();
    assertEquals(List.of(5L), pauses);

    timers.remove().run();
    assertEquals(List.of("1"), a.taken());
    refuse(a, "1", null, 10);
    a.empty();
    assertEquals(List.of(5L, 10L), pauses);

    timers.remove().run();
    assertEquals(List.of("1"), a.taken());
    a.empty();
    assertEquals(List.of("2", "3"), a.taken());
    assertSame(a, table.owner(SLOT));
  }

  @Test
  void should_go_where_the_slot_is_now_when_it_moves_while_calls_wait() {
    adopt(a);
    submit("1", "2");
    refuse(a, "1", b, 0);
    table.viewAsked();
    adopt(c);
    submit("3");
    a.empty();
    assertEquals(List.of("1", "3"), c.taken());
  }

  @Test
  void should_wait_for_both_when_the_new_owner_refuses_too() {
    adopt(a);
    submit("1", "2");
    refuse(a, "1", b, 0);
    refuse(a, "2", b, 0);
    a.empty();
    assertEquals(List.of("1", "2"), b.taken());

    refuse(b, "1", c, 0);
    submit("3");
    refuse(b, "2", c, 0);
    b.empty();

    assertEquals(List.of("1", "2", "3"), c.taken());
  }

  @Test
  void should_refuse_calls_when_too_many_are_kept() {
    submit("1", "2", "3", "4", "5");

    assertEquals(List.of("5"), refused);
    assertEquals(MOST, table.kept());
  }

  @Test
  void should_refuse_calls_when_what_is_kept_is_too_large() {
    submit("x".repeat(MOST_BYTES), "2");
    assertEquals(List.of("2"), refused);

    adopt(a);
    a.empty();
    submit("3");

    assertEquals(List.of("3"), a.taken());
  }

  @Test
  void should_keep_what_was_refused_when_too_many_are_kept() {
    adopt(a);
    for (int i = 0; i <= MOST; i++) {
      refuse(a, "r" + i, b, 0);
    }
    a.empty();

    assertEquals(List.of("r0", "r1", "r2", "r3", "r4"), b.taken());
    assertEquals(List.of(), refused);
  }

  @Test
  void should_forget_kept_calls_when_they_are_over() {
    submit("1", "2", "3");

    table.removeKept("2"::equals);
    adopt(a);

    assertEquals(List.of("1", "3"), a.taken());
  }

  @Test
  void should_believe_a_redirect_when_the_view_is_older() {
    adopt(a);
    table.viewAsked();
    refuse(a, "1", b, 0);
    a.empty();

    table.adopt(slot -> a);
    assertSame(b, table.owner(SLOT));

    table.viewAsked();
    table.adopt(slot -> a);
    b.empty();
    assertSame(a, table.owner(SLOT));
  }

  @Test
  void should_ask_the_old_owner_once_when_many_slots_leave_it() {
    table.adopt(slot -> slot < 100 ? a : b);
    table.viewAsked();

    table.adopt(slot -> slot < 50 ? a : c);

    assertEquals(1, a.emptied.size());
    assertEquals(1, b.emptied.size());
    a.empty();
    b.empty();
    assertSame(a, table.owner(49));
    assertSame(c, table.owner(50));
    assertSame(c, table.owner(16_383));
  }

  @Test
  void should_leave_the_owner_when_a_view_has_none() {
    adopt(a);

    table.adopt(slot -> null);

    assertSame(a, table.owner(SLOT));
  }

  @Test
  void should_send_a_late_refusal_behind_the_others_when_it_comes_from_an_older_owner() {
    adopt(a);
    submit("1", "late");
    refuse(a, "1", b, 0);
    a.empty();
    assertEquals(List.of("1"), b.taken());

    refuse(a, "late", b, 0);
    refuse(b, "1", c, 0);
    a.empty();
    b.empty();

    assertEquals(List.of("1", "late"), c.taken());
  }

  private void submit(String... calls) {
    for (String call : calls) {
      table.submit(SLOT, call);
    }
  }

  private void adopt(Lane<String> lane) {
    table.adopt(slot -> slot == SLOT ? lane : null);
  }

  private void refuse(Lane<String> from, String call, @Nullable Lane<String> target, long pause) {
    table.refused(SLOT, from, table.nextPlace(), call, target, pause);
  }
}
