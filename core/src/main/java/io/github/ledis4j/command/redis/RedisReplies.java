package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.internal.command.Pairs;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.scan.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to the commands on hashes, lists and sets. */
final class RedisReplies {
  static final ReplyMapper<List<Long>> INTEGERS = Replies.list(Replies.integer());

  /** Null for the -1 of a server that found nothing. */
  static final ReplyMapper<@Nullable Long> POSITION =
      reply -> {
        long position = reply.integer();
        return position < 0 ? null : position;
      };

  static final ReplyMapper<List<@Nullable Long>> NULLABLE_INTEGERS =
      Replies.list(Replies.integerOrNull());
  static final ReplyMapper<@Nullable Long> LENGTH_OR_NULL = RedisReplies::lengthOrNull;
  static final ReplyMapper<List<Boolean>> FLAGS = Replies.list(Replies.flag());
  static final ReplyMapper<List<Ttl>> TTLS = Replies.list(RedisKeyReplies.TTL);
  static final ReplyMapper<List<Ttl>> PTTLS = Replies.list(RedisKeyReplies.PTTL);
  static final ReplyMapper<List<ExpireTime>> EXPIRETIMES = Replies.list(RedisKeyReplies.EXPIRETIME);
  static final ReplyMapper<List<ExpireTime>> PEXPIRETIMES =
      Replies.list(RedisKeyReplies.PEXPIRETIME);
  static final ReplyMapper<List<FieldExpiry>> FIELD_EXPIRIES =
      Replies.list(RedisReplies::fieldExpiry);
  static final ReplyMapper<List<FieldPersistence>> FIELD_PERSISTENCES =
      Replies.list(RedisReplies::fieldPersistence);
  static final ReplyMapper<AofAcknowledgement> AOF_ACKNOWLEDGEMENT =
      reply -> new AofAcknowledged(reply.element(Replies.flag()), reply.element(Replies.integer()));

  private RedisReplies() {}

  /** Reads a key and what was found under it, or null. */
  static <K, T> ReplyMapper<@Nullable KeyValue<K, T>> keyed(Codec<K> keys, ReplyMapper<T> value) {
    ReplyMapper<K> key = Replies.required(keys);
    return reply ->
        reply.isNull() ? null : new KeyValue<>(reply.element(key), reply.element(value));
  }

  /** Reads fields with their values, where a field may come twice. */
  static <K, V> ReplyMapper<List<FieldValue<K, V>>> fieldValues(Format<K, V> format) {
    return new Pairs<>(
        Replies.required(format.keyCodec()),
        Replies.required(format.valueCodec()),
        FieldValue::new);
  }

  /** Reads members of a sorted set with their scores. */
  static <V> ReplyMapper<List<ScoredMember<V>>> scored(Codec<V> codec) {
    return new Pairs<>(Replies.required(codec), Replies.decimal(), ScoredMember::new);
  }

  /** Reads a key, a member and its score. */
  static <K, V> ReplyMapper<@Nullable KeyValue<K, ScoredMember<V>>> keyedScore(
      Format<K, V> format) {
    ReplyMapper<K> key = Replies.required(format.keyCodec());
    ReplyMapper<V> member = Replies.required(format.valueCodec());
    return reply ->
        reply.isNull()
            ? null
            : new KeyValue<>(
                reply.element(key),
                new ScoredMember<>(reply.element(member), reply.element(Replies.decimal())));
  }

  /** Reads the length of a list that is longer now, where servers say 0 and -1 if it is not. */
  private static @Nullable Long lengthOrNull(ReplyReader reply) {
    long length = reply.integer();
    return length > 0 ? length : null;
  }

  private static FieldPersistence fieldPersistence(ReplyReader reply) {
    return switch (Math.toIntExact(reply.integer())) {
      case -2 -> FieldPersistence.MISSING;
      case -1 -> FieldPersistence.UNCHANGED;
      case 1 -> FieldPersistence.PERSISTED;
      default -> throw new UnexpectedReplyException("no answer that HPERSIST can have");
    };
  }

  private static FieldExpiry fieldExpiry(ReplyReader reply) {
    return switch (Math.toIntExact(reply.integer())) {
      case -2 -> FieldExpiry.MISSING;
      case 0 -> FieldExpiry.UNCHANGED;
      case 1 -> FieldExpiry.SET;
      case 2 -> FieldExpiry.DELETED;
      default -> throw new UnexpectedReplyException("no answer that expiry of a field can have");
    };
  }

  /** What stands behind {@link AofAcknowledgement}. */
  record AofAcknowledged(boolean local, long replicas) implements AofAcknowledgement {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
