package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What a frame of a subscription is, told by its first element. */
public enum PushKind {
  MESSAGE,
  PMESSAGE,
  SMESSAGE,
  SUBSCRIBE,
  UNSUBSCRIBE,
  PSUBSCRIBE,
  PUNSUBSCRIBE,
  SSUBSCRIBE,
  SUNSUBSCRIBE,
  /** Nothing that belongs to a subscription. */
  OTHER;

  private static final PushKind[] KINDS = values();

  private static final Codec<PushKind> WORDS =
      new Codec<>() {
        @Override
        public int size(PushKind value) {
          return value.word.length;
        }

        @Override
        public void write(PushKind value, byte[] target, int offset) {
          System.arraycopy(value.word, 0, target, offset, value.word.length);
        }

        @Override
        public PushKind read(byte[] source, int offset, int length) {
          for (PushKind kind : KINDS) {
            byte[] word = kind.word;
            if (word.length == length
                && word[0] == source[offset]
                && Arrays.equals(word, 0, length, source, offset, offset + length)) {
              return kind;
            }
          }
          return OTHER;
        }
      };

  /** Reads the first element of a frame. */
  public static final ReplyMapper<PushKind> FIRST_ELEMENT =
      first -> {
        PushKind kind = first.type().isAggregate() ? null : first.value(WORDS);
        return kind == null ? OTHER : kind;
      };

  private final byte[] word = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
}
