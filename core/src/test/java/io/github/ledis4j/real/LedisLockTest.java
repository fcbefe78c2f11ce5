package io.github.ledis4j.real;

import static io.github.ledis4j.real.LockParty.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.error.LockException;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Locks without a script: what LedisDB keeps of them, and what dead holders leave. */
class LedisLockTest {
  private static final Duration PATIENT = Duration.ofSeconds(50);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final LedisClient client = LedisClient.create(LEDIS.uri());
  private final LedisClient other = LedisClient.create(LEDIS.uri());

  @BeforeEach
  void empty() {
    await(client.flushall());
  }

  @AfterEach
  void close() {
    client.close();
    other.close();
  }

  @Test
  void should_keep_the_key_longer_than_the_lease_when_the_server_counts_whole_seconds() {
    HeldLock held = await(client.lock("k").lease(Duration.ofMillis(99_001)).acquire());
    Duration ttl = await(other.ttl("k"));

    assertNotNull(ttl);
    assertTrue(ttl.compareTo(Duration.ofSeconds(101)) <= 0, ttl::toString);
    assertTrue(ttl.compareTo(held.remaining()) >= 0, ttl::toString);
    assertEquals(held.token() + " 101", await(other.get("k")));
    await(held.extendTo(Duration.ofSeconds(1_000)));
    assertTrue(held.remaining().compareTo(Duration.ofSeconds(900)) > 0);
    Duration longer = await(other.ttl("k"));
    assertNotNull(longer);
    assertTrue(longer.compareTo(Duration.ofSeconds(900)) > 0, longer::toString);
    await(held.release());
    assertNull(await(other.get("k")));
  }

  @Test
  @Tag("slow")
  @Tag("any-jvm")
  void should_give_no_lock_away_before_its_lease_is_over_when_nobody_releases_it() {
    for (int i = 0; i < 5; i++) {
      HeldLock dead = await(client.lock("k").lease(Duration.ofMillis(400)).acquire());
      HeldLock next =
          await(
              other
                  .lock("k")
                  .lease(Duration.ofMinutes(1))
                  .pollEvery(Duration.ofMillis(2))
                  .waitAtMost(PATIENT)
                  .acquire());
      assertEquals(Duration.ZERO, dead.remaining());
      await(next.release());
    }
  }

  @Test
  @Tag("slow")
  @Tag("any-jvm")
  void should_end_a_lock_without_an_end_when_its_holder_died_just_then() {
    assertEquals(true, await(other.setnx("k", "dead 1")));
    HeldLock held = await(client.lock("k").waitAtMost(PATIENT).acquire());
    assertTrue(await(held.owned()));
    await(held.release());
  }

  @Test
  @Tag("slow")
  @Tag("any-jvm")
  void should_end_a_lock_without_an_end_when_it_is_only_ever_tried() {
    assertEquals(true, await(other.setnx("k", "dead 1")));
    Lock lock = client.lock("k");
    Poll.until(() -> await(lock.tryAcquire()) != null);
  }

  @Test
  void should_wait_for_what_others_stored_when_it_is_no_lock_of_ours() {
    assertEquals(true, await(other.set("k", "no lock")));
    Lock lock = client.lock("k").pollEvery(Duration.ofMillis(5)).waitAtMost(Duration.ofMillis(200));

    CompletionException failure =
        assertThrows(CompletionException.class, () -> await(lock.acquire()));
    assertInstanceOf(LockException.class, failure.getCause());
    assertEquals("no lock", await(other.get("k")));
    assertNull(await(other.ttl("k")));
  }

  @Test
  void should_lock_any_key_when_keys_are_bytes() {
    byte[] key = {0, '\r', '\n', (byte) 0xff};
    Lock lock = client.withCodecs(Codec.BYTES, Codec.BYTES).lock(key);
    HeldLock held = await(lock.acquire());

    assertTrue(await(lock.locked()));
    assertFalse(await(client.withDatabase(3).lock("k").locked()));
    await(held.release());
    assertFalse(await(lock.locked()));
  }
}
