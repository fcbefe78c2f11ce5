package io.github.ledis4j.internal.view;

import io.github.ledis4j.cluster.NodeReplies;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.UnusableReplyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the answers of all nodes become one, for commands without keys: the tips of the servers'
 * {@code COMMAND INFO}, but for those commands whose answers are about one node.
 *
 * @param replicasToo whether replicas are asked besides masters
 * @param oneIsEnough whether one node has to do it, rather than all
 * @param joined makes one answer of two
 */
record Gathering(boolean replicasToo, boolean oneIsEnough, BinaryOperator<Object> joined) {
  private static final Gathering FIRST = ofMasters((one, other) -> one);
  private static final Gathering FIRST_OF_ALL = FIRST.andOfReplicas();
  private static final Gathering ONE = new Gathering(false, true, (one, other) -> one);
  private static final Gathering SUM = ofMasters(Gathering::sum);

  private static final Map<String, Gathering> BY_NAME =
      Map.ofEntries(
          Map.entry("ACL DELUSER", FIRST_OF_ALL),
          Map.entry("ACL SAVE", FIRST_OF_ALL),
          Map.entry("ACL SETUSER", FIRST_OF_ALL),
          Map.entry("CONFIG RESETSTAT", FIRST_OF_ALL),
          Map.entry("CONFIG REWRITE", FIRST_OF_ALL),
          Map.entry("CONFIG SET", FIRST_OF_ALL),
          Map.entry("DBSIZE", SUM),
          Map.entry("FLUSHALL", FIRST),
          Map.entry("FLUSHDB", FIRST),
          Map.entry("FUNCTION DELETE", FIRST),
          Map.entry("FUNCTION FLUSH", FIRST),
          Map.entry("FUNCTION KILL", ONE),
          Map.entry("FUNCTION LOAD", FIRST),
          Map.entry("FUNCTION RESTORE", FIRST),
          Map.entry("KEYS", ofMasters(Gathering::together)),
          Map.entry("LATENCY RESET", SUM.andOfReplicas()),
          Map.entry("MEMORY PURGE", FIRST),
          Map.entry("PING", FIRST),
          Map.entry("SCRIPT EXISTS", ofMasters(Gathering::and)),
          Map.entry("SCRIPT FLUSH", FIRST_OF_ALL),
          Map.entry("SCRIPT KILL", ONE),
          Map.entry("SCRIPT LOAD", FIRST_OF_ALL),
          Map.entry("SLOWLOG LEN", SUM.andOfReplicas()),
          Map.entry("SLOWLOG RESET", FIRST_OF_ALL));

  private static Gathering ofMasters(BinaryOperator<Object> joined) {
    return new Gathering(false, false, joined);
  }

  private Gathering andOfReplicas() {
    return new Gathering(true, oneIsEnough, joined);
  }

  /** How a command is gathered, or null if it goes to one node. */
  static @Nullable Gathering of(CommandSpec spec) {
    return spec.firstKey() == 0 ? BY_NAME.get(spec.name()) : null;
  }

  /** Tells whether what nodes answered is a failure as a whole. */
  boolean isFailed(NodeReplies<?> replies) {
    return !replies.failures().isEmpty() && (!oneIsEnough || replies.values().isEmpty());
  }

  /** Makes one answer of at least one; those of commands without a value are null. */
  @SuppressWarnings("unchecked")
  <T extends @Nullable Object> T join(Collection<T> answers) {
    @Nullable Object all = null;
    for (T answer : answers) {
      all = all == null || answer == null ? answer : joined.apply(all, answer);
    }
    return (T) all;
  }

  private static Object sum(Object one, Object other) {
    if (one instanceof Long a && other instanceof Long b) {
      return a + b;
    }
    if (one instanceof Reply.Int a && other instanceof Reply.Int b) {
      return new Reply.Int(a.value() + b.value());
    }
    throw unknown(one);
  }

  private static Object and(Object one, Object other) {
    List<Object> both = new ArrayList<>();
    List<?> ofOne = elements(one);
    List<?> ofOther = elements(other);
    for (int i = 0; i < ofOne.size(); i++) {
      both.add(isTrue(ofOne.get(i)) ? ofOther.get(i) : ofOne.get(i));
    }
    return like(one, both);
  }

  private static boolean isTrue(Object said) {
    return said instanceof Reply reply ? reply.integer() != 0 : Boolean.TRUE.equals(said);
  }

  private static Object together(Object one, Object other) {
    List<Object> both = new ArrayList<>(elements(one));
    both.addAll(elements(other));
    return like(one, both);
  }

  private static List<?> elements(Object said) {
    if (said instanceof Reply.Aggregate aggregate) {
      return aggregate.elements();
    }
    if (said instanceof Collection<?> some) {
      return List.copyOf(some);
    }
    throw unknown(said);
  }

  @SuppressWarnings("unchecked")
  private static Object like(Object model, List<?> elements) {
    if (model instanceof Reply.Aggregate aggregate) {
      return new Reply.Aggregate(aggregate.type(), (List<Reply>) elements);
    }
    return model instanceof Set ? new LinkedHashSet<>(elements) : elements;
  }

  private static UnusableReplyException unknown(Object said) {
    return new UnusableReplyException(
        "what several nodes answered cannot be put together where a command gives "
            + said.getClass().getSimpleName()
            + "; use onEachMaster(node -> ...)",
        null);
  }
}
