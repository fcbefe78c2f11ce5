package io.github.ledis4j.codec.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Encoders that wait for their next command. Each thread has one of its own; virtual threads, most
 * of which send a command or two in their life, share some. Thread-safe.
 */
final class SpareEncoders {
  private static final int SHARED = 32;

  private static final ThreadLocal<SpareEncoders> OWN = ThreadLocal.withInitial(SpareEncoders::new);
  private static final AtomicReferenceArray<@Nullable CommandEncoder> OF_VIRTUAL_THREADS =
      new AtomicReferenceArray<>(SHARED);
  private static final @Nullable Class<?> VIRTUAL = virtualThread();

  private @Nullable CommandEncoder encoder;

  private SpareEncoders() {}

  /** The class of virtual threads, or null before Java 21. */
  private static @Nullable Class<?> virtualThread() {
    try {
      return Class.forName("java.lang.VirtualThread", false, null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** Returns an encoder that nobody else has, until it is given back. */
  static CommandEncoder take() {
    Thread thread = Thread.currentThread();
    CommandEncoder spare;
    if (thread.getClass() == VIRTUAL) {
      spare = OF_VIRTUAL_THREADS.getAndSet(slot(thread), null);
    } else {
      // A codec that itself packs a command on this thread finds none, and gets a new one.
      SpareEncoders own = OWN.get();
      spare = own.encoder;
      own.encoder = null;
    }
    return spare == null ? new CommandEncoder() : spare;
  }

  static void giveBack(CommandEncoder encoder) {
    Thread thread = Thread.currentThread();
    if (thread.getClass() == VIRTUAL) {
      OF_VIRTUAL_THREADS.setRelease(slot(thread), encoder);
    } else {
      OWN.get().encoder = encoder;
    }
  }

  private static int slot(Thread thread) {
    return (int) (thread.getId() % SHARED);
  }
}
