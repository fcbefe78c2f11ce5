package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyType;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds one reply after the other. What is short is recognized at a glance, what is large is read
 * while it comes if it is known what it is to become, and {@link FrameScanner} finds the end of all
 * else. Event-loop confined.
 */
final class ReplyParser {
  private static final int LARGE = 64 * 1024;

  private final FrameSink sink;
  private final ReplyTally tally;
  private final FrameScanner scanner;
  private final FrameReader reader = new FrameReader();
  private @Nullable CollectedReply collected;
  private @Nullable LargeBulk large;
  private int position;

  ReplyParser(ReplyLimits limits, FrameSink sink) {
    this.sink = sink;
    this.tally = new ReplyTally(limits);
    this.scanner = new FrameScanner(tally, limits.depth());
  }

  /** Tells whether part of a reply was taken, of which no byte is needed any more. */
  boolean hasTaken() {
    return collected != null || large != null;
  }

  /** How many bytes there may be at most, from {@link #position}, before the next step. */
  long announced() {
    return scanner.announced();
  }

  /** Takes the bytes that belong to a large string, which are best not copied twice. */
  void takeLarge(ByteBuf in) {
    if (large != null) {
      large.take(in);
    }
  }

  /**
   * Goes on from the first byte that was not taken.
   *
   * @return the next reply, to be read before anything else is called here, or null if it is not
   *     whole; {@link #position} tells what was taken
   */
  @Nullable Frame next(byte[] bytes, int from, int end) {
    position = from;
    if (collected != null) {
      return collect(collected, bytes, end);
    }
    if (large != null) {
      return endLarge(large, bytes, end);
    }
    if (scanner.isAtStart() && tally.plainBulk() >= 0) {
      return begin(bytes, from, end);
    }
    return scan(bytes, from, end);
  }

  /** Where the first byte stands that is needed again. */
  int position() {
    return position;
  }

  /** Lets go of the bytes. */
  void release() {
    reader.release();
  }

  /** Lets go of all that it has. */
  void end() {
    collected = null;
    large = null;
  }

  private @Nullable Frame begin(byte[] bytes, int from, int end) {
    return switch (bytes[from]) {
      case '$' -> beginBulk(bytes, from, end);
      case '*', '~', '%' -> beginAggregate(bytes, from, end);
      case '+' ->
          isOk(bytes, from, end)
              ? found(bytes, ReplyType.SIMPLE_STRING, from + 1, from + 3)
              : scan(bytes, from, end);
      case ':' ->
          isDigit(bytes, from, end)
              ? found(bytes, ReplyType.INTEGER, from + 1, from + 2)
              : scan(bytes, from, end);
      default -> scan(bytes, from, end);
    };
  }

  private static boolean isOk(byte[] bytes, int at, int end) {
    return end - at >= 5
        && bytes[at + 1] == 'O'
        && bytes[at + 2] == 'K'
        && bytes[at + 3] == '\r'
        && bytes[at + 4] == '\n';
  }

  private static boolean isDigit(byte[] bytes, int at, int end) {
    return end - at >= 4
        && bytes[at + 1] >= '0'
        && bytes[at + 1] <= '9'
        && bytes[at + 2] == '\r'
        && bytes[at + 3] == '\n';
  }

  private Frame found(byte[] bytes, ReplyType type, int first, int last) {
    int from = position;
    position = last + 2;
    return reader.on(bytes, from, type, first, last);
  }

  private @Nullable Frame scan(byte[] bytes, int from, int end) {
    int size = scanner.scan(bytes, from, end);
    if (size == FrameScanner.INCOMPLETE) {
      tally.requireBytes(end - from);
      return null;
    }
    tally.requireBytes(size);
    tally.restart();
    position = from + size;
    return reader.on(bytes, from, size);
  }

  private @Nullable Frame beginBulk(byte[] bytes, int from, int end) {
    long header = Header.ofBulk(bytes, from, end, tally.plainBulk());
    if (header != Header.NONE) {
      int first = Header.next(header);
      return found(bytes, ReplyType.BULK_STRING, first, first + Header.count(header));
    }
    long announced = Header.read(bytes, from, end);
    int length = Header.count(announced);
    if (length < LARGE
        || length > tally.plainBulk()
        || !(sink.expected() instanceof BulkMapper<?> mapper)
        || !mapper.keepsBytes()) {
      return scan(bytes, from, end);
    }
    int first = Header.next(announced);
    large = new LargeBulk(length, first - from + length + 2);
    position = first + large.take(bytes, first, end);
    return endLarge(large, bytes, end);
  }

  private @Nullable Frame endLarge(LargeBulk bulk, byte[] bytes, int end) {
    if (!bulk.isFull() || end - position < 2) {
      return null;
    }
    FrameScanner.requireEndOfBulk(bytes, position);
    position += 2;
    large = null;
    return bulk;
  }

  private @Nullable Frame beginAggregate(byte[] bytes, int from, int end) {
    long header = Header.read(bytes, from, end);
    ReplyType type = ReplyType.of(bytes[from]);
    long size = type == ReplyType.MAP ? 2L * Header.count(header) : Header.count(header);
    if (type == null
        || size <= 0
        || size > tally.elementsLeft()
        || !(sink.expected() instanceof Shape<?> shape)) {
      return scan(bytes, from, end);
    }
    position = Header.next(header);
    tally.elements(1);
    tally.bytes(position - from);
    scanner.within(1);
    collected = new CollectedReply(shape, type, (int) size, end - position);
    return collect(collected, bytes, end);
  }

  private @Nullable Frame collect(CollectedReply reply, byte[] bytes, int end) {
    while (reply.missing() > 0 && position < end) {
      if (scanner.isAtStart() && reply.takesBulks()) {
        takeBulks(reply, bytes, end);
        if (reply.missing() == 0 || position == end) {
          break;
        }
      }
      int size = scanner.scan(bytes, position, end);
      if (size == FrameScanner.INCOMPLETE) {
        break;
      }
      reply.element(reader.on(bytes, position, size));
      tally.bytes(size);
      position += size;
    }
    if (reply.missing() > 0) {
      tally.requireBytes(end - position);
      return null;
    }
    tally.requireBytes(0);
    collected = null;
    reply.end(tally.bytes());
    tally.restart();
    scanner.within(0);
    return reply;
  }

  /** Takes elements while they are what most are: bulk strings that are there whole. */
  private void takeBulks(CollectedReply reply, byte[] bytes, int end) {
    int longest = tally.plainBulk();
    int most = Math.min(reply.missing(), tally.elementsLeft());
    int at = position;
    int count = 0;
    while (count < most && at < end) {
      long header = Header.ofBulk(bytes, at, end, longest);
      if (header == Header.NONE) {
        break;
      }
      reply.bulk(bytes, Header.next(header), Header.count(header));
      at = Header.endOfBulk(header);
      count++;
    }
    tally.elements(count);
    tally.bytes(at - position);
    position = at;
  }
}
