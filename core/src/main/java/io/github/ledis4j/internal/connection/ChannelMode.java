package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.codec.internal.Frame;

/** What the frames on a channel mean; changed on leased channels only. */
public enum ChannelMode {
  /** Frames are replies, except for the push frames of RESP3. */
  COMMANDS,
  /** Arrays that start with {@code message} and the like are pushed; RESP2 has no other sign. */
  RESP2_SUBSCRIBED,
  /** Simple strings other than {@code OK} are what {@code MONITOR} reports. */
  MONITOR;

  /** Tells whether a frame answers no command, also where that may depend on what is asked. */
  boolean pushes(Frame frame, boolean nothingIsAsked) {
    if (frame.type() == ReplyType.PUSH) {
      return true;
    }
    return switch (this) {
      case COMMANDS -> false;
      case MONITOR ->
          frame.type() == ReplyType.SIMPLE_STRING && (nothingIsAsked || !"OK".equals(frame.text()));
      case RESP2_SUBSCRIBED ->
          frame.type() == ReplyType.ARRAY && frame.hasNext() && startsLikePush(frame);
    };
  }

  private static boolean startsLikePush(Frame frame) {
    PushKind kind = frame.element(PushKind.FIRST_ELEMENT);
    frame.rewind();
    return kind != PushKind.OTHER;
  }
}
