package io.github.ledis4j.command.ledis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Members with their scores, on their way to the server and back. */
final class LedisScoredMembers {
  private LedisScoredMembers() {}

  /** Packs {@code ZADD} of every member once, with the score that came last. */
  static <K, V> Command<Long> zadd(
      Format<K, V> format, K key, Collection<? extends LedisScoredMember<? extends V>> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("at least one member is needed");
    }
    var distinct = members.size() == 1 ? members : distinct(members, format.valueCodec());
    CommandBuilder<K, V> command =
        format.command(SortedSetSpecs.ZADD, 1 + 2 * distinct.size()).key(key);
    for (LedisScoredMember<? extends V> one : distinct) {
      command.add(one.score()).value(one.member());
    }
    return command.returning(Replies.integer());
  }

  private static <V> Collection<? extends LedisScoredMember<? extends V>> distinct(
      Collection<? extends LedisScoredMember<? extends V>> members, Codec<V> codec) {
    Map<Object, LedisScoredMember<? extends V>> distinct = new LinkedHashMap<>();
    for (LedisScoredMember<? extends V> one : members) {
      distinct.put(Distinct.identity(one.member(), codec), one);
    }
    return distinct.values();
  }

  /** Reads members and scores in turn. */
  static <V> ReplyMapper<List<LedisScoredMember<V>>> list(Codec<V> codec) {
    ReplyMapper<V> member = Replies.required(codec);
    return reply -> {
      List<LedisScoredMember<V>> list = new ArrayList<>(Math.max(reply.size(), 0) / 2);
      while (reply.hasNext()) {
        V name = reply.element(member);
        list.add(new LedisScoredMember<>(name, reply.element(Replies.integer())));
      }
      return Collections.unmodifiableList(list);
    };
  }
}
