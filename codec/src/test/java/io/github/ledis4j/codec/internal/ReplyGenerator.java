package io.github.ledis4j.codec.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyType;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random replies: the bytes, and the tree that they mean. */
final class ReplyGenerator {
  private static final ReplyType[] AGGREGATES = {
    ReplyType.ARRAY, ReplyType.MAP, ReplyType.SET, ReplyType.PUSH
  };

  private final Random random;
  private final boolean resp3;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();

  ReplyGenerator(Random random, boolean resp3) {
    this.random = random;
    this.resp3 = resp3;
  }

  /** Writes one reply behind those written since the bytes were last taken. */
  Reply next() {
    return element(4);
  }

  byte[] takeBytes() {
    byte[] bytes = out.toByteArray();
    out = new ByteArrayOutputStream();
    return bytes;
  }

  private Reply element(int depth) {
    if (resp3 && depth > 0 && random.nextInt(12) == 0) {
      aggregateOf(ReplyType.ATTRIBUTE, depth - 1, 3);
      return element(depth - 1);
    }
    if (depth > 0 && random.nextInt(3) == 0) {
      ReplyType type = resp3 ? AGGREGATES[random.nextInt(AGGREGATES.length)] : ReplyType.ARRAY;
      return new Reply.Aggregate(type, aggregateOf(type, depth - 1, 6));
    }
    return resp3 && random.nextBoolean() ? resp3Scalar() : resp2Scalar();
  }

  private List<Reply> aggregateOf(ReplyType type, int depth, int most) {
    int count = random.nextInt(most);
    int size = type.isPairs() ? 2 * count : count;
    boolean streamed = resp3 && random.nextInt(4) == 0;
    line(symbol(type) + (streamed ? "?" : Integer.toString(count)));
    List<Reply> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      elements.add(element(depth));
    }
    if (streamed) {
      line(".");
    }
    return elements;
  }

  private static String symbol(ReplyType type) {
    return switch (type) {
      case MAP -> "%";
      case SET -> "~";
      case PUSH -> ">";
      case ATTRIBUTE -> "|";
      default -> "*";
    };
  }

  private Reply resp2Scalar() {
    switch (random.nextInt(6)) {
      case 0 -> {
        line(random.nextBoolean() ? "$-1" : "*-1");
        return Reply.NULL;
      }
      case 1 -> {
        long value = random.nextLong() >> random.nextInt(64);
        line(":" + value);
        return new Reply.Int(value);
      }
      case 2 -> {
        String text = lineText();
        line("+" + text);
        return Samples.simple(text);
      }
      case 3 -> {
        String text = lineText();
        line("-" + text);
        return error(text);
      }
      default -> {
        String content = content();
        payload("$", content);
        return Samples.bulk(content);
      }
    }
  }

  private Reply resp3Scalar() {
    switch (random.nextInt(7)) {
      case 0 -> {
        line("_");
        return Reply.NULL;
      }
      case 1 -> {
        boolean value = random.nextBoolean();
        line(value ? "#t" : "#f");
        return new Reply.Bool(value);
      }
      case 2 -> {
        double value = Double.longBitsToDouble(random.nextLong());
        boolean finite = Double.isFinite(value);
        line("," + (finite ? Double.toString(value) : "inf"));
        return new Reply.Decimal(finite ? value : Double.POSITIVE_INFINITY);
      }
      case 3 -> {
        BigInteger value = new BigInteger(random.nextInt(300), random);
        line("(" + value);
        return new Reply.BigNumber(value);
      }
      case 4 -> {
        String content = content();
        payload("!", content);
        return error(content);
      }
      case 5 -> {
        String content = content();
        payload("=", "txt:" + content);
        return Samples.text(ReplyType.VERBATIM_STRING, content);
      }
      default -> {
        return streamedBulk();
      }
    }
  }

  private Reply streamedBulk() {
    StringBuilder whole = new StringBuilder();
    line("$?");
    for (int chunks = random.nextInt(4); chunks > 0; chunks--) {
      String chunk = "x" + content();
      payload(";", chunk);
      whole.append(chunk);
    }
    line(";0");
    return Samples.bulk(whole.toString());
  }

  private static Reply error(String latin1) {
    return new Reply.Error(new String(latin1.getBytes(ISO_8859_1), UTF_8));
  }

  private String lineText() {
    // A lone LF is one of the documented differences between the parsers.
    return content().replace('\n', ' ').replace("\r", "\r ");
  }

  private String content() {
    byte[] bytes = new byte[random.nextInt(10) == 0 ? random.nextInt(3000) : random.nextInt(12)];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      if (random.nextInt(8) == 0) {
        bytes[i] = (byte) "\r\n+-:$*.?;".charAt(random.nextInt(10));
      }
    }
    return new String(bytes, ISO_8859_1);
  }

  private void payload(String symbol, String content) {
    line(symbol + content.length());
    line(content);
  }

  private void line(String latin1) {
    out.writeBytes(latin1.getBytes(ISO_8859_1));
    out.write('\r');
    out.write('\n');
  }
}
