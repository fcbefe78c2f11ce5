package io.github.ledis4j.codec.internal;

import static io.github.ledis4j.codec.internal.Feed.latin1;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read while it comes is what is read when the reply is there: values, failures and what is
 * malformed, wherever the bytes are split.
 */
class OnePassTest {
  private static final ReplyLimits SMALL = new ReplyLimits(40, 12, 3, 20, 120);

  /**
   * Of two limits that a reply breaks, the one that is named is the one that is looked at first.
   */
  private static final String LIMIT_BROKEN =
      "reply holds more than \\d+ elements|(reply|line) is longer than (the limit of )?\\d+ bytes";

  /** Fails on some values, in every way in which codecs do. */
  private static final Codec<String> PICKY =
      Codec.of(
          text -> latin1(text),
          bytes -> {
            String text = new String(bytes, ISO_8859_1);
            if (text.startsWith("bad")) {
              throw new IllegalArgumentException("cannot read " + text);
            } else if (text.startsWith("err")) {
              throw new StackOverflowError("cannot read " + text);
            } else if (text.startsWith("odd")) {
              throw new UnexpectedReplyException("blames the server for " + text);
            }
            return text.startsWith("nul") ? nothing() : text;
          });

  @SuppressWarnings({"TypeParameterUnusedInFormals", "NullAway", "DataFlowIssue"})
  private static <T> T nothing() {
    return (T) null;
  }

  private static final ReplyMapper<?> VALUE =
      new ValueMapper<String, @Nullable String>(PICKY, () -> null);
  private static final ReplyMapper<?> REQUIRED =
      new ValueMapper<String, String>(
          PICKY,
          () -> {
            throw new UnexpectedReplyException("null where a value is expected");
          });
  private static final ReplyMapper<?> TREE = Reply::of;

  private static final List<Shape<?>> SHAPES =
      List.of(
          shape(VALUE, VALUE),
          shape(REQUIRED, REQUIRED),
          shape(new TextMapper(), new TextMapper()),
          shape(TREE, TREE),
          shape(VALUE, reply -> reply.integer()),
          shape(shape(VALUE, REQUIRED), shape(TREE, VALUE)));

  private static Shape<List<?>> shape(ReplyMapper<?> even, ReplyMapper<?> odd) {
    return new Shape<>(even, odd, values -> Collections.unmodifiableList(Arrays.asList(values)));
  }

  private static final List<String> USUAL = List.of("$1\r\na\r\n", "$0\r\n\r\n", "$3\r\nb\r\n\r\n");

  private static final List<String> UNUSUAL =
      List.of(
          "$-1 ",
          "*-1 ",
          "_ ",
          ":5 ",
          ":x ",
          "+OK ",
          "+simple ",
          "-ERR in between ",
          "!3 bad ",
          "=5 txt:a ",
          "=3 txt ",
          "#t ",
          ",1.5 ",
          "(123 ",
          "*0 ",
          "*2 $1 x $1 y ",
          "*1 *1 *1 :1 ",
          "%1 +k $1 v ",
          "~1 $-1 ",
          ">2 +message $1 x ",
          "|1 +ttl :3 $1 z ",
          "|0 $1 z ",
          "|0 |? . $-1 ",
          "$? ;2 ab ;1 c ;0 ",
          "*? $1 a . ",
          "*? |1 +a :1 $1 a . ",
          "$03 abc ",
          "$0000000003 abc ",
          "$00000000003 abc ",
          "$12 0123456789ab ",
          "$3 bad ",
          "$3 err ",
          "$3 odd ",
          "$3 nul ",
          "$41 0123456789012345678901234567890123456789x ",
          "$99999999999 ",
          "$1 ab ",
          "$x ",
          "$ ",
          ". ",
          "?x ");

  /** One channel for all decoders, which stand beside it: they are many. */
  private static final Failures FAILURES = new Failures();

  private static final EmbeddedChannel CHANNEL =
      new EmbeddedChannel(new ChannelInboundHandlerAdapter(), FAILURES);

  private static final class Failures extends ChannelInboundHandlerAdapter {
    private final List<String> told = new ArrayList<>();

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      told.add(cause.toString());
    }
  }

  private static ReplyMapper<String> told(Shape<?> shape) {
    return reply -> {
      try {
        return "value " + shape.map(reply);
      } catch (RuntimeException | Error e) {
        return "failed by " + e + " caused by " + e.getCause();
      }
    };
  }

  /** What the mapper made, or how it failed, and at the end what is malformed. */
  private static List<String> outcome(
      ReplyLimits limits, Shape<?> shape, boolean expected, List<byte[]> pieces) {
    ReplyMapper<String> told = told(shape);
    List<String> outcome = new ArrayList<>();
    FrameSink sink =
        new FrameSink() {
          @Override
          public @Nullable ReplyMapper<?> expected() {
            return expected ? shape : null;
          }

          @Override
          public void take(Frame reply) {
            outcome.add(told.map(reply));
          }
        };
    ReplyDecoder decoder = new ReplyDecoder(limits, sink);
    FAILURES.told.clear();
    ChannelHandlerContext context = CHANNEL.pipeline().firstContext();
    pieces.forEach(piece -> decoder.channelRead(context, Unpooled.wrappedBuffer(piece)));
    FAILURES.told.forEach(why -> outcome.add(why.replaceFirst(LIMIT_BROKEN, "over a limit")));
    outcome.add(decoder.isMidReply() ? "in the middle" : "at an end");
    return outcome;
  }

  private static void assertSame(ReplyLimits limits, Shape<?> shape, List<byte[]> pieces) {
    List<String> gathered = outcome(limits, shape, false, pieces);
    List<String> atOnce = outcome(limits, shape, true, pieces);
    if (!gathered.equals(atOnce)) {
      String bytes =
          pieces.stream().map(piece -> new String(piece, ISO_8859_1)).collect(joining("^"));
      assertEquals(gathered, atOnce, bytes.replace("\r\n", " "));
    }
  }

  static Stream<Arguments> replies() {
    List<Arguments> rows = new ArrayList<>();
    for (String header : List.of("*4", "%2", "~4", ">4", "*?")) {
      for (String unusual : UNUSUAL) {
        rows.add(Arguments.of(header, unusual));
      }
    }
    return rows.stream();
  }

  /** An element of each kind at each place, every split, every shape. */
  @ParameterizedTest
  @MethodSource("replies")
  void should_read_the_same_when_an_element_is_unusual(String header, String unusual) {
    for (int place = 0; place < 4; place++) {
      StringBuilder reply = new StringBuilder(header + "\r\n");
      for (int i = 0; i < 4; i++) {
        reply.append(i == place ? unusual.replace(" ", "\r\n") : USUAL.get(i % USUAL.size()));
      }
      byte[] bytes =
          latin1(reply + (header.equals("*?") ? ".\r\n" : "") + "*1\r\n$1\r\nz\r\n+OK\r\n");
      for (int i = 0; i < SHAPES.size(); i++) {
        ReplyLimits limits = (place + i) % 2 == 0 ? ReplyLimits.REDIS : SMALL;
        assertSame(limits, SHAPES.get(i), pieces(bytes, 1));
        for (int at = 0; at < bytes.length; at++) {
          assertSame(limits, SHAPES.get(i), split(bytes, at));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*0 ",
        "*-1 ",
        "_ ",
        "~0 ",
        "%0 ",
        "*? . ",
        "$-1 ",
        ":3 ",
        "+OK ",
        "-ERR no ",
        "$1 a ",
        "*3 $1 a ",
        "%1 $1 a ",
        "*13 $1 a ",
        "*12 ",
        "%6 ",
        "%7 ",
        "*99999999999 ",
        "*x ",
        "*2x ",
        "* ",
        "*-2 ",
        "~-1 ",
        "%-1 "
      })
  void should_read_the_same_when_the_reply_is_unusual(String row) {
    byte[] bytes = latin1(row.replace(" ", "\r\n") + "+OK\r\n*1\r\n$1\r\nz\r\n");
    for (Shape<?> shape : SHAPES) {
      for (ReplyLimits limits : List.of(ReplyLimits.REDIS, SMALL)) {
        assertSame(limits, shape, pieces(bytes, 1));
        for (int at = 0; at < bytes.length; at++) {
          assertSame(limits, shape, split(bytes, at));
        }
      }
    }
  }

  @Test
  void should_read_the_same_when_a_limit_is_met_or_passed() {
    byte[] bytes = latin1("*3\r\n$9\r\n123456789\r\n*1\r\n$1\r\na\r\n$2\r\nbc\r\n+OK\r\n");
    for (int bulk = 1; bulk < 11; bulk++) {
      for (int elements = 1; elements < 7; elements++) {
        for (int depth = 1; depth < 4; depth++) {
          for (int line : new int[] {1, 2, 3, 9, 10, 64}) {
            for (int all = 1; all < 50; all += 7) {
              ReplyLimits limits = new ReplyLimits(bulk, elements, depth, line, all);
              assertSame(limits, SHAPES.get(0), List.of(bytes));
              assertSame(limits, SHAPES.get(3), pieces(bytes, 7));
            }
          }
        }
      }
    }
  }

  @Test
  void should_read_the_same_as_the_second_parser_when_it_is_resp2() {
    for (Shape<?> shape : SHAPES) {
      for (String unusual : UNUSUAL) {
        boolean resp2 = "$:+-*".indexOf(unusual.charAt(0)) >= 0 && !unusual.contains("?");
        if (resp2) {
          byte[] bytes = latin1("*3\r\n$1\r\na\r\n" + unusual.replace(" ", "\r\n") + "$1\r\nb\r\n");
          assertEquals(values(Parser.NETTY, shape, bytes), values(Parser.OWN, shape, bytes));
        }
      }
    }
  }

  private static List<String> values(Parser parser, Shape<?> shape, byte[] bytes) {
    try (Feed<String> feed = new Feed<>(parser, ReplyLimits.REDIS, told(shape), shape)) {
      feed.inPieces(bytes, 3);
      return feed.values();
    }
  }

  @Test
  void should_read_the_same_when_replies_are_random() {
    random(System.nanoTime(), 20_000);
  }

  @Tag("slow")
  @Tag("any-jvm")
  @Test
  void should_read_the_same_when_very_many_replies_are_random() {
    random(System.nanoTime(), 500_000);
  }

  private static void random(long seed, int count) {
    Random random = new Random(seed);
    Mutator mutator = new Mutator(random);
    ReplyGenerator generator = new ReplyGenerator(random, true);
    for (int i = 0; i < count; i++) {
      byte[] bytes = mutator.next();
      if (random.nextInt(3) == 0) {
        generator.next();
        bytes = Feed.join(latin1("*" + (1 + random.nextInt(3)) + "\r\n$1\r\na\r\n"), bytes);
      }
      ReplyLimits limits = random.nextBoolean() ? ReplyLimits.REDIS : SMALL;
      Shape<?> shape = SHAPES.get(random.nextInt(SHAPES.size()));
      try {
        assertSame(limits, shape, anyPieces(bytes, random));
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", input " + i, e);
      }
    }
  }

  private static List<byte[]> anyPieces(byte[] bytes, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(1 << random.nextInt(8)));
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }

  private static List<byte[]> pieces(byte[] bytes, int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += size) {
      pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
    }
    return pieces;
  }

  private static List<byte[]> split(byte[] bytes, int at) {
    return List.of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
  }
}
