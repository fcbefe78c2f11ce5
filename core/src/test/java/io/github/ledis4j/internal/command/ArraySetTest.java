package io.github.ledis4j.internal.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArraySetTest {

  /** All hashes are equal, as somebody may choose them. */
  private record Colliding(int number) {
    @Override
    public int hashCode() {
      return 7;
    }
  }

  private static void assertLikeLinked(Object[] elements, String message) {
    Set<Object> linked = new LinkedHashSet<>(Arrays.asList(elements));
    Set<Object> set = ArraySet.of(elements.clone());
    assertEquals(linked, set, message);
    assertEquals(set, linked, message);
    assertEquals(linked.hashCode(), set.hashCode(), message);
    assertArrayEquals(linked.toArray(), set.toArray(), message);
    linked.forEach(element -> assertTrue(set.contains(element), message));
    assertFalse(set.contains("missing"), message);
  }

  @Test
  void should_be_like_a_linked_set_when_elements_are_random() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      int range = 1 + random.nextInt(100);
      Object[] elements =
          random.ints(random.nextInt(100), 0, range).mapToObj(i -> "e" + i).toArray();
      assertLikeLinked(elements, "seed " + seed);
    }
  }

  @Test
  void should_be_like_a_linked_set_whatever_its_size() {
    for (int size = 1; size < 300; size++) {
      assertLikeLinked(IntStream.range(0, size).boxed().toArray(), size + " side by side");
      assertLikeLinked(IntStream.range(0, size).mapToObj(i -> i << 20).toArray(), size + " far");
    }
  }

  @Test
  void should_be_like_a_linked_set_when_all_hashes_are_equal() {
    for (int size : new int[] {2, 127, 128, 129, 400}) {
      assertLikeLinked(
          IntStream.range(0, size).mapToObj(i -> new Colliding(i % 200)).toArray(), "size " + size);
      Set<Object> set = ArraySet.of(IntStream.range(0, size).mapToObj(Colliding::new).toArray());
      assertFalse(set.contains(new Colliding(-1)));
    }
  }

  @Test
  void should_hold_null_when_a_mapper_makes_it() {
    assertLikeLinked(new Object[] {"a", null, "b", null}, "among others");
    assertLikeLinked(new Object[] {null}, "alone");
    assertFalse(ArraySet.of(new Object[] {"a"}).contains(null));
  }

  @Test
  void should_compare_bytes_by_their_content() {
    Set<byte[]> set = ArraySet.of(new byte[][] {{1}, {2}, {1}});
    assertEquals(2, set.size());
    assertTrue(set.contains(new byte[] {2}));
    assertFalse(set.contains(new byte[] {3}));
  }

  @Test
  void should_be_unmodifiable() {
    Set<String> set = ArraySet.of(new String[] {"a"});
    assertThrows(UnsupportedOperationException.class, () -> set.add("b"));
    assertThrows(UnsupportedOperationException.class, () -> set.remove("b"));
    assertThrows(UnsupportedOperationException.class, set::clear);
    Iterator<String> iterator = set.iterator();
    iterator.next();
    assertThrows(UnsupportedOperationException.class, iterator::remove);
  }

  @Test
  void should_be_serializable_when_its_elements_are() throws Exception {
    Set<String> set = ArraySet.of(new String[] {"a", "b", "a"});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(set);
    }
    ByteArrayInputStream written = new ByteArrayInputStream(bytes.toByteArray());
    try (ObjectInputStream in = new ObjectInputStream(written)) {
      assertEquals(set, in.readObject());
    }
  }
}
