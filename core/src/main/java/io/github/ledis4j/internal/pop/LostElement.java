package io.github.ledis4j.internal.pop;

import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.event.UndeliveredElement;

/** An element without a place to go. */
record LostElement(int database, KeyValue<byte[], byte[]> popped, boolean front, Throwable reason)
    implements UndeliveredElement {

  @Override
  public byte[] key() {
    return popped.key().clone();
  }

  @Override
  public byte[] value() {
    return popped.value().clone();
  }

  /** Says why, but neither key nor value. */
  @Override
  public String toString() {
    return "UndeliveredElement[database=" + database + ", reason=" + reason.getMessage() + "]";
  }
}
