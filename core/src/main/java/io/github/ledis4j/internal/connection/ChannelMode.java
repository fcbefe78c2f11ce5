package io.github.ledis4j.internal.connection;

/** What the frames on a channel mean; changed on leased channels only. */
public enum ChannelMode {
  /** Frames are replies, except for the push frames of RESP3. */
  COMMANDS,
  /** Arrays that start with {@code message} and the like are pushed; RESP2 has no other sign. */
  RESP2_SUBSCRIBED,
  /** Simple strings other than {@code OK} are what {@code MONITOR} reports. */
  MONITOR
}
