package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.List;

/** Cursors of Redis, on their way to the server and back. */
final class RedisScanPages {
  private static final ReplyMapper<byte[]> CURSOR = Replies.required(Codec.BYTES);
  private static final byte[] ZERO = {'0'};

  private RedisScanPages() {}

  /** Adds a cursor and the options behind it. */
  static <K, V> CommandBuilder<K, V> from(
      CommandBuilder<K, V> command, ScanCursor cursor, ScanOptions options) {
    command.add(cursor.equals(ScanCursor.START) ? ZERO : cursor.bytes());
    return ScanWords.of(options).addTo(command);
  }

  /** Reads a page, its elements with the mapper that is given the whole list of them. */
  static <T> ReplyMapper<ScanPage<T>> page(ReplyMapper<List<T>> items) {
    return reply -> {
      ScanCursor next = cursor(reply.element(CURSOR));
      return new ScanPage<>(reply.element(items), next);
    };
  }

  /** Kept as digits: the number has all 64 bits and no sign. */
  private static ScanCursor cursor(byte[] digits) {
    boolean zero = true;
    for (byte digit : digits) {
      if (digit < '0' || digit > '9') {
        throw new UnexpectedReplyException("cursor is no number");
      }
      zero &= digit == '0';
    }
    return zero ? ScanCursor.START : ScanCursor.of(digits);
  }
}
