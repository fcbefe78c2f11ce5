package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.Pairs;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members with their scores, on their way to the server and back. */
final class ScoredMembers {
  static final ReplyMapper<@Nullable RankedScore> RANKED =
      reply ->
          reply.isNull()
              ? null
              : new RankedScore(reply.element(Replies.integer()), reply.element(Replies.decimal()));

  private ScoredMembers() {}

  /** Starts {@code ZADD}. */
  static <K, V> CommandBuilder<K, V> zadd(
      Format<K, V> format,
      K key,
      Collection<? extends ScoredMember<? extends V>> members,
      ZAddOptions options) {
    int arguments = 1 + options.arguments() + 2 * count(members, "member");
    CommandBuilder<K, V> command =
        options.addTo(format.command(RedisSortedSetSpecs.ZADD, arguments).key(key));
    for (ScoredMember<? extends V> one : members) {
      command.add(one.score()).value(one.member());
    }
    return command;
  }

  static <V> ReplyMapper<List<ScoredMember<V>>> list(Codec<V> codec) {
    return new Pairs<>(Replies.required(codec), Replies.decimal(), ScoredMember::new);
  }

  /** Reads a list of one member or none. */
  static <V> ReplyMapper<@Nullable ScoredMember<V>> single(Codec<V> codec) {
    ReplyMapper<List<ScoredMember<V>>> list = list(codec);
    return reply -> {
      List<ScoredMember<V>> members = list.map(reply);
      return members.isEmpty() ? null : members.get(0);
    };
  }

  /** Reads a key, and what was popped off it. */
  static <K, V> ReplyMapper<@Nullable KeyValue<K, List<ScoredMember<V>>>> popped(
      Format<K, V> format) {
    return RedisReplies.keyed(format.keyCodec(), list(format.valueCodec()));
  }

  /** Reads a key, a member and its score. */
  static <K, V> ReplyMapper<@Nullable KeyValue<K, ScoredMember<V>>> keyed(Format<K, V> format) {
    ReplyMapper<K> key = Replies.required(format.keyCodec());
    ReplyMapper<V> member = Replies.required(format.valueCodec());
    return reply ->
        reply.isNull()
            ? null
            : new KeyValue<>(
                reply.element(key),
                new ScoredMember<>(reply.element(member), reply.element(Replies.decimal())));
  }
}
