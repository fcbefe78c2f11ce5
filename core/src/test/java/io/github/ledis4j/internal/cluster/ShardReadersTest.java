package io.github.ledis4j.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.ledis4j.internal.cluster.Reader.Readiness;
import io.github.ledis4j.internal.cluster.ShardReaders.Choice;
import io.github.ledis4j.internal.connection.Call;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jvm")
class ShardReadersTest {

  /** A node that is as it is said to be, one look after the other. */
  private static final class Changing implements Reader {
    private final Queue<Readiness> looks;

    Changing(Readiness... looks) {
      this.looks = new ArrayDeque<>(List.of(looks));
    }

    @Override
    public Readiness readiness(int slot) {
      return looks.remove();
    }

    @Override
    public void read(int slot, Call<?> call) {}

    @Override
    public void readInstead(int slot, Call<?> call) {}

    @Override
    public String why() {
      return "";
    }
  }

  @Test
  void should_wait_for_a_node_that_becomes_ready_while_it_is_looked_at() {
    Changing reader = new Changing(Readiness.PENDING, Readiness.READY);
    ShardReaders shard = new ShardReaders(List.of(List.of(reader)));

    assertEquals(new Choice(null, true), shard.choose(7, Set.of()));
    assertSame(reader, shard.choose(7, Set.of()).reader());
  }

  @Test
  void should_leave_out_who_is_not_wanted() {
    Changing pending = new Changing(Readiness.PENDING);
    Changing ready = new Changing(Readiness.READY);
    Changing absent = new Changing(Readiness.ABSENT);
    ShardReaders shard = new ShardReaders(List.of(List.of(pending, ready), List.of(absent)));

    Choice choice = shard.choose(7, Set.of(pending, ready));

    assertNull(choice.reader());
    assertEquals(false, choice.isPossible());
  }
}
