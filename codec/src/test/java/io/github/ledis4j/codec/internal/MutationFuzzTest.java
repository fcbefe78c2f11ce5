package io.github.ledis4j.codec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.CodecException;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Feeds mutated replies in pieces: whatever comes, the parser ends by itself, gives back every
 * buffer, and fails with the protocol exception or not at all; and what it takes for a reply reads
 * to its end.
 */
class MutationFuzzTest {
  private static final ReplyLimits LIMITS = new ReplyLimits(1 << 20, 5000, 16, 4096);
  private static final List<Consumer<ReplyReader>> SCALARS =
      List.of(
          ReplyReader::integer,
          ReplyReader::bigInteger,
          ReplyReader::decimal,
          ReplyReader::bool,
          ReplyReader::text,
          ReplyReader::bytes,
          ReplyReader::format,
          reader -> reader.value(Codec.UTF_8),
          ReplyReader::size,
          ReplyReader::hasNext);

  @ParameterizedTest
  @EnumSource(Parser.class)
  void should_stay_sane_when_replies_are_mutated(Parser parser) {
    new Run(parser, System.nanoTime()).inputs(20_000);
  }

  @Tag("slow")
  @Tag("any-jvm")
  @ParameterizedTest
  @EnumSource(Parser.class)
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void should_stay_sane_when_very_many_replies_are_mutated(Parser parser) {
    new Run(parser, System.nanoTime()).inputs(250_000);
  }

  private static final class Run {
    private final Parser parser;
    private final Random random;
    private final Mutator mutator;
    private final String name;
    private Reader reader = new Reader();
    private EmbeddedChannel channel = new EmbeddedChannel();
    private int replies;
    private int malformed;
    private @Nullable Throwable unexpected;

    private Run(Parser parser, long seed) {
      this.parser = parser;
      this.random = new Random(seed);
      this.mutator = new Mutator(random);
      this.name = parser + " with seed " + seed;
    }

    private void inputs(int count) {
      fresh();
      for (int i = 0; i < count; i++) {
        input(mutator.next());
      }
      channel.finishAndReleaseAll();
      // A fuzz that never gets past the first byte, or is never refused, would prove nothing.
      assertTrue(replies > count / 10, name + ": only " + replies + " replies");
      assertTrue(malformed > count / 10, name + ": only " + malformed + " malformed");
    }

    /** A new parser always, a new channel at times: the other way to leave half a reply. */
    private void fresh() {
      if (random.nextInt(16) == 0 || channel.pipeline().first() == null) {
        channel.finishAndReleaseAll();
        reader = new Reader();
        channel = new EmbeddedChannel(parser.decoder(LIMITS, reader), reader);
      } else {
        channel.pipeline().remove(parser.type());
        channel.pipeline().addFirst(parser.decoder(LIMITS, reader));
      }
    }

    private void input(byte[] bytes) {
      ByteBuf[] fed = new ByteBuf[1 + random.nextInt(4)];
      int from = 0;
      for (int i = 0; i < fed.length; i++) {
        boolean last = i == fed.length - 1;
        int to = last ? bytes.length : from + random.nextInt(bytes.length - from + 1);
        fed[i] = Unpooled.buffer(Math.max(1, to - from));
        channel.writeInbound(fed[i].writeBytes(bytes, from, to - from));
        from = to;
      }
      fresh();
      for (ByteBuf piece : fed) {
        assertEquals(0, piece.refCnt(), name);
      }
      assertNull(unexpected, name);
    }

    private void readLeniently(ReplyReader reader) {
      reader.isNull();
      reader.type();
      for (Consumer<ReplyReader> scalar : SCALARS) {
        try {
          scalar.accept(reader);
        } catch (UnexpectedReplyException | CodecException expected) {
          // Of another kind than asked for, which is all that may happen.
        }
      }
      while (reader.type().isAggregate() && reader.hasNext() && random.nextInt(20) > 0) {
        reader.element(
            element -> {
              readLeniently(element);
              return "";
            });
      }
    }

    private final class Reader extends ChannelInboundHandlerAdapter implements FrameSink {

      @Override
      public @Nullable ReplyMapper<?> expected() {
        return null;
      }

      @Override
      public void take(Frame frame) {
        replies++;
        Reply.of(frame);
        frame.rewind();
        readLeniently(frame);
        frame.rewind();
        readLeniently(frame);
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof MalformedReplyException) {
          malformed++;
        } else {
          unexpected = cause;
        }
      }
    }
  }
}
