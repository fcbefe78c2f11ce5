package io.github.ledis4j.internal.event;

import io.github.ledis4j.event.UndeliveredElement;

/** What stands behind {@link UndeliveredElement}. */
public final class LostElement implements UndeliveredElement {
  private final int database;
  private final byte[] key;
  private final byte[] value;
  private final boolean front;
  private final Throwable reason;

  /** Takes the arrays over: nobody else may change them. */
  public LostElement(int database, byte[] key, byte[] value, boolean front, Throwable reason) {
    this.database = database;
    this.key = key;
    this.value = value;
    this.front = front;
    this.reason = reason;
  }

  @Override
  public int database() {
    return database;
  }

  @Override
  public byte[] key() {
    return key.clone();
  }

  @Override
  public byte[] value() {
    return value.clone();
  }

  @Override
  public boolean front() {
    return front;
  }

  @Override
  public Throwable reason() {
    return reason;
  }

  /** Says why, but neither key nor value. */
  @Override
  public String toString() {
    return "UndeliveredElement[database=" + database + ", reason=" + reason.getMessage() + "]";
  }
}
