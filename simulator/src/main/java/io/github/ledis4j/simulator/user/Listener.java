package io.github.ledis4j.simulator.user;

import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.simulator.user.MessageLog.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One subscription: what it has to get, and what it got. */
final class Listener {
  /** What has been published for so long has arrived, if nothing is amiss. */
  static final long ON_ITS_WAY = TimeUnit.MILLISECONDS.toNanos(900);

  private static final long NEVER = Long.MAX_VALUE;

  private final Ledger ledger;
  private final MessageLog log;
  private final String kind;
  private final String name;
  private final Set<Integer> got = new HashSet<>();

  /** What came again, or after later ones, as several nodes hand it out. */
  private final List<MessageLog.Entry> late = new ArrayList<>();

  /** The last one that came of each node. */
  private final Map<Integer, Integer> last = new HashMap<>();

  private int lastOfShard = -1;
  private @Nullable Subscription subscription;
  private long confirmedAt = NEVER;
  private long overAt = NEVER;
  private long noneAfter = NEVER;
  private long silencedAt = NEVER;

  /**
   * Listens to nothing yet.
   *
   * @param kind of what it is a subscription: of a channel, a pattern, a shard or keys
   * @param name the channel or the pattern
   */
  Listener(Ledger ledger, MessageLog log, String kind, String name) {
    this.ledger = ledger;
    this.log = log;
    this.kind = kind;
    this.name = name;
  }

  boolean isOf(String otherKind, String otherName) {
    return kind.equals(otherKind) && name.equals(otherName);
  }

  void confirmed(Subscription made) {
    subscription = made;
    confirmedAt = ledger.world().now();
    made.ended().whenComplete((done, failure) -> over());
  }

  /** The server has confirmed what has no {@link Subscription}. */
  void confirmed() {
    confirmedAt = Math.min(confirmedAt, ledger.world().now());
  }

  /** What can be cancelled, once it is confirmed. */
  @Nullable Subscription subscription() {
    return subscription;
  }

  String name() {
    return name;
  }

  /** The latest that it got of each node, by their places in the order of that. */
  Map<Integer, Integer> last() {
    return last;
  }

  boolean isOver() {
    return overAt != NEVER;
  }

  long dropped() {
    return subscription == null ? 0 : subscription.dropped();
  }

  /** No more messages may come to the handler, nor any that is published later to who polls. */
  void silenced() {
    silencedAt = Math.min(silencedAt, ledger.world().now());
    over();
  }

  /** It is over, or will be soon. */
  void over() {
    overAt = Math.min(overAt, ledger.world().now());
  }

  /** The server has confirmed that it is over. */
  void unsubscribed() {
    noneAfter = Math.min(noneAfter, ledger.world().now());
  }

  /** More came than was asked for. */
  void tooMuch() {
    ledger.wrong(this + " got more than it asked for");
  }

  private boolean isFor(MessageLog.Entry entry) {
    return switch (kind) {
      case "keys" -> entry.is(Kind.KEY) && begins(entry);
      case "pattern" -> entry.is(Kind.CHANNEL) && begins(entry);
      case "shard" -> entry.is(Kind.SHARD) && entry.channel().equals(name);
      default -> entry.is(Kind.CHANNEL) && entry.channel().equals(name);
    };
  }

  private boolean begins(MessageLog.Entry entry) {
    return entry.channel().startsWith(name.substring(0, name.length() - 1));
  }

  /** Whoever polls was given a message before the end, perhaps, and is told of it afterwards. */
  private boolean isTooLate(MessageLog.Entry entry) {
    return kind.equals("polled") ? entry.at() > silencedAt : silencedAt != NEVER;
  }

  /** A message came, behind all others so far. */
  void take(String channel, String payload) {
    take(channel, payload, last);
  }

  /** A message came, which has to be later than some place in the order of its node. */
  void take(String channel, String payload, Map<Integer, Integer> floor) {
    MessageLog.Entry entry = log.find(payload);
    if (entry == null || !entry.channel().equals(channel) || !isFor(entry)) {
      ledger.wrong(this + " got " + payload + " of " + channel);
      return;
    }
    boolean again = !isAfter(entry, floor) || got.contains(entry.place());
    if (again && entry.hasTravelled()) {
      late.add(entry);
    } else if (again) {
      ledger.wrong(this + " got " + payload + " twice or after later ones");
    }
    requireOrderOfShard(entry);
    if (isTooLate(entry)) {
      ledger.wrong(this + " got " + payload + " after its end");
    }
    if (entry.at() > noneAfter) {
      ledger.wrong(this + " got " + payload + ", published after it was unsubscribed");
    }
    last.merge(entry.node(), entry.place(), Math::max);
    got.add(entry.place());
  }

  /** Of a shard that is one node all have one order, wherever the slot is next. */
  private void requireOrderOfShard(MessageLog.Entry entry) {
    if (entry.is(Kind.SHARD) && !entry.hasTravelled()) {
      if (entry.place() < lastOfShard) {
        ledger.wrong(this + " got " + entry.payload() + " after later ones of another node");
      }
      lastOfShard = Math.max(lastOfShard, entry.place());
    }
  }

  private static boolean isAfter(MessageLog.Entry entry, Map<Integer, Integer> floor) {
    return entry.place() > floor.getOrDefault(entry.node(), -1);
  }

  /** Who listens at the old master of a shard learns of it in the end; others cannot know. */
  private boolean isUnknowable(MessageLog.Entry entry) {
    return entry.isLost() && (!entry.is(Kind.SHARD) || isOver());
  }

  /**
   * What was missed lies in gaps that were told, or was dropped and counted.
   *
   * @param others how much of others was dropped, where it is not counted for each
   * @param calmAt from then on nothing may be missed
   */
  void check(Predicate<MessageLog.Entry> gaps, long others, long calmAt) {
    long now = ledger.world().now();
    long dropped = subscription == null ? others : subscription.dropped();
    long missed = 0;
    long unexplained = 0;
    for (MessageLog.Entry each : log.entries()) {
      if (!isFor(each) || got.contains(each.place())) {
        continue;
      }
      missed++;
      boolean due = overAt == NEVER ? each.at() < now - ON_ITS_WAY : !isAfter(each, last);
      boolean excused = isUnknowable(each) || gaps.test(each);
      if (each.at() > confirmedAt && due && !(each.at() <= calmAt && excused)) {
        unexplained++;
      }
    }
    if (unexplained > dropped) {
      ledger.wrong(this + " missed " + unexplained + " without a gap, and counted " + dropped);
    }
    for (MessageLog.Entry each : late) {
      if (!gaps.test(each)) {
        ledger.wrong(this + " got " + each.payload() + " again or late without a gap");
      }
    }
    // Of keys others tell too, and what is handed out again may be dropped the second time.
    boolean exact = !kind.equals("keys") && late.isEmpty();
    if (exact && dropped() > missed) {
      ledger.wrong(this + " counted " + dropped + " as dropped, and missed " + missed);
    }
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
