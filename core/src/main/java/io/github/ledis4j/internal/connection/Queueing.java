package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.codec.UnexpectedReplyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server says to {@code MULTI} and to each command behind it, before it answers {@code
 * EXEC}. Event-loop confined.
 */
final class Queueing {
  private static final SortedMap<Integer, String> NOTHING = Collections.emptySortedMap();

  private final Prologue multi;
  private final List<? extends Call<?>> parts;

  // By index; mostly nothing is refused, and most transactions need no map of their own.
  private SortedMap<Integer, String> refused = NOTHING;
  private SortedMap<Integer, String> ran = NOTHING;
  private @Nullable String strange;
  private int taken;

  Queueing(Prologue multi, List<? extends Call<?>> parts) {
    this.multi = multi;
    this.parts = parts;
  }

  /** Begins anew, as the transaction is sent again. */
  void restart() {
    multi.restart();
    taken = 0;
    refused = NOTHING;
    ran = NOTHING;
    strange = null;
  }

  /** Takes a reply, unless it is that to {@code EXEC}, or cannot be one to what came before. */
  boolean takes(ReplyReader reply) {
    if (multi.isDue()) {
      return multi.takes(reply);
    }
    if (taken == parts.size()) {
      return false;
    }
    int index = taken++;
    if (reply.type().isError()) {
      refused = with(refused, index, String.valueOf(reply.error()));
    } else if (multi.refusal() != null) {
      ran = with(ran, index, "");
    } else if (!isQueued(reply)) {
      strange = parts.get(index).command() + " was not queued";
      return false;
    }
    return true;
  }

  private static SortedMap<Integer, String> with(
      SortedMap<Integer, String> before, int index, String text) {
    SortedMap<Integer, String> more = before == NOTHING ? new TreeMap<>() : before;
    more.put(index, text);
    return more;
  }

  private static boolean isQueued(ReplyReader reply) {
    return reply.type() == ReplyType.SIMPLE_STRING && "QUEUED".equals(reply.text());
  }

  /** Throws if replies cannot be told apart any more. */
  void requireSound() {
    multi.requireSound();
    if (strange != null) {
      throw new UnexpectedReplyException(strange);
    }
  }

  /** Throws if the server ran what it had refused to queue. */
  void requireAllQueued() {
    if (multi.refusal() != null || !refused.isEmpty()) {
      throw new UnexpectedReplyException("EXEC ran what was refused before");
    }
  }

  /** What the server said if it ran nothing, and may run all of it later, or null. */
  @Nullable String refusedForNow(String exec) {
    List<String> reasons = new ArrayList<>(refused.values());
    String refusalOfMulti = multi.refusal();
    if (refusalOfMulti != null) {
      reasons.add(refusalOfMulti);
    } else if (!exec.startsWith("EXECABORT")) {
      return null; // the transaction is still open
    }
    if (reasons.isEmpty()) {
      reasons.add(exec);
    }
    boolean forNow = reasons.stream().allMatch(Refusal::isForNow);
    return forNow && ran.isEmpty() && strange == null ? reasons.get(0) : null;
  }

  /**
   * What the server said of the first command that is not there, or of all, if it ran nothing for
   * that reason and may run the rest, or null.
   */
  @Nullable String redirected(String exec) {
    boolean dropped = multi.refusal() == null && strange == null && Refusal.dropsTransaction(exec);
    if (!dropped || !refused.values().stream().allMatch(Queueing::mayRun)) {
      return null;
    }
    return refused.isEmpty()
        ? exec
        : refused.values().stream().filter(Refusal::isOfCluster).findFirst().orElse(null);
  }

  private static boolean mayRun(String refusal) {
    return Refusal.isOfCluster(refusal) || Refusal.isForNow(refusal);
  }

  /** Why {@code MULTI} was refused, so that each command ran by itself, or null. */
  @Nullable String refusalOfMulti() {
    return multi.refusal();
  }

  /** Why this command was refused, or null. */
  @Nullable String refusal(int index) {
    return refused.get(index);
  }

  /** Tells whether this command ran at once, as there was no transaction. */
  boolean ran(int index) {
    return ran.containsKey(index);
  }

  boolean anyRan() {
    return !ran.isEmpty();
  }

  /** Names the command that was refused first and the reason, or is empty. */
  String firstRefusal() {
    if (refused.isEmpty()) {
      return "";
    }
    int first = refused.firstKey();
    return " (" + parts.get(first).command() + ": " + refused.get(first) + ")";
  }
}
